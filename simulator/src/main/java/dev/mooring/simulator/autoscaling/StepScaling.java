package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/**
 * Moves capacity by the step that an alarm's breach falls in. Source: user guide of Application Auto Scaling, "How step scaling
 * works".
 */
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

    /** @return false where there is no policy of this ARN, or nothing to choose a step by */
    boolean alarmed(Caller caller, String policyArn, ScalingTrigger trigger) {
        for (TargetEntry target : regions.of(caller).all()) {
            for (ScalingPolicy policy : target.policies.values()) {
                if (policy.policyARN().equals(policyArn)) {
                    return policy.stepScalingPolicyConfiguration() == null || scale(caller, target, policy, trigger);
                }
            }
        }
        return false;
    }

    private boolean scale(Caller caller, TargetEntry target, ScalingPolicy policy, ScalingTrigger trigger) {
        StepScalingPolicyConfiguration steps = policy.stepScalingPolicyConfiguration();
        OptionalDouble breach = aggregate(steps, trigger.breaches());
        OptionalInt present = scaler.desired(caller, target);
        if (breach.isEmpty() || present.isEmpty()) {
            return false;
        }
        String cause = "monitor alarm " + trigger.alarm() + " in state " + trigger.state() + " triggered policy "
                + policy.policyName();
        steps.stepAdjustments().stream()
                .filter(step -> holds(step, breach.getAsDouble()))
                .findFirst()
                .ifPresent(step -> move(caller, target, steps, step.scalingAdjustment(), present.getAsInt(), cause));
        return true;
    }

    private static OptionalDouble aggregate(StepScalingPolicyConfiguration steps, List<Double> breaches) {
        DoubleStream figures = breaches.stream().mapToDouble(breach -> breach);
        return switch (Objects.requireNonNullElse(steps.metricAggregationTypeAsString(), "Average")) {
            case "Minimum" -> figures.min();
            case "Maximum" -> figures.max();
            default -> figures.average();
        };
    }

    private void move(
            Caller caller,
            TargetEntry target,
            StepScalingPolicyConfiguration steps,
            int adjustment,
            int present,
            String cause) {
        Duration cooldown = Duration.ofSeconds(Objects.requireNonNullElse(steps.cooldown(), DEFAULT_COOLDOWN));
        SuspendedState suspended = target.settings.suspendedState();
        if (wanted(steps, adjustment, present) > present) {
            int added = target.added(timeline.now(), cooldown);
            int wanted = wanted(steps, adjustment, present - added);
            if (wanted > present && !suspended.dynamicScalingOutSuspended()) {
                scaler.move(caller, target, wanted, added, cause);
            }
        } else if (!suspended.dynamicScalingInSuspended() && !target.coolingIn(timeline.now(), cooldown)) {
            scaler.move(caller, target, wanted(steps, adjustment, present), cause);
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
