package dev.mooring.contract;

import dev.mooring.kinds.service.LogGroupType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** A log group that keeps its logs for a month. */
record LogGroupSubject(Site site) implements Subject {
    private static final String NAME = "/mooring/contract/orders";
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

    @Override
    public ResourceType type() {
        return LogGroupType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Value.Tree tree = Value.tree("logGroupName", Value.of(NAME)).with("retentionInDays", Value.of(30));
        return Vector.of(
                new Desired(LogGroupType.id(NAME), LogGroupType.TYPE, TargetGroupSubject.OWNER, tree, HashSet.empty()));
    }

    @Override
    public void madeByAStranger(Map<String, String> tags) {
        logs().createLogGroup(request -> request.logGroupName(NAME).tags(tags.toJavaMap()));
    }

    @Override
    public boolean exists() {
        return !logs().describeLogGroups(request -> request.logGroupNamePrefix(NAME))
                .logGroups()
                .isEmpty();
    }

    @Override
    public Seq<Edit> edits() {
        return Vector.of(
                new Edit(
                        "retentionInDays",
                        () -> logs().putRetentionPolicy(
                                        request -> request.logGroupName(NAME).retentionInDays(7))),
                new Edit("retentionInDays", () -> logs().deleteRetentionPolicy(request -> request.logGroupName(NAME))),
                new Edit(
                        "kmsKeyId",
                        () -> logs().associateKmsKey(
                                        request -> request.logGroupName(NAME).kmsKeyId(KEY))),
                new Edit(
                        "deletionProtectionEnabled",
                        () -> logs().putLogGroupDeletionProtection(request ->
                                request.logGroupIdentifier(NAME).deletionProtectionEnabled(true))));
    }

    @Override
    public Map<String, String> beyondReach() {
        return HashMap.empty();
    }

    private CloudWatchLogsClient logs() {
        return site.aws().logs();
    }
}
