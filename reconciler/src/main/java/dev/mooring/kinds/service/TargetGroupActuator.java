package dev.mooring.kinds.service;

import dev.mooring.aws.Arns;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Found;
import dev.mooring.aws.LoadBalancingTags;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
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

    private final AwsSession session;

    public TargetGroupActuator(Pass pass) {
        super(TargetGroupType.TYPE, pass, LoadBalancingTags.of(pass.session()));
        this.session = pass.session();
    }

    /** {@code arn:aws:elasticloadbalancing:…:targetgroup/NAME/1234567890abcdef}. */
    @Override
    protected Option<ResourceId> named(String arn) {
        return Arns.resource(arn, "elasticloadbalancing", "targetgroup/")
                .map(path -> TargetGroupType.id(path.substring(0, path.indexOf('/'))));
    }

    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.listed(
                ids,
                session.calls()
                        .pages(
                                DESCRIBE,
                                marker -> elb().describeTargetGroups(request ->
                                        request.pageSize(PAGE).marker(marker.getOrNull())),
                                DescribeTargetGroupsResponse::nextMarker)
                        .map(pages -> pages.flatMap(DescribeTargetGroupsResponse::targetGroups)
                                .toMap(
                                        group -> TargetGroupType.id(group.targetGroupName()),
                                        TargetGroupActuator::found)));
    }

    private static Found found(TargetGroup group) {
        return Found.of(Bridge.fromSdk(group), attributes(group));
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
        CreateTargetGroupRequest request = Bridge.toSdk(create.desired(), CreateTargetGroupRequest.class).toBuilder()
                .name(create.id().name())
                .tags(LoadBalancingTags.sdk(create.tags()).asJava())
                .build();
        return session.calls()
                .find(CREATE, () -> elb().createTargetGroup(request), DuplicateTargetGroupNameException.class)
                .map(answer ->
                        made(answer.map(made -> attributes(made.targetGroups().get(0)))));
    }

    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        ModifyTargetGroupRequest request = Bridge.toSdk(differing(update), ModifyTargetGroupRequest.class).toBuilder()
                .targetGroupArn(update.observed().attributes().get("arn").get())
                .build();
        return session.calls().call(MODIFY, () -> elb().modifyTargetGroup(request));
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
