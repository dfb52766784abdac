package dev.mooring.simulator.elb;

import dev.mooring.simulator.AwsErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.FixedResponseActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * The actions of rules and listeners: what AWS refuses, and the form in which it gives them back. A forward to one target
 * group comes back both as {@code TargetGroupArn} and as {@code ForwardConfig} with its weight.
 */
final class RuleActions {
    private static final Set<String> TYPES = Set.of(
            "forward", "redirect", "fixed-response", "authenticate-cognito", "authenticate-oidc", "jwt-validation");
    private static final Set<String> CONTENT_TYPES =
            Set.of("text/plain", "text/css", "text/html", "application/javascript", "application/json");
    private static final int HEAVIEST = 999;

    private final LoadBalancing region;
    private final Listener listener;

    /** @param listener the listener that the actions will belong to; it may not be kept yet */
    RuleActions(LoadBalancing region, Listener listener) {
        this.region = region;
        this.listener = listener;
    }

    /** The actions as AWS keeps them; throws for those that it refuses. */
    List<Action> normal(List<Action> actions) {
        List<Action> kept = new ArrayList<>();
        for (Action action : actions) {
            kept.add(normal(action, kept.size() + 1));
        }
        return kept;
    }

    private Action normal(Action action, int position) {
        String type = action.typeAsString();
        if (type == null || !TYPES.contains(type)) {
            throw ElbErrors.constraint(
                    type,
                    "actions." + position + ".member.type",
                    "Member must satisfy enum value set: [forward, redirect, fixed-response]");
        }
        return switch (type) {
            case "forward" -> forward(action);
            case "redirect" -> redirect(action);
            case "fixed-response" -> fixedResponse(action, position);
            default -> action;
        };
    }

    private Action forward(Action action) {
        ForwardActionConfig given = action.forwardConfig();
        if (given == null && action.targetGroupArn() == null) {
            throw ElbErrors.validation("A target group must be specified for a forward action");
        }
        List<TargetGroupTuple> tuples = given == null || given.targetGroups().isEmpty()
                ? List.of(TargetGroupTuple.builder()
                        .targetGroupArn(action.targetGroupArn())
                        .build())
                : given.targetGroups();
        List<TargetGroupTuple> weighted = tuples.stream().map(this::weighted).toList();
        boolean sticky = given != null
                && given.targetGroupStickinessConfig() != null
                && Boolean.TRUE.equals(given.targetGroupStickinessConfig().enabled());
        Integer duration = given == null || given.targetGroupStickinessConfig() == null
                ? null
                : given.targetGroupStickinessConfig().durationSeconds();
        return action.toBuilder()
                .targetGroupArn(weighted.size() == 1 ? weighted.get(0).targetGroupArn() : null)
                .forwardConfig(config -> config.targetGroups(weighted)
                        .targetGroupStickinessConfig(
                                stickiness -> stickiness.enabled(sticky).durationSeconds(duration)))
                .build();
    }

    private TargetGroupTuple weighted(TargetGroupTuple tuple) {
        TargetGroupEntry group = region.targetGroups.get(tuple.targetGroupArn());
        if (group == null) {
            throw ElbErrors.targetGroupNotFound(tuple.targetGroupArn());
        }
        requireCompatible(group.settings);
        requireOneLoadBalancer(group);
        TargetGroupChecks.range("weight", tuple.weight(), 0, HEAVIEST);
        return tuple.weight() == null ? tuple.toBuilder().weight(1).build() : tuple;
    }

    private void requireCompatible(TargetGroup group) {
        String protocol = listener.protocolAsString();
        if (protocol == null || group.protocolAsString() == null) {
            return;
        }
        if (TargetGroupDefaults.application(protocol) != TargetGroupDefaults.application(group.protocolAsString())) {
            throw AwsErrors.client(
                    "IncompatibleProtocols",
                    "Listener protocol '" + protocol + "' is not supported with a target group with the protocol '"
                            + group.protocolAsString() + "'");
        }
    }

    private void requireOneLoadBalancer(TargetGroupEntry group) {
        boolean elsewhere =
                region.loadBalancersOf(group.arn()).stream().anyMatch(arn -> !arn.equals(listener.loadBalancerArn()));
        if (elsewhere) {
            throw AwsErrors.client(
                    "TargetGroupAssociationLimit",
                    "The following target groups cannot be associated with more than one load balancer: "
                            + group.arn());
        }
    }

    private static Action redirect(Action action) {
        RedirectActionConfig given = action.redirectConfig();
        if (given == null || given.statusCodeAsString() == null) {
            throw ElbErrors.validation("A status code must be specified for a redirect action");
        }
        return action.toBuilder()
                .redirectConfig(given.toBuilder()
                        .protocol(orElse(given.protocol(), "#{protocol}"))
                        .port(orElse(given.port(), "#{port}"))
                        .host(orElse(given.host(), "#{host}"))
                        .path(orElse(given.path(), "/#{path}"))
                        .query(orElse(given.query(), "#{query}"))
                        .build())
                .build();
    }

    private static Action fixedResponse(Action action, int position) {
        FixedResponseActionConfig given = action.fixedResponseConfig();
        if (given == null || given.statusCode() == null) {
            throw ElbErrors.validation("A status code must be specified for a fixed-response action");
        }
        if (!given.statusCode().matches("(2|4|5)\\d\\d")) {
            throw ElbErrors.constraint(
                    given.statusCode(),
                    "actions." + position + ".member.fixedResponseConfig.statusCode",
                    "Member must satisfy regular expression pattern: ^(2|4|5)\\d\\d$");
        }
        if (given.contentType() != null && !CONTENT_TYPES.contains(given.contentType())) {
            throw AwsErrors.client(
                    "InvalidLoadBalancerAction",
                    "The ContentType must be one of:'text/html', 'application/json', 'application/javascript',"
                            + " 'text/css', 'text/plain'");
        }
        return action;
    }

    private static String orElse(@Nullable String given, String fallback) {
        return given == null ? fallback : given;
    }
}
