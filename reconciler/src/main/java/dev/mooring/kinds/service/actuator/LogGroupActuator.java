package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.Arns;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.CommonPrefix;
import dev.mooring.aws.Found;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TagCalls;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.kinds.service.LogGroupType;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Reads and writes log groups. A look lists what begins as all the names do, 50 groups a call. */
public final class LogGroupActuator extends TaggedActuator {
    private static final String DESCRIBE = "logs:DescribeLogGroups";
    private static final String CREATE = "logs:CreateLogGroup";
    private static final String DELETE = "logs:DeleteLogGroup";

    /** DescribeLogGroups: "limit … The maximum … is 50". */
    private static final int PAGE = 50;

    private static final String RETENTION = "retentionInDays";
    private static final String KEY = "kmsKeyId";
    private static final String PROTECTION = "deletionProtectionEnabled";

    private final AwsSession session;

    public LogGroupActuator(Pass pass) {
        super(LogGroupType.TYPE, pass, tags(pass.session()));
        this.session = pass.session();
    }

    private static TagCalls tags(AwsSession session) {
        return TagCalls.single(
                arn -> session.calls()
                        .find(
                                "logs:ListTagsForResource",
                                () -> HashMap.ofAll(session.logs()
                                        .listTagsForResource(request -> request.resourceArn(arn))
                                        .tags()),
                                ResourceNotFoundException.class),
                (arn, tags) -> session.calls()
                        .call(
                                "logs:TagResource",
                                () -> session.logs()
                                        .tagResource(request ->
                                                request.resourceArn(arn).tags(tags.toJavaMap()))));
    }

    @Override
    protected Option<ResourceId> named(String arn) {
        return Arns.resource(arn, "logs", "log-group:").map(LogGroupType::id);
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.listed(
                ids,
                groups(CommonPrefix.of(ids.toVector().map(ResourceId::name)))
                        .map(groups -> HashMap.ofEntries(
                                groups.map(group -> Tuple.of(LogGroupType.id(group._1), found(group._2))))));
    }

    private Either<Failure, Map<String, LogGroup>> groups(Option<String> prefix) {
        return session.calls()
                .pages(
                        DESCRIBE,
                        token -> logs().describeLogGroups(request -> request.logGroupNamePrefix(prefix.getOrNull())
                                .limit(PAGE)
                                .nextToken(token.getOrNull())),
                        DescribeLogGroupsResponse::nextToken)
                .map(pages -> pages.flatMap(DescribeLogGroupsResponse::logGroups)
                        .toMap(LogGroup::logGroupName, group -> group));
    }

    private static Found found(LogGroup group) {
        return Found.of(Bridge.fromSdk(group), attributes(group));
    }

    private static Map<String, String> attributes(LogGroup group) {
        return LinkedHashMap.of("arn", arn(group), "name", group.logGroupName());
    }

    /** The ARN without the {@code :*} that older answers end with: tags hang on this one. */
    private static String arn(LogGroup group) {
        String arn = group.logGroupArn() != null ? group.logGroupArn() : group.arn();
        return arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
    }

    /** Retention is a call of its own; if that fails, the next pass finds the group without it. */
    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        String name = create.id().name();
        CreateLogGroupRequest request = Bridge.toSdk(create.desired(), CreateLogGroupRequest.class).toBuilder()
                .tags(create.tags().asMap().toJavaMap())
                .build();
        return session.calls()
                .find(CREATE, () -> logs().createLogGroup(request), ResourceAlreadyExistsException.class)
                .flatMap(created ->
                        created.isEmpty() ? Either.right(made(Option.none())) : completed(name, create.desired()));
    }

    private Either<Failure, Outcome> completed(String name, Value.Tree desired) {
        Either<Failure, ?> kept = desired.get(RETENTION).isDefined() ? retain(name, desired) : Either.right(name);
        return kept.flatMap(ignored -> groups(Option.some(name)))
                .map(groups -> made(groups.get(name).map(LogGroupActuator::attributes)));
    }

    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        String name = update.id().name();
        return update.drift()
                .topLevel()
                .toVector()
                .foldLeft(
                        Either.<Failure, Object>right(name),
                        (so, member) -> so.flatMap(ignored -> write(member, name, update.desired())));
    }

    /** Each member that can change has calls of its own. */
    private Either<Failure, Object> write(String member, String name, Value.Tree desired) {
        return switch (member) {
            case RETENTION -> retain(name, desired);
            case KEY -> encrypt(name, desired.text(KEY));
            case PROTECTION -> protect(name, desired);
            default ->
                Either.left(new Failure.Terminal(
                        CREATE, "Immutable", "CloudWatch Logs cannot change " + member + " of a log group"));
        };
    }

    private Either<Failure, Object> retain(String name, Value.Tree desired) {
        return desired.get(RETENTION)
                .map(days -> Integer.valueOf(days.toString()))
                .map(days -> session.calls()
                        .<Object>call(
                                "logs:PutRetentionPolicy",
                                () -> logs().putRetentionPolicy(request ->
                                        request.logGroupName(name).retentionInDays(days))))
                .getOrElse(() -> session.calls()
                        .call(
                                "logs:DeleteRetentionPolicy",
                                () -> logs().deleteRetentionPolicy(request -> request.logGroupName(name))));
    }

    private Either<Failure, Object> encrypt(String name, Option<String> wanted) {
        return wanted.map(key -> session.calls()
                        .<Object>call(
                                "logs:AssociateKmsKey",
                                () -> logs().associateKmsKey(request ->
                                        request.logGroupName(name).kmsKeyId(key))))
                .getOrElse(() -> session.calls()
                        .call(
                                "logs:DisassociateKmsKey",
                                () -> logs().disassociateKmsKey(request -> request.logGroupName(name))));
    }

    private Either<Failure, Object> protect(String name, Value.Tree desired) {
        boolean wanted = desired.get(PROTECTION).contains(Value.of(true));
        return session.calls()
                .call(
                        "logs:PutLogGroupDeletionProtection",
                        () -> logs().putLogGroupDeletionProtection(request ->
                                request.logGroupIdentifier(name).deletionProtectionEnabled(wanted)));
    }

    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        return session.calls()
                .find(
                        DELETE,
                        () -> logs().deleteLogGroup(request -> request.logGroupName(id.name())),
                        ResourceNotFoundException.class)
                .map(ignored -> GONE);
    }

    private CloudWatchLogsClient logs() {
        return session.logs();
    }
}
