package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;

/** Moves capacity by the step that an alarm's breach falls in. */
final class StepScaling {
    private static final int DEFAULT_COOLDOWN = 300;
    private final Regional<Scaling> regions;
    private final Timeline timeline;
    private final Scaler scaler;

    StepScaling(Regional<Scaling> regions, Timeline timeline, Scaler scaler) {
        this.regions = regions;
        this.timeline = timeline;
        this.scaler = scaler;
    }

    /** @return false where there is no step scaling policy of this ARN */
    boolean alarmed(Caller caller, String policyArn, String alarmName, double breach) {
        for (TargetEntry target : regions.of(caller).all()) {
            for (ScalingPolicy policy : target.policies.values()) {
                if (policy.policyARN().equals(policyArn) && policy.stepScalingPolicyConfiguration() != null) {
                    scale(caller, target, policy, alarmName, breach);
                    return true;
                }
            }
        }
        return false;
    }

    private void scale(Caller caller, TargetEntry target, ScalingPolicy policy, String alarmName, double breach) {
        StepScalingPolicyConfiguration steps = policy.stepScalingPolicyConfiguration();
        OptionalInt present = scaler.desired(caller, target);
        Optional<StepAdjustment> step = steps.stepAdjustments().stream()
                .filter(candidate -> holds(candidate, breach))
                .findFirst();
        if (present.isEmpty() || step.isEmpty()) {
            return;
        }
        int wanted = wanted(steps, step.get().scalingAdjustment(), present.getAsInt());
        Duration cooldown = Duration.ofSeconds(steps.cooldown() == null ? DEFAULT_COOLDOWN : steps.cooldown());
        boolean out = wanted > present.getAsInt();
        boolean held = out
                ? target.settings.suspendedState().dynamicScalingOutSuspended()
                        || target.coolingOut(timeline.now(), cooldown)
                : target.settings.suspendedState().dynamicScalingInSuspended()
                        || target.coolingIn(timeline.now(), cooldown);
        if (!held) {
            scaler.move(
                    caller,
                    target,
                    wanted,
                    "monitor alarm " + alarmName + " in state ALARM triggered policy " + policy.policyName());
        }
    }

    /** Bounds are relative to the alarm's threshold; the lower one belongs to the step. */
    private static boolean holds(StepAdjustment step, double breach) {
        Double lower = step.metricIntervalLowerBound();
        Double upper = step.metricIntervalUpperBound();
        if (breach < 0 || (breach == 0 && upper != null && upper <= 0)) {
            return (lower == null || breach > lower) && (upper == null || breach <= upper);
        }
        return (lower == null || breach >= lower) && (upper == null || breach < upper);
    }

    private static int wanted(StepScalingPolicyConfiguration steps, int adjustment, int present) {
        int magnitude = steps.minAdjustmentMagnitude() == null ? 0 : steps.minAdjustmentMagnitude();
        return switch (steps.adjustmentTypeAsString()) {
            case "ExactCapacity" -> adjustment;
            case "PercentChangeInCapacity" -> {
                int change = rounded(present * adjustment / 100.0);
                yield present + (Math.abs(change) < magnitude ? Integer.signum(adjustment) * magnitude : change);
            }
            default -> present + adjustment;
        };
    }

    /** Values above 1 are rounded down, those between 0 and 1 to 1, and the same below zero. */
    private static int rounded(double change) {
        return change > 0 ? Math.max(1, (int) change) : change < 0 ? Math.min(-1, (int) change) : 0;
    }
}
