package dev.mooring.simulator.elb;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Rewrites forward actions for others: all that a rule does besides, such as to authenticate, stays. */
final class ForwardWeights implements TrafficRouter {
    private static final String FORWARD = "forward";

    private final Regional<LoadBalancing> regions;

    ForwardWeights(Regional<LoadBalancing> regions) {
        this.regions = regions;
    }

    @Override
    public boolean routes(Caller caller, String ruleOrListenerArn) {
        return find(regions.of(caller), ruleOrListenerArn).isPresent();
    }

    @Override
    public void forward(Caller caller, String ruleOrListenerArn, Map<String, Integer> weights) {
        find(regions.of(caller), ruleOrListenerArn)
                .ifPresent(rule -> rule.settings = rule.settings.toBuilder()
                        .actions(rule.settings.actions().stream()
                                .map(action ->
                                        FORWARD.equals(action.typeAsString()) ? weighed(action, weights) : action)
                                .toList())
                        .build());
    }

    /** A listener's default actions are those of its default rule. */
    private static Optional<RuleEntry> find(LoadBalancing region, String ruleOrListenerArn) {
        return Optional.ofNullable(region.rules.get(ruleOrListenerArn))
                .or(() -> region.rulesOf(ruleOrListenerArn).stream()
                        .filter(RuleEntry::isDefault)
                        .findFirst());
    }

    private static Action weighed(Action action, Map<String, Integer> weights) {
        List<TargetGroupTuple> groups = weights.entrySet().stream()
                .map(group -> TargetGroupTuple.builder()
                        .targetGroupArn(group.getKey())
                        .weight(group.getValue())
                        .build())
                .toList();
        return action.toBuilder()
                .targetGroupArn(groups.size() == 1 ? groups.get(0).targetGroupArn() : null)
                .forwardConfig(config -> config.targetGroups(groups)
                        .targetGroupStickinessConfig(
                                action.forwardConfig() == null
                                        ? null
                                        : action.forwardConfig().targetGroupStickinessConfig()))
                .build();
    }
}
