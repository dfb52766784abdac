package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.HashSet;

/** A log group: the members of DescribeLogGroups (CloudWatch Logs). Without {@code retentionInDays}, events are kept for ever. */
public final class LogGroupType {
    public static final String NAME = "logs/log-group";

    /** Deleting a log group to change it would lose its logs, so that is left to a person. */
    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of("arn", "name"), false);

    private LogGroupType() {}

    /** The group of this name, which is unique in the account and Region. */
    public static ResourceId id(String name) {
        return new ResourceId(NAME, "", name);
    }

    private static Fields fields() {
        return Fields.in(NAME)
                .absentByDefault("retentionInDays", "kmsKeyId")
                .byDefault("logGroupClass", "STANDARD")
                .byDefault("deletionProtectionEnabled", false)
                .immutable("logGroupName", "logGroupClass")
                .readOnly("arn", "logGroupArn", "creationTime", "storedBytes", "metricFilterCount")
                .readOnly("dataProtectionStatus", "inheritedProperties");
    }
}
