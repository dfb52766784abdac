package dev.mooring.simulator.logs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** Log groups come and go, are described, and keep their events for a time. */
final class GroupOperations {
    private static final int MOST_PER_PAGE = 50;
    private static final Set<Integer> RETENTION_DAYS = new TreeSet<>(Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653));

    private final Regional<LogGroups> regions;
    private final Timeline timeline;

    GroupOperations(Regional<LogGroups> regions, Timeline timeline) {
        this.regions = regions;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateLogGroupRequest.class, this::createLogGroup);
        operations.on(DeleteLogGroupRequest.class, this::deleteLogGroup);
        operations.on(DescribeLogGroupsRequest.class, this::describeLogGroups);
        operations.on(PutRetentionPolicyRequest.class, this::putRetentionPolicy);
        operations.on(DeleteRetentionPolicyRequest.class, this::deleteRetentionPolicy);
        operations.on(AssociateKmsKeyRequest.class, this::associateKmsKey);
        operations.on(DisassociateKmsKeyRequest.class, this::disassociateKmsKey);
        operations.on(PutLogGroupDeletionProtectionRequest.class, this::putDeletionProtection);
    }

    private CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request, Caller caller) {
        String name = request.logGroupName();
        if (name.startsWith("aws/")) {
            throw LogsErrors.invalid("Log groups starting with 'aws/' are reserved for AWS.");
        }
        LogGroup group = new LogGroup(
                name,
                caller.arn("logs", "log-group:" + name),
                timeline.now().toEpochMilli(),
                request.logGroupClass() == null ? "STANDARD" : request.logGroupClassAsString(),
                Optional.ofNullable(request.kmsKeyId()));
        GroupTags.check(name, request.tags(), Set.of());
        regions.of(caller).add(group);
        group.tag(request.tags());
        group.protect(Boolean.TRUE.equals(request.deletionProtectionEnabled()));
        return CreateLogGroupResponse.builder().build();
    }

    private DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request, Caller caller) {
        LogGroups groups = regions.of(caller);
        LogGroup group = groups.get(request.logGroupName());
        if (group.isProtected()) {
            throw LogsErrors.isProtected();
        }
        groups.remove(group);
        return DeleteLogGroupResponse.builder().build();
    }

    private DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request, Caller caller) {
        List<LogGroup> all = wanted(request, regions.of(caller))
                .filter(group -> request.logGroupClass() == null
                        || group.logGroupClass().equals(request.logGroupClassAsString()))
                .toList();
        Page<LogGroup> page = Page.of(all, request.nextToken(), request.limit(), MOST_PER_PAGE, LogsErrors::badToken);
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items().stream().map(this::show).toList())
                .nextToken(page.next())
                .build();
    }

    private static Stream<LogGroup> wanted(DescribeLogGroupsRequest request, LogGroups groups) {
        String prefix = request.logGroupNamePrefix();
        String pattern = request.logGroupNamePattern();
        if (prefix != null && pattern != null) {
            throw LogsErrors.invalid(
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        if (request.hasLogGroupIdentifiers()) {
            if (prefix != null || pattern != null) {
                throw LogsErrors.invalid(
                        "logGroupIdentifiers cannot be combined with logGroupNamePrefix or logGroupNamePattern.");
            }
            return request.logGroupIdentifiers().stream().flatMap(identifier -> groups.identify(identifier).stream());
        }
        String lower = pattern == null ? "" : pattern.toLowerCase(Locale.ROOT);
        return groups.all().stream()
                .filter(group -> prefix == null || group.name().startsWith(prefix))
                .filter(group -> group.name().toLowerCase(Locale.ROOT).contains(lower));
    }

    private software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup show(LogGroup group) {
        group.expire(timeline.now().toEpochMilli());
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(group.name())
                .arn(group.arn() + ":*")
                .logGroupArn(group.arn())
                .creationTime(group.createdAt())
                .retentionInDays(group.retentionDays().orElse(null))
                .metricFilterCount(0)
                .storedBytes(group.storedBytes())
                .kmsKeyId(group.kmsKey().orElse(null))
                .logGroupClass(group.logGroupClass())
                .deletionProtectionEnabled(group.isProtected())
                .build();
    }

    private PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request, Caller caller) {
        int days = request.retentionInDays();
        if (!RETENTION_DAYS.contains(days)) {
            throw LogsErrors.invalid("1 validation error detected: Value '" + days
                    + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: "
                    + RETENTION_DAYS);
        }
        regions.of(caller).get(request.logGroupName()).retain(Optional.of(days));
        return PutRetentionPolicyResponse.builder().build();
    }

    private DeleteRetentionPolicyResponse deleteRetentionPolicy(DeleteRetentionPolicyRequest request, Caller caller) {
        regions.of(caller).get(request.logGroupName()).retain(Optional.empty());
        return DeleteRetentionPolicyResponse.builder().build();
    }

    /** Logs encrypts what comes from now on; the key itself is KMS's business, and nobody asks for it here. */
    private AssociateKmsKeyResponse associateKmsKey(AssociateKmsKeyRequest request, Caller caller) {
        regions.of(caller)
                .of(request.logGroupName(), request.resourceIdentifier())
                .encrypt(Optional.of(request.kmsKeyId()));
        return AssociateKmsKeyResponse.builder().build();
    }

    private DisassociateKmsKeyResponse disassociateKmsKey(DisassociateKmsKeyRequest request, Caller caller) {
        regions.of(caller)
                .of(request.logGroupName(), request.resourceIdentifier())
                .encrypt(Optional.empty());
        return DisassociateKmsKeyResponse.builder().build();
    }

    private PutLogGroupDeletionProtectionResponse putDeletionProtection(
            PutLogGroupDeletionProtectionRequest request, Caller caller) {
        regions.of(caller)
                .identify(request.logGroupIdentifier())
                .orElseThrow(LogsErrors::noGroup)
                .protect(request.deletionProtectionEnabled());
        return PutLogGroupDeletionProtectionResponse.builder().build();
    }
}
