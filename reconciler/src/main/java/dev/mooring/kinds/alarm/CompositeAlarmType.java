package dev.mooring.kinds.alarm;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.HashSet;

/** An alarm of alarms: the members of PutCompositeAlarm, which DescribeAlarms shows under the same names. */
public final class CompositeAlarmType {
    public static final String NAME = "cloudwatch/composite-alarm";

    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of("arn", "name"), true);

    private CompositeAlarmType() {}

    /** The alarm of this physical name, which is unique among alarms of both types in the account and Region. */
    public static ResourceId id(String name) {
        return new ResourceId(NAME, "", name);
    }

    private static Fields fields() {
        return AlarmType.common(Fields.in(NAME))
                .absentByDefault("AlarmRule", "ActionsSuppressor")
                .absentByDefault("ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod")
                .numeric("ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod")
                .readOnly("AlarmArn", "AlarmConfigurationUpdatedTimestamp", "StateValue", "StateReason")
                .readOnly("StateReasonData", "StateUpdatedTimestamp", "StateTransitionedTimestamp")
                .readOnly("ActionsSuppressedBy", "ActionsSuppressedReason");
    }
}
