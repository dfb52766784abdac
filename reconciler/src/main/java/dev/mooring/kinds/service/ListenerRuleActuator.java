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
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;

/** Reads and writes listener rules. A look reads each listener's rules, 400 a call. */
public final class ListenerRuleActuator implements Actuator {
    private static final String DESCRIBE = "elasticloadbalancing:DescribeRules";
    private static final String CREATE = "elasticloadbalancing:CreateRule";
    private static final String MODIFY = "elasticloadbalancing:ModifyRule";
    private static final String DELETE = "elasticloadbalancing:DeleteRule";

    private static final int PAGE = 400;
    private static final String TRANSFORMS = "Transforms";

    private final AwsSession session;
    private final TagInventory inventory;
    private final LoadBalancingTags tags;

    /** @param inventory of the pass in which this is used */
    public ListenerRuleActuator(AwsSession session, TagInventory inventory) {
        this.session = session;
        this.inventory = inventory;
        this.tags = new LoadBalancingTags(session);
    }

    @Override
    public String type() {
        return ListenerRuleType.NAME;
    }

    @Override
    public Map<ResourceId, Observation> observe(Set<ResourceId> ids) {
        return ids.groupBy(ResourceId::scope)
                .toVector()
                .map(listener -> ofListener(listener._1, listener._2))
                .fold(HashMap.empty(), Map::merge);
    }

    private Map<ResourceId, Observation> ofListener(String listener, Set<ResourceId> ids) {
        return rules(listener, ids.map(ResourceId::name))
                .flatMap(rules -> inventory
                        .tags(rules.values().map(Rule::ruleArn).toVector(), LoadBalancingTags.BATCH, tags::read)
                        .map(tagsByArn ->
                                ids.toMap(id -> Tuple.of(id, observation(id, rules.get(id.name()), tagsByArn)))))
                .getOrElseGet(failure -> ids.toMap(id -> Tuple.of(id, new Observation.Unknown(failure))));
    }

    /** A listener that is not there is a failure: its rules are not absent, they cannot be. */
    private Either<Failure, Map<String, Rule>> rules(String listener, Set<String> priorities) {
        return session.calls()
                .pages(
                        DESCRIBE,
                        marker -> elb().describeRules(request ->
                                request.listenerArn(listener).pageSize(PAGE).marker(marker.getOrNull())),
                        DescribeRulesResponse::nextMarker)
                .map(pages -> pages.flatMap(DescribeRulesResponse::rules)
                        .filter(rule -> priorities.contains(rule.priority()))
                        .toMap(Rule::priority, rule -> rule));
    }

    private static Observation observation(
            ResourceId id, Option<Rule> found, Map<String, Map<String, String>> tagsByArn) {
        return found.<Observation>map(rule -> new Observation.Present(
                        ListenerRuleForm.longer(Bridge.fromSdk(rule)).with("ListenerArn", Value.of(id.scope())),
                        attributes(rule),
                        tagsByArn.get(rule.ruleArn()).getOrElse(HashMap.empty()),
                        Option.none(),
                        Health.READY))
                .getOrElse(Observation.Absent::new);
    }

    private static Map<String, String> attributes(Rule rule) {
        return HashMap.of("arn", rule.ruleArn());
    }

    @Override
    public Outcome apply(Action action) {
        return switch (action) {
            case Action.Create create -> create(create);
            case Action.Update update -> update(update);
            case Action.Delete delete -> delete(delete);
            case Action.Replace replace ->
                new Outcome.Failed(new Failure.Terminal(
                        DELETE, "NotReplaceable", "nothing of a rule needs it replaced: " + replace.id()));
        };
    }

    private Outcome create(Action.Create create) {
        CreateRuleRequest request = Bridge.toSdk(create.desired(), CreateRuleRequest.class).toBuilder()
                .tags(LoadBalancingTags.sdk(create.tags()).asJava())
                .build();
        return session.calls()
                .find(CREATE, () -> elb().createRule(request), PriorityInUseException.class)
                .fold(
                        Outcome.Failed::new,
                        found -> found.map(answer -> answer.rules().get(0))
                                .<Outcome>map(rule -> new Outcome.Applied(attributes(rule)))
                                .getOrElse(() -> new Outcome.InProgress(
                                        "PriorityInUse",
                                        "somebody made a rule of this priority in the meantime; the next pass looks at"
                                                + " it")));
    }

    /** ModifyRule takes conditions and actions as a whole; transforms that go have to be named. */
    private Outcome update(Action.Update update) {
        Map<String, String> known = update.observed().attributes();
        String arn = known.get("arn").get();
        Set<String> members = update.drift().topLevel();
        Value.Tree differing = Value.tree(update.desired().members().filterKeys(members::contains));
        boolean noTransforms =
                members.contains(TRANSFORMS) && differing.get(TRANSFORMS).isEmpty();
        Either<Failure, ?> modified = members.isEmpty()
                ? Either.right(arn)
                : session.calls().call(MODIFY, () -> elb().modifyRule(modification(arn, differing, noTransforms)));
        return modified.flatMap(ignored -> tags.add(arn, update.tags()))
                .fold(Outcome.Failed::new, ignored -> new Outcome.Applied(known));
    }

    private static ModifyRuleRequest modification(String arn, Value.Tree differing, boolean noTransforms) {
        ModifyRuleRequest.Builder request =
                Bridge.toSdk(differing, ModifyRuleRequest.class).toBuilder().ruleArn(arn);
        return noTransforms ? request.resetTransforms(true).build() : request.build();
    }

    private Outcome delete(Action.Delete delete) {
        String arn = delete.observed().attributes().get("arn").get();
        return session.calls()
                .find(DELETE, () -> elb().deleteRule(request -> request.ruleArn(arn)), RuleNotFoundException.class)
                .fold(Outcome.Failed::new, ignored -> new Outcome.Applied(HashMap.empty()));
    }

    private ElasticLoadBalancingV2Client elb() {
        return session.elb();
    }
}
