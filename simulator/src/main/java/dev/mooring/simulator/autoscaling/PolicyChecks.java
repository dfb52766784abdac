package dev.mooring.simulator.autoscaling;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.CustomizedMetricSpecification;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingMetricDataQuery;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;

/** What a scaling policy must be like. */
final class PolicyChecks {
    static final String STEP = "StepScaling";
    private static final String TRACKING = "TargetTrackingScaling";

    private PolicyChecks() {}

    static void request(PutScalingPolicyRequest request, @Nullable ScalingPolicy present) {
        if (request.policyTypeAsString() == null
                && present == null
                && request.targetTrackingScalingPolicyConfiguration() != null) {
            throw AutoscalingErrors.invalid("A policy type must be specified for a target tracking scaling policy.");
        }
        String type = Objects.requireNonNullElse(
                request.policyTypeAsString(), present == null ? STEP : present.policyTypeAsString());
        if (present != null && !type.equals(present.policyTypeAsString())) {
            throw AutoscalingErrors.invalid("The policy type of an existing scaling policy cannot be changed.");
        }
        StepScalingPolicyConfiguration steps = request.stepScalingPolicyConfiguration();
        TargetTrackingScalingPolicyConfiguration tracking = request.targetTrackingScalingPolicyConfiguration();
        if ((steps != null && !type.equals(STEP)) || (tracking != null && !type.equals(TRACKING))) {
            throw AutoscalingErrors.invalid(
                    "The scaling policy configuration that was specified does not match the policy type " + type + ".");
        }
        if (tracking != null) {
            tracking(tracking);
        }
        if (steps != null) {
            steps(steps);
        }
    }

    private static void tracking(TargetTrackingScalingPolicyConfiguration tracking) {
        CustomizedMetricSpecification customized = tracking.customizedMetricSpecification();
        if ((tracking.predefinedMetricSpecification() == null) == (customized == null)) {
            throw AutoscalingErrors.invalid(
                    "You must specify either a PredefinedMetricSpecification or a CustomizedMetricSpecification.");
        }
        boolean balanced = tracking.predefinedMetricSpecification() != null
                && tracking.predefinedMetricSpecification()
                        .predefinedMetricTypeAsString()
                        .equals("ALBRequestCountPerTarget");
        if (balanced && tracking.predefinedMetricSpecification().resourceLabel() == null) {
            throw AutoscalingErrors.invalid("A resource label must be specified for ALBRequestCountPerTarget.");
        }
        if (customized != null) {
            customized(customized);
        }
        if (negative(tracking.scaleInCooldown()) || negative(tracking.scaleOutCooldown())) {
            throw AutoscalingErrors.invalid("Cooldown must not be negative.");
        }
    }

    private static void customized(CustomizedMetricSpecification metric) {
        boolean single = metric.metricName() != null || metric.namespace() != null || metric.statistic() != null;
        if (single == metric.hasMetrics()) {
            throw AutoscalingErrors.invalid("A customized metric is either one metric or metric math, not both.");
        }
        if (single
                && Stream.of(metric.metricName(), metric.namespace(), metric.statisticAsString())
                        .anyMatch(Objects::isNull)) {
            throw AutoscalingErrors.invalid("A customized metric needs a metric name, a namespace and a statistic.");
        }
        List<TargetTrackingMetricDataQuery> returned = metric.metrics().stream()
                .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                .toList();
        if (metric.hasMetrics() && returned.size() != 1) {
            throw AutoscalingErrors.invalid(
                    "Exactly one metric data query must return data; found " + returned.size() + ".");
        }
    }

    private static void steps(StepScalingPolicyConfiguration steps) {
        if (steps.adjustmentType() == null) {
            throw AutoscalingErrors.invalid("An adjustment type must be specified for a step scaling policy.");
        }
        if (negative(steps.cooldown())) {
            throw AutoscalingErrors.invalid("Cooldown must not be negative.");
        }
        for (StepAdjustment step : steps.stepAdjustments()) {
            Double lower = step.metricIntervalLowerBound();
            Double upper = step.metricIntervalUpperBound();
            if (lower == null && upper == null && steps.stepAdjustments().size() > 1) {
                throw AutoscalingErrors.invalid("At least one bound must be specified for each step adjustment.");
            }
            if (lower != null && upper != null && lower >= upper) {
                throw AutoscalingErrors.invalid("The lower bound of a step adjustment must be below its upper bound.");
            }
        }
    }

    private static boolean negative(@Nullable Integer number) {
        return number != null && number < 0;
    }
}
