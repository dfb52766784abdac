package dev.mooring.simulator.elb;

import dev.mooring.simulator.Caller;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** What exists in one account and Region, and how it hangs together. */
final class LoadBalancing {
    final Caller owner;
    final Map<String, TargetGroupEntry> targetGroups = new LinkedHashMap<>();
    final Map<String, LoadBalancerEntry> loadBalancers = new LinkedHashMap<>();
    final Map<String, ListenerEntry> listeners = new LinkedHashMap<>();
    final Map<String, RuleEntry> rules = new LinkedHashMap<>();
    final Map<String, Map<String, String>> tags = new LinkedHashMap<>();

    LoadBalancing(Caller owner) {
        this.owner = owner;
    }

    TargetGroupEntry targetGroup(@Nullable String arn) {
        TargetGroupEntry found = targetGroups.get(arn);
        if (found == null) {
            throw ElbErrors.targetGroupsNotFound();
        }
        return found;
    }

    LoadBalancerEntry loadBalancer(@Nullable String arn) {
        LoadBalancerEntry found = loadBalancers.get(arn);
        if (found == null) {
            throw ElbErrors.loadBalancersNotFound();
        }
        return found;
    }

    ListenerEntry listener(@Nullable String arn) {
        ListenerEntry found = listeners.get(arn);
        if (found == null) {
            throw ElbErrors.listenersNotFound();
        }
        return found;
    }

    RuleEntry rule(@Nullable String arn) {
        RuleEntry found = rules.get(arn);
        if (found == null) {
            throw ElbErrors.rulesNotFound();
        }
        return found;
    }

    Stream<ListenerEntry> listenersOf(String loadBalancerArn) {
        return listeners.values().stream()
                .filter(listener -> listener.settings.loadBalancerArn().equals(loadBalancerArn));
    }

    /** A listener's rules in the order in which they are tried: by priority, the default rule last. */
    List<RuleEntry> rulesOf(String listenerArn) {
        return rules.values().stream()
                .filter(rule -> rule.listenerArn.equals(listenerArn))
                .sorted()
                .toList();
    }

    /** The load balancers that forward to a target group, by ARN. */
    List<String> loadBalancersOf(String targetGroupArn) {
        return List.copyOf(loadBalancersByTargetGroup().getOrDefault(targetGroupArn, new TreeSet<>()));
    }

    /** The same for all target groups that receive traffic: one walk over the rules, however many groups are asked for. */
    Map<String, SortedSet<String>> loadBalancersByTargetGroup() {
        Map<String, SortedSet<String>> found = new HashMap<>();
        for (RuleEntry rule : rules.values()) {
            String balancer = listener(rule.listenerArn).settings.loadBalancerArn();
            targets(rule.settings.actions())
                    .forEach(targetGroup -> found.computeIfAbsent(targetGroup, none -> new TreeSet<>())
                            .add(balancer));
        }
        return found;
    }

    /** The target groups that actions forward to. */
    static Stream<String> targets(List<Action> actions) {
        return actions.stream()
                .flatMap(action -> action.forwardConfig() == null
                        ? Stream.ofNullable(action.targetGroupArn())
                        : action.forwardConfig().targetGroups().stream().map(TargetGroupTuple::targetGroupArn));
    }

    /** Takes a listener away with its rules. */
    void removeListener(String listenerArn) {
        rulesOf(listenerArn).forEach(rule -> remove(rule.settings.ruleArn()));
        remove(listenerArn);
    }

    /** Takes one object away with its tags. */
    void remove(String arn) {
        targetGroups.remove(arn);
        loadBalancers.remove(arn);
        listeners.remove(arn);
        rules.remove(arn);
        tags.remove(arn);
    }
}
