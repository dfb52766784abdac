package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.applicationautoscaling.model.Alarm;
import software.amazon.awssdk.services.applicationautoscaling.model.CustomizedMetricSpecification;
import software.amazon.awssdk.services.applicationautoscaling.model.PredefinedMetricSpecification;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;

/**
 * The alarms of policies: target tracking's own, which show how its metric stands (the policy looks at the metric itself), and
 * those that act on policies of steps.
 */
final class TrackingAlarms {
    /** User guide, "How target tracking scaling works": out after 3 minutes, in after 15. */
    private static final int MINUTES_ABOVE = 3;

    private static final int MINUTES_BELOW = 15;

    /** Behind a policy's ARN in the action of an alarm that target tracking made. */
    private static final String MADE_BY = ":createdBy/";

    private final ScalingAlarms alarms;
    private final Ids ids;

    TrackingAlarms(ScalingAlarms alarms, Ids ids) {
        this.alarms = alarms;
        this.ids = ids;
    }

    /** A policy's ARN, where an alarm names it with who made the alarm. */
    static String policyArn(String action) {
        int maker = action.indexOf(MADE_BY);
        return maker < 0 ? action : action.substring(0, maker);
    }

    /** The policy with new alarms, its old ones gone; one that does not scale in has none below. */
    ScalingPolicy renew(Caller caller, ScalingPolicy policy) {
        TargetTrackingScalingPolicyConfiguration tracking = policy.targetTrackingScalingPolicyConfiguration();
        double target = tracking.targetValue();
        List<Alarm> names = new ArrayList<>();
        names.add(put(caller, policy, "AlarmHigh", true, target, MINUTES_ABOVE));
        if (!Boolean.TRUE.equals(tracking.disableScaleIn())) {
            names.add(put(caller, policy, "AlarmLow", false, TargetTracking.WELL_BELOW * target, MINUTES_BELOW));
        }
        delete(caller, policy);
        return policy.toBuilder().alarms(names).build();
    }

    private Alarm put(Caller caller, ScalingPolicy policy, String side, boolean above, double threshold, int minutes) {
        String name = "TargetTracking-" + policy.resourceId() + "-" + side + "-" + ids.uuid();
        String maker = UUID.nameUUIDFromBytes(policy.policyARN().getBytes(StandardCharsets.UTF_8))
                .toString();
        String action = policy.policyARN() + MADE_BY + maker;
        watched(policy).ifPresent(watched -> {
            try {
                alarms.put(
                        caller,
                        new TrackingAlarm(name, description(action), action, watched, above, threshold, minutes));
            } catch (IllegalArgumentException refused) {
                throw AutoscalingErrors.noAccess(String.valueOf(refused.getMessage()));
            }
        });
        return named(caller, name);
    }

    private static String description(String action) {
        return "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + action + ".";
    }

    /** Empty for what is no ECS service's: such alarms are named, and kept nowhere. */
    private static Optional<TrackingAlarm.Watched> watched(ScalingPolicy policy) {
        TargetTrackingScalingPolicyConfiguration tracking = policy.targetTrackingScalingPolicyConfiguration();
        CustomizedMetricSpecification customized = tracking.customizedMetricSpecification();
        if (customized == null) {
            PredefinedMetricSpecification predefined = tracking.predefinedMetricSpecification();
            return TrackedMetric.predefined(predefined, policy.resourceId())
                    .map(metric -> new TrackingAlarm.Watched.OneMetric(metric, unit(metric)));
        }
        return Optional.of(
                customized.hasMetrics()
                        ? new TrackingAlarm.Watched.Maths(customized.metrics())
                        : new TrackingAlarm.Watched.OneMetric(TrackedMetric.single(customized), customized.unit()));
    }

    private static String unit(MetricFeed.Metric metric) {
        return metric.namespace().equals("AWS/ECS") ? "Percent" : "None";
    }

    void delete(Caller caller, ScalingPolicy policy) {
        alarms.delete(caller, policy.alarms().stream().map(Alarm::alarmName).toList());
    }

    /** The policy as it is described: one of steps with the alarms that act on it. */
    ScalingPolicy shown(Caller caller, ScalingPolicy policy) {
        return policy.stepScalingPolicyConfiguration() == null
                ? policy
                : policy.toBuilder()
                        .alarms(alarms.actingOn(caller, policy.policyARN()).stream()
                                .map(name -> named(caller, name))
                                .toList())
                        .build();
    }

    private static Alarm named(Caller caller, String name) {
        return Alarm.builder()
                .alarmName(name)
                .alarmARN(caller.arn("cloudwatch", "alarm:" + name))
                .build();
    }
}
