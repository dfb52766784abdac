package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.Arns;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Found;
import dev.mooring.aws.LoadBalancingTags;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.kinds.service.TargetGroupType;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Normalizer;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/**
 * Reads and writes target groups. A look reads all groups of the account, 400 a call: asking by name takes as many calls
 * for a thousand, and one name that is not there fails the whole call.
 */
public final class TargetGroupActuator extends TaggedActuator {
    private static final String DESCRIBE = "elasticloadbalancing:DescribeTargetGroups";
    private static final String CREATE = "elasticloadbalancing:CreateTargetGroup";
    private static final String MODIFY = "elasticloadbalancing:ModifyTargetGroup";
    private static final String DELETE = "elasticloadbalancing:DeleteTargetGroup";

    private static final int PAGE = 400;

    private static final String ATTRIBUTES = "Attributes";

    private final Pass pass;
    private final AwsSession session;
    private final TargetGroupAttributeActuator attributes;

    /** Remembers nothing from pass to pass. */
    public TargetGroupActuator(Pass pass) {
        this(pass, new TargetGroupAttributeActuator(pass.session()));
    }

    TargetGroupActuator(Pass pass, TargetGroupAttributeActuator attributes) {
        super(TargetGroupType.TYPE, pass, LoadBalancingTags.of(pass.session()));
        this.pass = pass;
        this.session = pass.session();
        this.attributes = attributes;
    }

    /** {@code arn:aws:elasticloadbalancing:…:targetgroup/NAME/1234567890abcdef}. */
    @Override
    protected Option<ResourceId> named(String arn) {
        return Arns.resource(arn, "elasticloadbalancing", "targetgroup/")
                .map(path -> TargetGroupType.id(path.substring(0, path.indexOf('/'))));
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return groups().fold(
                        failure -> Sighting.listed(ids, Either.left(failure)),
                        all -> Sighting.each(
                                pass.fanout(),
                                ids,
                                id -> all.get(id).fold(() -> Either.right(Option.none()), this::whole)));
    }

    private Either<Failure, Map<ResourceId, TargetGroup>> groups() {
        return session.calls()
                .pages(
                        DESCRIBE,
                        marker -> elb().describeTargetGroups(
                                        request -> request.pageSize(PAGE).marker(marker.getOrNull())),
                        DescribeTargetGroupsResponse::nextMarker)
                .map(pages -> pages.flatMap(DescribeTargetGroupsResponse::targetGroups)
                        .toMap(group -> TargetGroupType.id(group.targetGroupName()), group -> group));
    }

    private Either<Failure, Option<Found>> whole(TargetGroup group) {
        return attributes
                .attributes(group.targetGroupArn())
                .map(found ->
                        found.map(read -> Found.of(Bridge.fromSdk(group).with(ATTRIBUTES, read), attributes(group))));
    }

    /** The full name is what CloudWatch calls the group: {@code targetgroup/name/id}. */
    private static Map<String, String> attributes(TargetGroup group) {
        String arn = group.targetGroupArn();
        return LinkedHashMap.of(
                "arn", arn, "name", group.targetGroupName(), "fullName", arn.substring(arn.lastIndexOf(':') + 1));
    }

    /** CreateTargetGroup succeeds for a group that is already there with the same settings. */
    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        Value.Tree desired = create.desired();
        CreateTargetGroupRequest request =
                Bridge.toSdk(desired.without(ATTRIBUTES), CreateTargetGroupRequest.class).toBuilder()
                        .name(create.id().name())
                        .tags(LoadBalancingTags.sdk(create.tags()).asJava())
                        .build();
        return session.calls()
                .find(CREATE, () -> elb().createTargetGroup(request), DuplicateTargetGroupNameException.class)
                .flatMap(answer -> answer.map(made -> made.targetGroups().get(0))
                        .map(group -> attributes
                                .write(group.targetGroupArn(), beyondDefaults(desired))
                                .map(written -> made(Option.some(attributes(group)))))
                        .getOrElse(() -> Either.right(made(Option.none()))));
    }

    /** A new group has the others already. */
    private static Value.Tree beyondDefaults(Value.Tree desired) {
        return unlike(
                attributesIn(desired),
                attributesIn(Normalizer.normalize(TargetGroupType.TYPE.fields(), desired.without(ATTRIBUTES))));
    }

    private static Value.Tree attributesIn(Value.Tree group) {
        return group.get(ATTRIBUTES)
                .filter(Value.Tree.class::isInstance)
                .map(Value.Tree.class::cast)
                .getOrElse(Value.tree());
    }

    private static Value.Tree unlike(Value.Tree wanted, Value.Tree present) {
        return Value.tree(wanted.members()
                .filter(attribute -> !present.get(attribute._1)
                        .exists(value -> value.toString().equals(attribute._2.toString()))));
    }

    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        String arn = update.observed().attributes().get("arn").get();
        Value.Tree own = differing(update).without(ATTRIBUTES);
        Either<Failure, ?> modified = own.isEmpty()
                ? Either.right(arn)
                : session.calls().call(MODIFY, () -> elb().modifyTargetGroup(modification(arn, own)));
        Value.Tree present = attributesIn(update.observed().tree());
        return update.drift().topLevel().contains(ATTRIBUTES)
                ? modified.flatMap(
                        ignored -> attributes.write(arn, applicable(attributesIn(update.desired()), present)))
                : modified;
    }

    private static ModifyTargetGroupRequest modification(String arn, Value.Tree members) {
        return Bridge.toSdk(members, ModifyTargetGroupRequest.class).toBuilder()
                .targetGroupArn(arn)
                .build();
    }

    /** What differs, of the attributes that the group has at all: a default for groups of another protocol is none of it. */
    private static Value.Tree applicable(Value.Tree wanted, Value.Tree present) {
        return Value.tree(unlike(wanted, present)
                .members()
                .filterKeys(key -> present.get(key).isDefined()));
    }

    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        String arn = attributes.get("arn").get();
        return session.calls().call(DELETE, () -> deleted(arn));
    }

    private Outcome deleted(String arn) {
        try {
            elb().deleteTargetGroup(request -> request.targetGroupArn(arn));
            return GONE;
        } catch (TargetGroupNotFoundException gone) {
            return GONE;
        } catch (ResourceInUseException inUse) {
            return new Outcome.InProgress("ResourceInUse", "a listener or a rule still forwards to the target group");
        }
    }

    private ElasticLoadBalancingV2Client elb() {
        return session.elb();
    }
}
