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
        stickiness(group, attributes);
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

    private static void stickiness(TargetGroupEntry group, List<TargetGroupAttribute> attributes) {
        String protocol = group.settings.protocolAsString();
        boolean application = TargetGroupDefaults.application(protocol);
        for (TargetGroupAttribute attribute : attributes) {
            if (!attribute.key().equals("stickiness.type")) {
                continue;
            }
            String type = attribute.value();
            boolean fits = application ? type.endsWith("_cookie") : !type.endsWith("_cookie");
            if (!fits) {
                throw AwsErrors.client(
                        "InvalidConfigurationRequest",
                        "Stickiness type '" + type + "' is not supported for target groups with the " + protocol
                                + " protocol");
            }
            boolean named = attributes.stream()
                    .anyMatch(other -> other.key().equals("stickiness.app_cookie.cookie_name")
                            && !other.value().isEmpty());
            if (type.equals("app_cookie")
                    && !named
                    && group.attributes
                            .getOrDefault("stickiness.app_cookie.cookie_name", "")
                            .isEmpty()) {
                throw AwsErrors.client(
                        "InvalidConfigurationRequest",
                        "You must set an application cookie name to enable stickiness of type 'app_cookie'");
            }
        }
    }
}
