package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Pass;
import dev.mooring.kinds.service.ScalableTargetType;
import dev.mooring.resource.Failure;
import io.vavr.Lazy;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;

/**
 * All that scales ECS services in the account and Region, each sort listed once a pass at most: what is there, what is ours
 * and whose children hang on what are told by the same answers.
 */
final class ScalingListingActuator {
    /** DescribeScalableTargets and DescribeScheduledActions: "between 1 and 50". */
    private static final int PAGE = 50;

    /** DescribeScalingPolicies: "between 1 and 10". */
    private static final int POLICIES_A_PAGE = 10;

    private final AwsSession session;
    private final Pass pass;
    private final Lazy<Either<Failure, Map<String, ScalableTarget>>> targets = Lazy.of(this::readTargets);
    private final Lazy<Either<Failure, Seq<ScalingPolicy>>> policies = Lazy.of(this::readPolicies);
    private final Lazy<Either<Failure, Seq<ScheduledAction>>> actions = Lazy.of(this::readActions);

    ScalingListingActuator(Pass pass) {
        this.session = pass.session();
        this.pass = pass;
    }

    /** By resource id. */
    Either<Failure, Map<String, ScalableTarget>> targets() {
        return targets.get();
    }

    Either<Failure, Seq<ScalingPolicy>> policies() {
        return policies.get();
    }

    Either<Failure, Seq<ScheduledAction>> actions() {
        return actions.get();
    }

    /** Whether the inventory names any scalable target of ours: nothing needs to be listed where it names none. */
    Either<Failure, Boolean> ownsAny() {
        return oursByArn().map(Set::nonEmpty);
    }

    /** The scalable targets that the inventory names as ours, by resource id. */
    Either<Failure, Set<String>> owned() {
        return oursByArn()
                .flatMap(ours -> targets()
                        .map(all -> all.filterValues(target -> ours.contains(target.scalableTargetARN()))
                                .keySet()));
    }

    private Either<Failure, Set<String>> oursByArn() {
        return pass.inventory().all().map(all -> all.keySet().filter(arn -> arn.contains(":application-autoscaling:")));
    }

    private Either<Failure, Map<String, ScalableTarget>> readTargets() {
        return session.calls()
                .pages(
                        "application-autoscaling:DescribeScalableTargets",
                        token -> session.autoscaling()
                                .describeScalableTargets(
                                        request -> request.serviceNamespace(ScalableTargetType.NAMESPACE)
                                                .scalableDimension(ScalableTargetType.DIMENSION)
                                                .maxResults(PAGE)
                                                .nextToken(token.getOrNull())),
                        DescribeScalableTargetsResponse::nextToken)
                .map(pages -> pages.flatMap(DescribeScalableTargetsResponse::scalableTargets)
                        .toMap(ScalableTarget::resourceId, target -> target));
    }

    private Either<Failure, Seq<ScalingPolicy>> readPolicies() {
        return session.calls()
                .pages(
                        "application-autoscaling:DescribeScalingPolicies",
                        token -> session.autoscaling()
                                .describeScalingPolicies(
                                        request -> request.serviceNamespace(ScalableTargetType.NAMESPACE)
                                                .maxResults(POLICIES_A_PAGE)
                                                .nextToken(token.getOrNull())),
                        DescribeScalingPoliciesResponse::nextToken)
                .map(pages -> pages.flatMap(DescribeScalingPoliciesResponse::scalingPolicies));
    }

    private Either<Failure, Seq<ScheduledAction>> readActions() {
        return session.calls()
                .pages(
                        "application-autoscaling:DescribeScheduledActions",
                        token -> session.autoscaling()
                                .describeScheduledActions(
                                        request -> request.serviceNamespace(ScalableTargetType.NAMESPACE)
                                                .maxResults(PAGE)
                                                .nextToken(token.getOrNull())),
                        DescribeScheduledActionsResponse::nextToken)
                .map(pages -> pages.flatMap(DescribeScheduledActionsResponse::scheduledActions));
    }
}
