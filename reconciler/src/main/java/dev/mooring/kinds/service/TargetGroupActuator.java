package dev.mooring.kinds.service;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.LoadBalancingTags;
import dev.mooring.aws.TagInventory;
import dev.mooring.resource.Action;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
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
public final class TargetGroupActuator implements Actuator {
    private static final String DESCRIBE = "elasticloadbalancing:DescribeTargetGroups";
    private static final String CREATE = "elasticloadbalancing:CreateTargetGroup";
    private static final String MODIFY = "elasticloadbalancing:ModifyTargetGroup";
    private static final String DELETE = "elasticloadbalancing:DeleteTargetGroup";

    private static final int PAGE = 400;

    private final AwsSession session;
    private final TagInventory inventory;
    private final LoadBalancingTags tags;

    /** @param inventory of the pass in which this is used */
    public TargetGroupActuator(AwsSession session, TagInventory inventory) {
        this.session = session;
        this.inventory = inventory;
        this.tags = new LoadBalancingTags(session);
    }

    @Override
    public String type() {
        return TargetGroupType.NAME;
    }

    @Override
    public Map<ResourceId, Observation> observe(Set<ResourceId> ids) {
        return groups(ids.map(ResourceId::name))
                .flatMap(groups -> inventory
                        .tags(
                                groups.values().map(TargetGroup::targetGroupArn).toVector(),
                                LoadBalancingTags.BATCH,
                                tags::read)
                        .map(tagsByArn -> ids.toMap(id -> Tuple.of(id, observation(groups.get(id.name()), tagsByArn)))))
                .getOrElseGet(failure -> ids.toMap(id -> Tuple.of(id, new Observation.Unknown(failure))));
    }

    private Either<Failure, Map<String, TargetGroup>> groups(Set<String> names) {
        return session.calls()
                .pages(
                        DESCRIBE,
                        marker -> elb().describeTargetGroups(
                                        request -> request.pageSize(PAGE).marker(marker.getOrNull())),
                        DescribeTargetGroupsResponse::nextMarker)
                .map(pages -> pages.flatMap(DescribeTargetGroupsResponse::targetGroups)
                        .filter(group -> names.contains(group.targetGroupName()))
                        .toMap(TargetGroup::targetGroupName, group -> group));
    }

    private static Observation observation(Option<TargetGroup> found, Map<String, Map<String, String>> tagsByArn) {
        return found.<Observation>map(group -> new Observation.Present(
                        Bridge.fromSdk(group),
                        attributes(group),
                        tagsByArn.get(group.targetGroupArn()).getOrElse(HashMap.empty()),
                        Option.none(),
                        Health.READY))
                .getOrElse(Observation.Absent::new);
    }

    /** The full name is what CloudWatch calls the group: {@code targetgroup/name/id}. */
    private static Map<String, String> attributes(TargetGroup group) {
        String arn = group.targetGroupArn();
        return LinkedHashMap.of(
                "arn", arn, "name", group.targetGroupName(), "fullName", arn.substring(arn.lastIndexOf(':') + 1));
    }

    @Override
    public Outcome apply(Action action) {
        return switch (action) {
            case Action.Create create -> create(create);
            case Action.Update update -> update(update);
            case Action.Delete delete -> delete(delete);
            case Action.Replace replace ->
                new Outcome.Failed(new Failure.Terminal(
                        DELETE, "NotReplaceable", "a target group is never replaced: " + replace.id() + " is in use"));
        };
    }

    /** CreateTargetGroup succeeds for a group that is already there with the same settings. */
    private Outcome create(Action.Create create) {
        CreateTargetGroupRequest request = Bridge.toSdk(create.desired(), CreateTargetGroupRequest.class).toBuilder()
                .name(create.id().name())
                .tags(LoadBalancingTags.sdk(create.tags()).asJava())
                .build();
        return session.calls()
                .find(CREATE, () -> elb().createTargetGroup(request), DuplicateTargetGroupNameException.class)
                .fold(
                        Outcome.Failed::new,
                        found -> found.map(answer -> answer.targetGroups().get(0))
                                .<Outcome>map(group -> new Outcome.Applied(attributes(group)))
                                .getOrElse(() -> new Outcome.InProgress(
                                        "DuplicateTargetGroupName",
                                        "somebody made the target group in the meantime; the next pass looks at it")));
    }

    private Outcome update(Action.Update update) {
        Map<String, String> known = update.observed().attributes();
        String arn = known.get("arn").get();
        Value.Tree differing =
                Value.tree(update.desired().members().filterKeys(update.drift().topLevel()::contains));
        Either<Failure, ?> modified = differing.isEmpty()
                ? Either.right(arn)
                : session.calls().call(MODIFY, () -> elb().modifyTargetGroup(modification(arn, differing)));
        return modified.flatMap(ignored -> tags.add(arn, update.tags()))
                .fold(Outcome.Failed::new, ignored -> new Outcome.Applied(known));
    }

    private static ModifyTargetGroupRequest modification(String arn, Value.Tree differing) {
        return Bridge.toSdk(differing, ModifyTargetGroupRequest.class).toBuilder()
                .targetGroupArn(arn)
                .build();
    }

    private Outcome delete(Action.Delete delete) {
        String arn = delete.observed().attributes().get("arn").get();
        return session.calls().call(DELETE, () -> deleted(arn)).getOrElseGet(Outcome.Failed::new);
    }

    private Outcome deleted(String arn) {
        try {
            elb().deleteTargetGroup(request -> request.targetGroupArn(arn));
            return new Outcome.Applied(HashMap.empty());
        } catch (TargetGroupNotFoundException gone) {
            return new Outcome.Applied(HashMap.empty());
        } catch (ResourceInUseException inUse) {
            return new Outcome.InProgress("ResourceInUse", "a listener or a rule still forwards to the target group");
        }
    }

    private ElasticLoadBalancingV2Client elb() {
        return session.elb();
    }
}
