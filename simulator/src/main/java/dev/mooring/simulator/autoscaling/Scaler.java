package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.OptionalInt;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivityStatusCode;

/** Moves capacity, within what a target allows, and writes down that it did. */
final class Scaler {
    private final Regional<Scaling> regions;
    private final Timeline timeline;
    private final Ids ids;
    private final Capacity capacity;

    Scaler(Regional<Scaling> regions, Timeline timeline, Ids ids, Capacity capacity) {
        this.regions = regions;
        this.timeline = timeline;
        this.ids = ids;
        this.capacity = capacity;
    }

    OptionalInt desired(Caller caller, TargetEntry target) {
        return target.key().isEcsService()
                ? capacity.desired(caller, target.key().resourceId())
                : OptionalInt.empty();
    }

    /** Moves a capacity that its target no longer allows to the nearest that it does; no policy cools down for it. */
    void fit(Caller caller, TargetEntry target, String cause) {
        desired(caller, target).ifPresent(count -> set(caller, target, count, cause));
    }

    /** Moves the capacity, for a policy, as near to {@code wanted} as its target allows. */
    void move(Caller caller, TargetEntry target, int wanted, String cause) {
        move(caller, target, wanted, 0, cause);
    }

    /** @param before what was added by the scaling out whose cooldown this goes on with */
    void move(Caller caller, TargetEntry target, int wanted, int before, String cause) {
        int change = set(caller, target, wanted, cause);
        if (change > 0) {
            target.scaledOut(timeline.now(), before + change);
        } else if (change < 0) {
            target.scaledIn(timeline.now());
        }
    }

    /** @return by how much it moved */
    private int set(Caller caller, TargetEntry target, int wanted, String cause) {
        OptionalInt present = desired(caller, target);
        int next = target.within(wanted);
        if (present.isEmpty() || present.getAsInt() == next) {
            return 0;
        }
        capacity.set(caller, target.key().resourceId(), next);
        record(
                caller,
                target,
                "Setting desired count to " + next + ".",
                cause,
                "Successfully set desired count to " + next + ". Change successfully fulfilled by ecs.");
        return next - present.getAsInt();
    }

    void record(Caller caller, TargetEntry target, String description, String cause, String status) {
        regions.of(caller)
                .record(ScalingActivity.builder()
                        .activityId(ids.uuid())
                        .serviceNamespace(target.key().namespace())
                        .resourceId(target.key().resourceId())
                        .scalableDimension(target.key().dimension())
                        .description(description)
                        .cause(cause)
                        .startTime(timeline.now())
                        .endTime(timeline.now())
                        .statusCode(ScalingActivityStatusCode.SUCCESSFUL)
                        .statusMessage(status)
                        .build());
    }
}
