package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;

/**
 * Holds metrics at their targets: out as soon as one policy asks for it, in only when all do, as "How target tracking scaling
 * works" of the user guide says.
 */
final class TargetTracking {
    /** "… if the metric is below 90 percent of the target" is when the low alarm goes off. */
    static final double WELL_BELOW = 0.9;

    private static final Duration DEFAULT_COOLDOWN = Duration.ofMinutes(5);
    private final Regional<Scaling> regions;
    private final Timeline timeline;
    private final AutoscalingOptions options;
    private final TrackedMetric metric;
    private final Scaler scaler;
    private final Map<Follower, Follower> followers = new HashMap<>();

    TargetTracking(
            Regional<Scaling> regions,
            Timeline timeline,
            AutoscalingOptions options,
            TrackedMetric metric,
            Scaler scaler) {
        this.regions = regions;
        this.timeline = timeline;
        this.options = options;
        this.metric = metric;
        this.scaler = scaler;
    }

    /** Looks at this policy's metric from now on, for as long as there is a policy of this name on this target. */
    void follow(Caller caller, TargetEntry target, String policyName) {
        Follower follower = new Follower(caller, target, policyName);
        if (followers.putIfAbsent(follower, follower) == null) {
            timeline.after(options.period(), () -> look(follower));
        }
    }

    private void look(Follower follower) {
        ScalingPolicy policy = follower.target.policies.get(follower.policyName);
        if (policy == null || !regions.of(follower.caller).has(follower.target)) {
            followers.remove(follower);
            return;
        }
        timeline.after(options.period(), () -> look(follower));
        TargetTrackingScalingPolicyConfiguration tracking = policy.targetTrackingScalingPolicyConfiguration();
        OptionalDouble value =
                metric.read(follower.caller, follower.target.key().resourceId(), tracking);
        follower.above = value.isPresent() && value.getAsDouble() > tracking.targetValue() ? follower.above + 1 : 0;
        follower.below =
                value.isPresent() && value.getAsDouble() < WELL_BELOW * tracking.targetValue() ? follower.below + 1 : 0;
        if (follower.above >= options.looksAbove()) {
            scaleOut(follower, policy, tracking, value.getAsDouble());
        } else if (follower.below >= options.looksBelow()) {
            scaleIn(follower, policy, tracking, value.getAsDouble());
        }
    }

    private void scaleOut(
            Follower follower, ScalingPolicy policy, TargetTrackingScalingPolicyConfiguration tracking, double value) {
        OptionalInt present = scaler.desired(follower.caller, follower.target);
        boolean suspended = follower.target.settings.suspendedState().dynamicScalingOutSuspended();
        if (present.isEmpty()
                || suspended
                || follower.target.coolingOut(timeline.now(), cooldown(tracking.scaleOutCooldown()))) {
            return;
        }
        int wanted = Math.max(present.getAsInt() + 1, proportional(present.getAsInt(), value, tracking.targetValue()));
        scaler.move(follower.caller, follower.target, wanted, cause(policy, 0));
    }

    private void scaleIn(
            Follower follower, ScalingPolicy policy, TargetTrackingScalingPolicyConfiguration tracking, double value) {
        OptionalInt present = scaler.desired(follower.caller, follower.target);
        boolean suspended = follower.target.settings.suspendedState().dynamicScalingInSuspended();
        if (present.isEmpty()
                || suspended
                || Boolean.TRUE.equals(tracking.disableScaleIn())
                || !othersAgree(follower)
                || follower.target.coolingIn(timeline.now(), cooldown(tracking.scaleInCooldown()))) {
            return;
        }
        int wanted = Math.min(present.getAsInt(), proportional(present.getAsInt(), value, tracking.targetValue()));
        scaler.move(follower.caller, follower.target, wanted, cause(policy, 1));
    }

    private boolean othersAgree(Follower follower) {
        return followers.keySet().stream()
                .filter(other -> other.target == follower.target && !other.equals(follower))
                .filter(other -> {
                    ScalingPolicy policy = other.target.policies.get(other.policyName);
                    return policy != null
                            && !Boolean.TRUE.equals(policy.targetTrackingScalingPolicyConfiguration()
                                    .disableScaleIn());
                })
                .allMatch(other -> other.below >= options.looksBelow());
    }

    private static int proportional(int present, double value, double target) {
        return (int) Math.ceil(Math.max(present, 1) * value / target);
    }

    private static String cause(ScalingPolicy policy, int side) {
        return "monitor alarm " + policy.alarms().get(side).alarmName() + " in state ALARM triggered policy "
                + policy.policyName();
    }

    private static Duration cooldown(@Nullable Integer seconds) {
        return seconds == null ? DEFAULT_COOLDOWN : Duration.ofSeconds(seconds);
    }

    /** One policy, and on how many looks in a row its metric was out of place. */
    private static final class Follower {
        private final Caller caller;
        private final TargetEntry target;
        private final String policyName;
        private int above;
        private int below;

        Follower(Caller caller, TargetEntry target, String policyName) {
            this.caller = caller;
            this.target = target;
            this.policyName = policyName;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Follower follower
                    && follower.target == target
                    && follower.policyName.equals(policyName);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(target) + policyName.hashCode();
        }
    }
}
