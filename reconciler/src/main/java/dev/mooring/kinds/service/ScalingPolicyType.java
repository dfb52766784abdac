package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;

/** A scaling policy: the members of PutScalingPolicy, which overwrites a policy as a whole. */
public final class ScalingPolicyType {
    public static final String NAME = "application-autoscaling/scaling-policy";

    /** "For all other scaling targets" than DynamoDB tables and the like, "the default value is 300". */
    private static final Value COOLDOWN = Value.of(300);

    /** A policy holds no state: where its type changes it is deleted and made anew. */
    public static final ResourceType TYPE =
            new ResourceType(NAME, fields(), HashSet.of("arn"), true).untagged().thatSteers();

    private static final String TRACKING = "TargetTrackingScalingPolicyConfiguration.";
    private static final String STEPS = "StepScalingPolicyConfiguration.";

    private ScalingPolicyType() {}

    /** @param resourceId of its scalable target, within which its name is unique */
    public static ResourceId id(String resourceId, String name) {
        return new ResourceId(NAME, resourceId, name);
    }

    private static Fields fields() {
        return steps(tracking(Fields.in(NAME)
                .immutable("PolicyName", "ServiceNamespace", "ResourceId", "ScalableDimension", "PolicyType")
                .absentByDefault("PredictiveScalingPolicyConfiguration")
                .readOnly("PolicyARN", "Alarms", "CreationTime")));
    }

    private static Fields tracking(Fields fields) {
        String value = TRACKING + "TargetValue";
        String customized = TRACKING + "CustomizedMetricSpecification.";
        return fields.absentByDefault(value)
                .byDefaultBeside(value, TRACKING + "DisableScaleIn", Value.of(false))
                .byDefaultBeside(value, TRACKING + "ScaleInCooldown", COOLDOWN)
                .byDefaultBeside(value, TRACKING + "ScaleOutCooldown", COOLDOWN)
                .absentByDefault(TRACKING + "PredefinedMetricSpecification")
                .absentByDefault(TRACKING + "PredefinedMetricSpecification.ResourceLabel")
                .absentByDefault(TRACKING + "CustomizedMetricSpecification")
                .absentByDefault(customized + "MetricName", customized + "Namespace", customized + "Statistic")
                .absentByDefault(customized + "Unit")
                .listMap(customized + "Dimensions", "Name")
                .listMap(customized + "Metrics", "Id")
                .byDefault(customized + "Metrics[].ReturnData", true)
                .absentByDefault(customized + "Metrics[].Label", customized + "Metrics[].MetricStat.Unit")
                .listMap(customized + "Metrics[].MetricStat.Metric.Dimensions", "Name");
    }

    private static Fields steps(Fields fields) {
        String type = STEPS + "AdjustmentType";
        return fields.absentByDefault(type)
                .byDefaultBeside(type, STEPS + "Cooldown", COOLDOWN)
                // "If the aggregation type is null, the value is treated as Average."
                .byDefaultBeside(type, STEPS + "MetricAggregationType", Value.of("Average"))
                .absentByDefault(STEPS + "MinAdjustmentMagnitude")
                .listSet(STEPS + "StepAdjustments");
    }
}
