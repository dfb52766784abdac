package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.Arns;
import dev.mooring.aws.AwsSession;
import dev.mooring.aws.Bridge;
import dev.mooring.aws.Found;
import dev.mooring.aws.LoadBalancingTags;
import dev.mooring.aws.Pass;
import dev.mooring.aws.Sighting;
import dev.mooring.aws.TaggedActuator;
import dev.mooring.kinds.service.ListenerRuleType;
import dev.mooring.resource.Action;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Lazy;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;

/**
 * Reads and writes listener rules. A look reads each listener's rules, 400 a call and once a pass: what is ours and what is
 * there are told by the same answer.
 */
public final class ListenerRuleActuator extends TaggedActuator {
    private static final String DESCRIBE = "elasticloadbalancing:DescribeRules";
    private static final String CREATE = "elasticloadbalancing:CreateRule";
    private static final String MODIFY = "elasticloadbalancing:ModifyRule";
    private static final String DELETE = "elasticloadbalancing:DeleteRule";

    private static final int PAGE = 400;
    private static final String TRANSFORMS = "Transforms";

    private final Pass pass;
    private final AwsSession session;
    private final ConcurrentMap<String, Lazy<Either<Failure, Seq<Rule>>>> rulesByListener = new ConcurrentHashMap<>();

    public ListenerRuleActuator(Pass pass) {
        super(ListenerRuleType.TYPE, pass, LoadBalancingTags.of(pass.session()));
        this.pass = pass;
        this.session = pass.session();
    }

    /** A rule is known by its priority, which no ARN holds: {@link #owned} reads it. */
    @Override
    protected Option<ResourceId> named(String arn) {
        return Option.none();
    }

    @Override
    public Either<Failure, Set<ResourceId>> owned() {
        return pass.inventory()
                .all()
                .map(Map::keySet)
                .flatMap(ours -> Either.sequenceRight(ours.flatMap(ListenerRuleActuator::listener)
                                .toVector()
                                .map(listener -> owned(listener, ours)))
                        .map(all -> all.flatMap(ids -> ids).toSet()));
    }

    /** A listener that is gone took its rules along, which the inventory need not know yet. */
    private Either<Failure, Seq<ResourceId>> owned(String listener, Set<String> ours) {
        Either<Failure, Seq<Rule>> answer = rules(listener);
        boolean gone = answer.swap().exists(failure -> failure.code().equals("ListenerNotFound"));
        return (gone ? Either.<Failure, Seq<Rule>>right(Vector.empty()) : answer)
                .map(rules ->
                        rules.filter(rule -> ours.contains(rule.ruleArn())).map(rule -> id(listener, rule)));
    }

    /** {@code …:listener-rule/app/LB/1/LISTENER/RULE} is a rule of {@code …:listener/app/LB/1/LISTENER}. */
    private static Option<String> listener(String arn) {
        return Arns.resource(arn, "elasticloadbalancing", "listener-rule/")
                .map(path -> arn.substring(0, arn.lastIndexOf('/')).replace(":listener-rule/", ":listener/"));
    }

    /** A listener that is not there is a failure: its rules are not absent, they cannot be. */
    @Override
    protected Sighting look(Set<ResourceId> ids) {
        return Sighting.byScope(
                ids,
                listener -> rules(listener)
                        .map(rules -> rules.toMap(rule -> id(listener, rule), rule -> found(listener, rule))));
    }

    private Either<Failure, Seq<Rule>> rules(String listener) {
        return rulesByListener
                .computeIfAbsent(listener, arn -> Lazy.of(() -> readRules(arn)))
                .get();
    }

    /** Without the default rule, which has no priority and belongs to the listener. */
    private Either<Failure, Seq<Rule>> readRules(String listener) {
        return session.calls()
                .pages(
                        DESCRIBE,
                        marker -> elb().describeRules(request ->
                                request.listenerArn(listener).pageSize(PAGE).marker(marker.getOrNull())),
                        DescribeRulesResponse::nextMarker)
                .map(pages -> pages.flatMap(DescribeRulesResponse::rules).reject(Rule::isDefault));
    }

    private static ResourceId id(String listener, Rule rule) {
        return new ResourceId(ListenerRuleType.NAME, listener, rule.priority());
    }

    private static Found found(String listener, Rule rule) {
        return Found.of(
                ListenerRuleForm.longer(Bridge.fromSdk(rule)).with("ListenerArn", Value.of(listener)),
                attributes(rule));
    }

    private static Map<String, String> attributes(Rule rule) {
        return HashMap.of("arn", rule.ruleArn());
    }

    @Override
    protected Either<Failure, Outcome> create(Action.Create create) {
        CreateRuleRequest request =
                Bridge.toSdk(ForwardWeights.complete(create.desired(), beside(create)), CreateRuleRequest.class)
                        .toBuilder()
                        .tags(LoadBalancingTags.sdk(create.tags()).asJava())
                        .build();
        return session.calls()
                .find(CREATE, () -> elb().createRule(request), PriorityInUseException.class)
                .map(answer -> made(answer.map(made -> attributes(made.rules().get(0)))));
    }

    /** The rule whose place it takes, or that it stands beside: one that divides requests among the same groups already. */
    private Value.Tree beside(Action.Create create) {
        Seq<String> groups = ForwardWeights.groupArns(create.desired());
        return groups.isEmpty()
                ? Value.tree()
                : rules(create.id().scope())
                        .getOrElse(Vector.empty())
                        .map(rule -> ListenerRuleForm.longer(Bridge.fromSdk(rule)))
                        .find(rule -> groups.forAll(rule::mentions))
                        .getOrElse(Value.tree());
    }

    /** ModifyRule takes conditions and actions as a whole; transforms that go have to be named. */
    @Override
    protected Either<Failure, ?> write(Action.Update update) {
        Value.Tree differing =
                ForwardWeights.complete(differing(update), update.observed().tree());
        boolean noTransforms = update.drift().topLevel().contains(TRANSFORMS)
                && differing.get(TRANSFORMS).isEmpty();
        ModifyRuleRequest.Builder request = Bridge.toSdk(differing, ModifyRuleRequest.class).toBuilder()
                .ruleArn(update.observed().attributes().get("arn").get());
        ModifyRuleRequest modification =
                noTransforms ? request.resetTransforms(true).build() : request.build();
        return session.calls().call(MODIFY, () -> elb().modifyRule(modification));
    }

    @Override
    protected Either<Failure, Outcome> delete(ResourceId id, Map<String, String> attributes) {
        String arn = attributes.get("arn").get();
        return session.calls()
                .find(DELETE, () -> elb().deleteRule(request -> request.ruleArn(arn)), RuleNotFoundException.class)
                .map(ignored -> GONE);
    }

    private ElasticLoadBalancingV2Client elb() {
        return session.elb();
    }
}
