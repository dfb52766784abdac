package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.kinds.service.ServiceTrees;
import dev.mooring.kinds.service.TaskDefinitionFields;
import dev.mooring.resource.Action;
import dev.mooring.resource.Differ;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * What comes before a service may go from rolling updates to a strategy that shifts traffic, or back (Amazon ECS Developer
 * Guide, "Update the Amazon ECS deployment strategy"): no deployment may be under way; a service that is to shift traffic
 * first gets its second target group by a rolling deployment of what it runs. And back: a rolling deployment starts tasks in
 * the main target group alone, and stops those in the other, so that all traffic must be on the main one; where it is not,
 * one more deployment of what runs brings it there, by the strategy that the service still has. Each step is read from AWS
 * as it is then, so that whoever comes after a process that was killed goes on.
 */
final class StrategyChangeActuator {
    private static final String UPDATE = "ecs:UpdateService";
    private static final String RULES = "elasticloadbalancing:DescribeRules";
    private static final String BALANCERS = "loadBalancers";
    private static final String DEPLOYMENT = "deploymentConfiguration";
    private static final String ADVANCED = "advancedConfiguration";

    private final AwsSession session;
    private final RolloutActuator rollouts;

    StrategyChangeActuator(AwsSession session, RolloutActuator rollouts) {
        this.session = session;
        this.rollouts = rollouts;
    }

    /** What is done instead of the update until it may be sent; none where nothing stands in its way. */
    Either<Failure, Option<Outcome>> before(Action.Update update) {
        Value.Tree live = update.observed().tree();
        Value.Tree desired = update.desired();
        boolean concerned = update.drift().topLevel().contains(BALANCERS)
                || update.drift().topLevel().contains(DEPLOYMENT);
        boolean changes = rolls(live) != rolls(desired)
                || advanced(live).isEmpty() != advanced(desired).isEmpty();
        if (!concerned || !changes) {
            return Either.right(Option.none());
        }
        if (isDeploying(update.observed().health())) {
            return Either.right(Option.some(new Outcome.InProgress(
                    "DeploymentUnderWay",
                    "ECS changes how a service deploys only between deployments; this one comes first. If it never ends,"
                            + " stop it: aws ecs stop-service-deployment")));
        }
        return advanced(desired).isEmpty() ? leaving(update, live, desired) : entering(update, live, desired);
    }

    private static boolean rolls(Value.Tree service) {
        return service.get(DEPLOYMENT)
                .filter(Value.Tree.class::isInstance)
                .flatMap(deployment -> ((Value.Tree) deployment).text("strategy"))
                .forAll("ROLLING"::equals);
    }

    private static Seq<Value.Tree> advanced(Value.Tree service) {
        return ServiceTrees.trees(service, BALANCERS)
                .flatMap(balancer -> balancer.get(ADVANCED))
                .filter(Value.Tree.class::isInstance)
                .map(Value.Tree.class::cast);
    }

    private static boolean isDeploying(Health health) {
        return health instanceof Health.Progressing progressing
                && !progressing.reason().equals("StartingTasks")
                && !progressing.reason().equals("StoppingTasks");
    }

    private Either<Failure, Option<Outcome>> entering(Action.Update update, Value.Tree live, Value.Tree desired) {
        Option<Value> balancers = desired.get(BALANCERS);
        return advanced(live).nonEmpty()
                        || balancers.isEmpty()
                        || ServiceTrees.trees(live, BALANCERS).isEmpty()
                ? Either.right(Option.none())
                : deployAgain(
                        update,
                        Value.tree(BALANCERS, balancers.get()),
                        "PreparingTrafficShift",
                        "a rolling deployment of what runs tells ECS of the second target group; then the strategy changes");
    }

    /** A service that is to have no load balancer at all has no traffic to keep. */
    private Either<Failure, Option<Outcome>> leaving(Action.Update update, Value.Tree live, Value.Tree desired) {
        if (ServiceTrees.trees(desired, BALANCERS).isEmpty()) {
            return Either.right(Option.none());
        }
        return Either.sequenceRight(advanced(live).map(this::hasTraffic))
                .flatMap(away -> away.exists(yes -> yes)
                        ? deployAgain(
                                update,
                                Value.tree("forceNewDeployment", Value.of(true)),
                                "ReturningTraffic",
                                "the traffic is on the service's second target group; one more deployment of what runs"
                                        + " brings it to the first, where rolling deployments start their tasks; then the"
                                        + " strategy changes")
                        : Either.right(Option.none()));
    }

    /** Whether the production rule sends requests to the alternate group. Without such a rule none come by it. */
    private Either<Failure, Boolean> hasTraffic(Value.Tree advanced) {
        String alternate = advanced.text("alternateTargetGroupArn").getOrElse("");
        return advanced.text("productionListenerRule")
                .filter(arn -> arn.contains(":listener-rule/"))
                .map(arn -> session.calls()
                        .call(RULES, () -> session.elb().describeRules(request -> request.ruleArns(arn)))
                        .map(answer -> Vector.ofAll(answer.rules()).exists(rule -> sends(rule, alternate))))
                .getOrElse(Either.right(false));
    }

    private static boolean sends(Rule rule, String group) {
        return Vector.ofAll(rule.actions())
                .filter(action -> action.forwardConfig() != null)
                .flatMap(action -> action.forwardConfig().targetGroups())
                .exists((TargetGroupTuple tuple) -> group.equals(tuple.targetGroupArn()) && tuple.weight() > 0);
    }

    /** A deployment of what runs; not where ECS has given up that very thing since its last success. */
    private Either<Failure, Option<Outcome>> deployAgain(
            Action.Update update, Value.Tree with, String reason, String message) {
        Value.Tree running = ServiceTrees.taskDefinition(update.observed().tree());
        return rollouts.rejections(update.id())
                .map(rejections -> rejections.find(rejection -> Differ.diff(
                                TaskDefinitionFields.TABLE, running, ServiceTrees.taskDefinition(rejection.tree()))
                        .isEmpty()))
                .flatMap(rejected -> rejected.isDefined()
                        ? Either.left(
                                new Failure.Terminal(
                                        UPDATE,
                                        reason + "Failed",
                                        message + ". But ECS gave that deployment up: "
                                                + rejected.get().message()
                                                + ". Take the change of strategy back, deploy successfully, and change it then"))
                        : send(update, with).map(sent -> Option.some(new Outcome.InProgress(reason, message, true))));
    }

    private Either<Failure, ?> send(Action.Update update, Value.Tree members) {
        UpdateServiceRequest request = Bridge.toSdk(
                members.with("cluster", Value.of(update.id().scope()))
                        .with("service", Value.of(update.id().name())),
                UpdateServiceRequest.class);
        return session.calls().call(UPDATE, () -> session.ecs().updateService(request));
    }
}
