package dev.mooring.kinds.service;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.CommonPrefix;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.TagInventory;
import dev.mooring.resource.Action;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Reads and writes log groups. A look lists what begins as all the names do, 50 groups a call. */
public final class LogGroupActuator implements Actuator {
    private static final String DESCRIBE = "logs:DescribeLogGroups";
    private static final String CREATE = "logs:CreateLogGroup";
    private static final String DELETE = "logs:DeleteLogGroup";
    private static final String LIST_TAGS = "logs:ListTagsForResource";
    private static final String TAG = "logs:TagResource";

    /** DescribeLogGroups: "limit … The maximum … is 50". */
    private static final int PAGE = 50;

    private static final String RETENTION = "retentionInDays";
    private static final String KEY = "kmsKeyId";
    private static final String PROTECTION = "deletionProtectionEnabled";

    private final AwsSession session;
    private final TagInventory inventory;
    private final Fanout fanout;

    /** @param inventory of the pass in which this is used */
    public LogGroupActuator(AwsSession session, TagInventory inventory, Fanout fanout) {
        this.session = session;
        this.inventory = inventory;
        this.fanout = fanout;
    }

    @Override
    public String type() {
        return LogGroupType.NAME;
    }

    @Override
    public Map<ResourceId, Observation> observe(Set<ResourceId> ids) {
        Vector<ResourceId> wanted = ids.toVector().sorted();
        return groups(CommonPrefix.of(wanted.map(ResourceId::name)))
                .fold(
                        failure -> wanted.toMap(id -> Tuple.of(id, new Observation.Unknown(failure))),
                        groups -> fanout.each(wanted, id -> look(groups.get(id.name()))));
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

    private Observation look(Option<LogGroup> found) {
        return found.map(group -> tags(arn(group))
                        .<Observation>map(tags -> new Observation.Present(
                                Bridge.fromSdk(group), attributes(group), tags, Option.none(), Health.READY))
                        .getOrElseGet(Observation.Unknown::new))
                .getOrElse(Observation.Absent::new);
    }

    /** The ARN without the {@code :*} that older answers end with: tags hang on this one. */
    private static String arn(LogGroup group) {
        String arn = group.logGroupArn() != null ? group.logGroupArn() : group.arn();
        return arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
    }

    private static Map<String, String> attributes(LogGroup group) {
        return LinkedHashMap.of("arn", arn(group), "name", group.logGroupName());
    }

    private Either<Failure, Map<String, String>> tags(String arn) {
        return inventory
                .tags(Vector.of(arn), 1, ignored -> ownTags(arn))
                .map(tags -> tags.get(arn).getOrElse(HashMap.empty()));
    }

    private Either<Failure, Map<String, Map<String, String>>> ownTags(String arn) {
        return session.calls()
                .call(
                        LIST_TAGS,
                        () -> logs().listTagsForResource(request -> request.resourceArn(arn))
                                .tags())
                .map(tags -> HashMap.of(arn, HashMap.ofAll(tags)));
    }

    @Override
    public Outcome apply(Action action) {
        return switch (action) {
            case Action.Create create -> create(create);
            case Action.Update update -> update(update);
            case Action.Delete delete -> delete(delete);
            case Action.Replace replace ->
                new Outcome.Failed(new Failure.Terminal(
                        DELETE, "NotReplaceable", "a log group is never replaced: its logs would be lost"));
        };
    }

    /** Retention is a call of its own; if that fails, the next pass finds the group without it. */
    private Outcome create(Action.Create create) {
        String name = create.id().name();
        CreateLogGroupRequest request = Bridge.toSdk(create.desired(), CreateLogGroupRequest.class).toBuilder()
                .tags(create.tags().asMap().toJavaMap())
                .build();
        return session.calls()
                .find(CREATE, () -> logs().createLogGroup(request), ResourceAlreadyExistsException.class)
                .flatMap(made -> made.isEmpty()
                        ? Either.<Failure, Outcome>right(new Outcome.InProgress(
                                "ResourceAlreadyExists",
                                "somebody made the log group in the meantime; the next pass looks at it"))
                        : completed(name, create.desired()))
                .getOrElseGet(Outcome.Failed::new);
    }

    private Either<Failure, Outcome> completed(String name, Value.Tree desired) {
        Either<Failure, ?> kept = desired.get(RETENTION).isDefined() ? retain(name, desired) : Either.right(name);
        return kept.flatMap(ignored -> groups(Option.some(name)))
                .map(groups -> groups.get(name)
                        .<Outcome>map(group -> new Outcome.Applied(attributes(group)))
                        .getOrElse(() -> new Outcome.InProgress(
                                "LogGroupNotVisibleYet",
                                "CloudWatch Logs has made the group and does not list it yet")));
    }

    private Outcome update(Action.Update update) {
        String name = update.id().name();
        Map<String, String> known = update.observed().attributes();
        return update.drift()
                .topLevel()
                .toVector()
                .foldLeft(
                        Either.<Failure, Object>right(name),
                        (so, member) -> so.flatMap(ignored -> write(member, name, update.desired())))
                .flatMap(ignored -> tag(known.get("arn").get(), update.tags()))
                .fold(Outcome.Failed::new, ignored -> new Outcome.Applied(known));
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

    private Either<Failure, ?> tag(String arn, OwnerTags tags) {
        return session.calls()
                .call(
                        TAG,
                        () -> logs().tagResource(request ->
                                request.resourceArn(arn).tags(tags.asMap().toJavaMap())));
    }

    private Outcome delete(Action.Delete delete) {
        return session.calls()
                .find(
                        DELETE,
                        () -> logs().deleteLogGroup(request ->
                                request.logGroupName(delete.id().name())),
                        ResourceNotFoundException.class)
                .fold(Outcome.Failed::new, ignored -> new Outcome.Applied(HashMap.empty()));
    }

    private CloudWatchLogsClient logs() {
        return session.logs();
    }
}
