package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScheduledActionResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTargetAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;

/** Scheduled actions come, change, are described and go; and at their times they move a target's limits. */
final class ScheduleOperations {
    private static final int MOST_PER_PAGE = 50;
    private static final int MOST_PER_TARGET = 200;
    private final Regional<Scaling> regions;
    private final Timeline timeline;
    private final Ids ids;
    private final Scaler scaler;

    ScheduleOperations(Regional<Scaling> regions, Timeline timeline, Ids ids, Scaler scaler) {
        this.regions = regions;
        this.timeline = timeline;
        this.ids = ids;
        this.scaler = scaler;
    }

    void bind(Api.Operations operations) {
        operations.on(PutScheduledActionRequest.class, this::put);
        operations.on(DeleteScheduledActionRequest.class, this::delete);
        operations.on(DescribeScheduledActionsRequest.class, this::describe);
    }

    private PutScheduledActionResponse put(PutScheduledActionRequest request, Caller caller) {
        TargetKey key = new TargetKey(
                request.serviceNamespaceAsString(), request.resourceId(), request.scalableDimensionAsString());
        TargetEntry target = regions.of(caller).find(key).orElseThrow(() -> AutoscalingErrors.notRegistered(key));
        ScheduledAction present = target.actions.get(request.scheduledActionName());
        if (present == null && target.actions.size() >= MOST_PER_TARGET) {
            throw AutoscalingErrors.tooMany("scheduled actions", MOST_PER_TARGET);
        }
        ScheduledAction action = wanted(request, present, caller);
        check(action);
        target.actions.put(action.scheduledActionName(), action);
        plan(caller, target, action, timeline.now());
        return PutScheduledActionResponse.builder().build();
    }

    private ScheduledAction wanted(
            PutScheduledActionRequest request, @Nullable ScheduledAction present, Caller caller) {
        ScheduledAction.Builder action = present == null ? fresh(request, caller).toBuilder() : present.toBuilder();
        Optional.ofNullable(request.schedule()).ifPresent(action::schedule);
        Optional.ofNullable(request.timezone()).ifPresent(action::timezone);
        Optional.ofNullable(request.scalableTargetAction()).ifPresent(action::scalableTargetAction);
        // "If a scheduled action is updated, values for the start and end time that are left out are removed."
        return action.startTime(request.startTime()).endTime(request.endTime()).build();
    }

    private ScheduledAction fresh(PutScheduledActionRequest request, Caller caller) {
        String resource = request.serviceNamespaceAsString() + "/" + request.resourceId();
        return ScheduledAction.builder()
                .scheduledActionName(request.scheduledActionName())
                .scheduledActionARN(caller.arn(
                        "autoscaling",
                        "scheduledAction:" + ids.uuid() + ":resource/" + resource + ":scheduledActionName/"
                                + request.scheduledActionName()))
                .serviceNamespace(request.serviceNamespaceAsString())
                .resourceId(request.resourceId())
                .scalableDimension(request.scalableDimensionAsString())
                .creationTime(timeline.now())
                .build();
    }

    private static void check(ScheduledAction action) {
        if (action.schedule() == null) {
            throw AutoscalingErrors.invalid("A schedule must be specified for a scheduled action.");
        }
        schedule(action);
        ScalableTargetAction limits = action.scalableTargetAction();
        if (limits == null || (limits.minCapacity() == null && limits.maxCapacity() == null)) {
            throw AutoscalingErrors.invalid("A minimum or maximum capacity must be specified for a scheduled action.");
        }
        if (limits.minCapacity() != null && limits.maxCapacity() != null) {
            TargetChecks.limits(limits.minCapacity(), limits.maxCapacity());
        }
        if (action.startTime() != null
                && action.endTime() != null
                && !action.endTime().isAfter(action.startTime())) {
            throw AutoscalingErrors.invalid("The end time must be after the start time.");
        }
    }

    private static ScheduleExpression schedule(ScheduledAction action) {
        Instant start = action.startTime() == null ? action.creationTime() : action.startTime();
        return ScheduleExpression.parse(action.schedule(), action.timezone(), start);
    }

    /** Waits for the first time after {@code moment}; an action that was replaced or deleted meanwhile does nothing. */
    private void plan(Caller caller, TargetEntry target, ScheduledAction action, Instant moment) {
        Instant from = action.startTime() != null && action.startTime().isAfter(moment)
                ? action.startTime().minusMillis(1)
                : moment;
        schedule(action)
                .after(from)
                .filter(time -> action.endTime() == null || !time.isAfter(action.endTime()))
                .ifPresent(time -> timeline.after(Duration.between(timeline.now(), time), () -> {
                    if (isThere(target, action) && regions.of(caller).has(target)) {
                        act(caller, target, action);
                        plan(caller, target, action, time);
                    }
                }));
    }

    /** This very action, and not another that was put in its place, equal or not. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isThere(TargetEntry target, ScheduledAction action) {
        return target.actions.get(action.scheduledActionName()) == action;
    }

    private void act(Caller caller, TargetEntry target, ScheduledAction action) {
        if (target.settings.suspendedState().scheduledScalingSuspended()) {
            return;
        }
        ScalableTargetAction limits = action.scalableTargetAction();
        int min = limits.minCapacity() == null ? target.settings.minCapacity() : limits.minCapacity();
        int max = limits.maxCapacity() == null ? target.settings.maxCapacity() : limits.maxCapacity();
        if (max < min) {
            return;
        }
        target.settings =
                target.settings.toBuilder().minCapacity(min).maxCapacity(max).build();
        String cause = "scheduled action name " + action.scheduledActionName() + " was triggered";
        scaler.record(
                caller,
                target,
                "Setting min capacity to " + min + " and max capacity to " + max,
                cause,
                "Successfully set min capacity to " + min + " and max capacity to " + max);
        scaler.fit(caller, target, cause);
    }

    private DeleteScheduledActionResponse delete(DeleteScheduledActionRequest request, Caller caller) {
        TargetKey key = new TargetKey(
                request.serviceNamespaceAsString(), request.resourceId(), request.scalableDimensionAsString());
        boolean gone = regions.of(caller)
                .find(key)
                .map(target -> target.actions.remove(request.scheduledActionName()))
                .isPresent();
        if (!gone) {
            throw AutoscalingErrors.noAction(key, request.scheduledActionName());
        }
        return DeleteScheduledActionResponse.builder().build();
    }

    private DescribeScheduledActionsResponse describe(DescribeScheduledActionsRequest request, Caller caller) {
        List<ScheduledAction> all = regions.of(caller).all().stream()
                .filter(target -> target.key().namespace().equals(request.serviceNamespaceAsString()))
                .filter(target -> request.resourceId() == null
                        || request.resourceId().equals(target.key().resourceId()))
                .filter(target -> request.scalableDimensionAsString() == null
                        || request.scalableDimensionAsString()
                                .equals(target.key().dimension()))
                .flatMap(target -> target.actions.values().stream())
                .filter(action -> request.scheduledActionNames().isEmpty()
                        || request.scheduledActionNames().contains(action.scheduledActionName()))
                .toList();
        Page<ScheduledAction> page =
                Page.of(all, request.nextToken(), request.maxResults(), MOST_PER_PAGE, AutoscalingErrors::badToken);
        return DescribeScheduledActionsResponse.builder()
                .scheduledActions(page.items())
                .nextToken(page.next())
                .build();
    }
}
