package dev.mooring.simulator.elb;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesResponse;

/** The rules of listeners, by priorities that are unique per listener. */
final class Rules {
    private static final int PAGE = 400;
    private static final int HIGHEST_PRIORITY = 50_000;

    private final Regional<LoadBalancing> regions;
    private final Ids ids;
    private final ElbOptions options;
    private final ElbTags tags;

    Rules(Regional<LoadBalancing> regions, Ids ids, ElbOptions options, ElbTags tags) {
        this.regions = regions;
        this.ids = ids;
        this.options = options;
        this.tags = tags;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateRuleRequest.class, this::create);
        operations.on(DescribeRulesRequest.class, this::describe);
        operations.on(ModifyRuleRequest.class, this::modify);
        operations.on(DeleteRuleRequest.class, this::delete);
        operations.on(SetRulePrioritiesRequest.class, this::setPriorities);
    }

    /** The rule that every listener has: no conditions, the listener's default actions. */
    RuleEntry defaultRule(Listener listener, List<Action> actions) {
        return new RuleEntry(
                listener.listenerArn(),
                Rule.builder()
                        .ruleArn(ruleArn(listener.listenerArn()))
                        .priority(RuleEntry.DEFAULT)
                        .isDefault(true)
                        .conditions(List.of())
                        .actions(actions)
                        .build());
    }

    private String ruleArn(String listenerArn) {
        return listenerArn.replace(":listener/", ":listener-rule/") + "/" + ids.hex(16);
    }

    private CreateRuleResponse create(CreateRuleRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        ListenerEntry listener = region.listener(request.listenerArn());
        List<RuleCondition> conditions = RuleConditions.normal(required("conditions", request.conditions()));
        if (request.priority() == null) {
            throw ElbErrors.missing("priority");
        }
        TargetGroupChecks.range("priority", request.priority(), 1, HIGHEST_PRIORITY);
        String priority = Integer.toString(request.priority());
        List<RuleEntry> present = region.rulesOf(request.listenerArn());
        if (present.stream().anyMatch(rule -> rule.settings.priority().equals(priority))) {
            throw priorityInUse(priority);
        }
        List<Action> actions =
                new RuleActions(region, listener.settings).normal(required("actions", request.actions()));
        long others = region.listenersOf(listener.settings.loadBalancerArn())
                .flatMap(other -> region.rulesOf(other.settings.listenerArn()).stream())
                .filter(rule -> !rule.isDefault())
                .count();
        if (others >= options.quotas().rulesPerLoadBalancer()) {
            throw AwsErrors.client("TooManyRules", "The maximum number of rules has been reached");
        }
        String arn = ruleArn(request.listenerArn());
        tags.put(region, arn, request.tags());
        RuleEntry entry = new RuleEntry(
                request.listenerArn(),
                Rule.builder()
                        .ruleArn(arn)
                        .priority(priority)
                        .isDefault(false)
                        .conditions(conditions)
                        .actions(actions)
                        .build());
        region.rules.put(arn, entry);
        return CreateRuleResponse.builder().rules(entry.settings).build();
    }

    private static <T> List<T> required(String member, List<T> given) {
        if (given.isEmpty()) {
            throw ElbErrors.missing(member);
        }
        return given;
    }

    private static AwsServiceException priorityInUse(String priority) {
        return AwsErrors.client("PriorityInUse", "Priority '" + priority + "' is currently in use");
    }

    private DescribeRulesResponse describe(DescribeRulesRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        if (request.listenerArn() == null && request.ruleArns().isEmpty()) {
            throw ElbErrors.validation("You must specify either listener rule ARNs or a listener ARN");
        }
        if (request.listenerArn() != null && !request.ruleArns().isEmpty()) {
            throw ElbErrors.validation("Listener rule ARNs and a listener ARN cannot be specified at the same time");
        }
        List<RuleEntry> found = request.listenerArn() == null
                ? request.ruleArns().stream().distinct().map(region::rule).toList()
                : region.rulesOf(region.listener(request.listenerArn()).settings.listenerArn());
        Page<Rule> page = Page.of(
                found.stream().map(rule -> rule.settings).toList(),
                request.marker(),
                request.pageSize(),
                PAGE,
                ElbErrors::badMarker);
        return DescribeRulesResponse.builder()
                .rules(page.items())
                .nextMarker(page.next())
                .build();
    }

    private ModifyRuleResponse modify(ModifyRuleRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        if (request.conditions().isEmpty() && request.actions().isEmpty()) {
            throw ElbErrors.validation("Either conditions or actions must be specified");
        }
        RuleEntry entry = changeable(region, request.ruleArn(), "modified");
        Rule.Builder modified = entry.settings.toBuilder();
        if (!request.conditions().isEmpty()) {
            modified.conditions(RuleConditions.normal(request.conditions()));
        }
        if (!request.actions().isEmpty()) {
            Listener listener = region.listener(entry.listenerArn).settings;
            modified.actions(new RuleActions(region, listener).normal(request.actions()));
        }
        entry.settings = modified.build();
        return ModifyRuleResponse.builder().rules(entry.settings).build();
    }

    private DeleteRuleResponse delete(DeleteRuleRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        changeable(region, request.ruleArn(), "deleted");
        region.remove(request.ruleArn());
        return DeleteRuleResponse.builder().build();
    }

    private static RuleEntry changeable(LoadBalancing region, @Nullable String arn, String verb) {
        RuleEntry entry = region.rule(arn);
        if (entry.isDefault()) {
            throw AwsErrors.client("OperationNotPermitted", "Default rule '" + arn + "' cannot be " + verb);
        }
        return entry;
    }

    private SetRulePrioritiesResponse setPriorities(SetRulePrioritiesRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        Map<String, String> wanted = new HashMap<>();
        for (RulePriorityPair pair : required("rulePriorities", request.rulePriorities())) {
            TargetGroupChecks.range("priority", pair.priority(), 1, HIGHEST_PRIORITY);
            String priority = Integer.toString(pair.priority());
            if (wanted.containsValue(priority)) {
                throw ElbErrors.validation("Priority '" + priority + "' was provided multiple times");
            }
            wanted.put(changeable(region, pair.ruleArn(), "modified").settings.ruleArn(), priority);
        }
        requireFree(region, wanted);
        List<Rule> moved = new ArrayList<>();
        wanted.forEach((arn, priority) -> {
            RuleEntry entry = region.rule(arn);
            entry.settings = entry.settings.toBuilder().priority(priority).build();
            moved.add(entry.settings);
        });
        return SetRulePrioritiesResponse.builder().rules(moved).build();
    }

    private static void requireFree(LoadBalancing region, Map<String, String> wanted) {
        wanted.forEach((arn, priority) -> {
            boolean taken = region.rulesOf(region.rule(arn).listenerArn).stream()
                    .filter(other -> !wanted.containsKey(other.settings.ruleArn()))
                    .anyMatch(other -> other.settings.priority().equals(priority));
            if (taken) {
                throw priorityInUse(priority);
            }
        });
    }
}
