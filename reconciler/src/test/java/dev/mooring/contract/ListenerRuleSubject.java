package dev.mooring.contract;

import dev.mooring.kinds.service.ListenerRuleType;
import dev.mooring.kinds.service.TargetGroupType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** A rule that sends some paths of some hosts to a target group. */
record ListenerRuleSubject(Site site, LoadBalancer loadBalancer) implements Subject {
    private static final String GROUP = "contract-routed";
    private static final int PRIORITY = 100;

    @Override
    public ResourceType type() {
        return ListenerRuleType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Desired group = TargetGroupSubject.named(GROUP, site);
        Value arn = new Value.Ref(Reference.to(TargetGroupType.id(GROUP), "arn"));
        Value.Tree tree = Value.tree("ListenerArn", Value.of(loadBalancer.listenerArn()))
                .with("Priority", Value.of(PRIORITY))
                .with(
                        "Conditions",
                        Value.list(
                                ListenerRuleType.pathPattern(Vector.of("/zebra/*", "/api/orders", "/api/orders/*")),
                                ListenerRuleType.hostHeader(Vector.of("www.example.com"))))
                .with("Actions", Value.list(ListenerRuleType.forward(arn)));
        return Vector.of(
                group,
                new Desired(
                        ListenerRuleType.id(loadBalancer.listenerArn(), PRIORITY),
                        ListenerRuleType.TYPE,
                        TargetGroupSubject.OWNER,
                        tree,
                        HashSet.empty()));
    }

    @Override
    public void madeByAStranger(Map<String, String> tags) {
        elb().createRule(request -> request.listenerArn(loadBalancer.listenerArn())
                .priority(PRIORITY)
                .conditions(path("/somebody/elses"))
                .actions(fixedResponse())
                .tags(TargetGroupSubject.tags(tags).asJava()));
    }

    @Override
    public boolean exists() {
        return rule().isDefined();
    }

    @Override
    public Seq<Edit> edits() {
        return Vector.of(
                edit("Conditions", rule -> rule.conditions(path("/other"))),
                edit("Actions", rule -> rule.actions(fixedResponse())));
    }

    @Override
    public Map<String, String> beyondReach() {
        return HashMap.of("Transforms", "no spec states any, and no emulator has them");
    }

    private Edit edit(String path, Consumer<ModifyRuleRequest.Builder> change) {
        return new Edit(
                path,
                () -> elb().modifyRule(request ->
                        change.accept(request.ruleArn(rule().get().ruleArn()))));
    }

    private Option<Rule> rule() {
        return Vector.ofAll(elb().describeRules(request -> request.listenerArn(loadBalancer.listenerArn()))
                        .rules())
                .find(rule -> rule.priority().equals(Integer.toString(PRIORITY)));
    }

    private static List<RuleCondition> path(String pattern) {
        return List.of(RuleCondition.builder()
                .field("path-pattern")
                .pathPatternConfig(config -> config.values(pattern))
                .build());
    }

    private static List<Action> fixedResponse() {
        return List.of(Action.builder()
                .type(ActionTypeEnum.FIXED_RESPONSE)
                .fixedResponseConfig(response -> response.statusCode("503").contentType("text/plain"))
                .build());
    }

    private ElasticLoadBalancingV2Client elb() {
        return site.aws().elb();
    }
}
