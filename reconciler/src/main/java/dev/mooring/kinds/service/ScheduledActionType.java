package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.HashSet;

/** A scheduled action: the members of PutScheduledAction. */
public final class ScheduledActionType {
    public static final String NAME = "application-autoscaling/scheduled-action";

    public static final ResourceType TYPE =
            new ResourceType(NAME, fields(), HashSet.of("arn"), true).untagged().thatSteers();

    private ScheduledActionType() {}

    /** @param resourceId of its scalable target, within which its name is unique */
    public static ResourceId id(String resourceId, String name) {
        return new ResourceId(NAME, resourceId, name);
    }

    private static Fields fields() {
        return Fields.in(NAME)
                .immutable("ScheduledActionName", "ServiceNamespace", "ResourceId", "ScalableDimension")
                // "If a time zone isn't specified, the schedule is in UTC."
                .byDefault("Timezone", "UTC")
                .absentByDefault("StartTime", "EndTime")
                .absentByDefault("ScalableTargetAction.MinCapacity", "ScalableTargetAction.MaxCapacity")
                .readOnly("ScheduledActionARN", "CreationTime");
    }
}
