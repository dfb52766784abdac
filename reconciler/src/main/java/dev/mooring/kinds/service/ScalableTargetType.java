package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;

/** What Application Auto Scaling may move: the members of RegisterScalableTarget. */
public final class ScalableTargetType {
    public static final String NAME = "application-autoscaling/scalable-target";

    /** What identifies it is all that cannot be changed. */
    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of("arn"), false).thatSteers();

    public static final String NAMESPACE = "ecs";
    public static final String DIMENSION = "ecs:service:DesiredCount";

    private ScalableTargetType() {}

    /** @param resourceId {@code service/CLUSTER/NAME} */
    public static ResourceId id(String resourceId) {
        return new ResourceId(NAME, "", resourceId);
    }

    /** The members by which every call of the API names the target. */
    public static Value.Tree naming(String resourceId) {
        return Value.tree("ServiceNamespace", Value.of(NAMESPACE))
                .with("ResourceId", Value.of(resourceId))
                .with("ScalableDimension", Value.of(DIMENSION));
    }

    private static Fields fields() {
        return Fields.in(NAME)
                .immutable("ServiceNamespace", "ResourceId", "ScalableDimension")
                .numeric("MinCapacity", "MaxCapacity")
                .byDefault("SuspendedState.DynamicScalingInSuspended", false)
                .byDefault("SuspendedState.DynamicScalingOutSuspended", false)
                .byDefault("SuspendedState.ScheduledScalingSuspended", false)
                // The service-linked role, whatever is declared: "Application Auto Scaling creates a service-linked
                // role … or uses it if it exists" (RegisterScalableTarget, RoleARN).
                .readOnly("RoleARN")
                .readOnly("ScalableTargetARN", "CreationTime", "PredictedCapacity");
    }
}
