package dev.mooring.simulator.elb;

import dev.mooring.simulator.AwsErrors;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** What AWS refuses in ModifyTargetGroupAttributes. */
final class TargetGroupAttributeChecks {
    private static final Set<String> SECONDS = Set.of(
            "deregistration_delay.timeout_seconds",
            "slow_start.duration_seconds",
            "stickiness.lb_cookie.duration_seconds",
            "stickiness.app_cookie.duration_seconds",
            "target_health_state.unhealthy.draining_interval_seconds");
    private static final int LONGEST_DELAY = 3600;

    private TargetGroupAttributeChecks() {}

    static void modify(TargetGroupEntry group, List<TargetGroupAttribute> attributes) {
        Stickiness.check(group, attributes);
        boolean lambda = group.settings.targetTypeAsString().equals("lambda");
        for (TargetGroupAttribute attribute : attributes) {
            if (!group.attributes.containsKey(attribute.key())) {
                throw lambda && SECONDS.contains(attribute.key())
                        ? AwsErrors.client(
                                "InvalidConfigurationRequest",
                                "A target group with target type 'lambda' does not support the attribute "
                                        + attribute.key())
                        : ElbErrors.validation(
                                "Target group attribute key '" + attribute.key() + "' is not recognized");
            }
            value(attribute);
        }
    }

    private static void value(TargetGroupAttribute attribute) {
        String key = attribute.key();
        if (SECONDS.contains(key) && !attribute.value().matches("\\d{1,6}")) {
            throw ElbErrors.validation("'" + key + "' value '" + attribute.value() + "' must be a number");
        }
        if (key.equals("deregistration_delay.timeout_seconds") && Integer.parseInt(attribute.value()) > LONGEST_DELAY) {
            throw ElbErrors.validation(
                    "'" + key + "' value '" + attribute.value() + "' must be between '0-3600' inclusive");
        }
        if (key.endsWith(".enabled")
                && !key.equals("load_balancing.cross_zone.enabled")
                && !attribute.value().matches("true|false")) {
            throw ElbErrors.validation("'" + key + "' value '" + attribute.value() + "' must be true or false");
        }
    }
}
