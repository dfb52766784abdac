package dev.mooring.simulator.elb;

import dev.mooring.simulator.AwsErrors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** Which type of stickiness fits a target group. */
final class Stickiness {
    private static final String TYPE = "stickiness.type";
    private static final String COOKIE_NAME = "stickiness.app_cookie.cookie_name";
    private static final Set<String> GATEWAY = Set.of("source_ip_dest_ip", "source_ip_dest_ip_proto");
    private static final Set<String> COOKIES = Set.of("lb_cookie", "app_cookie");

    private Stickiness() {}

    static void check(TargetGroupEntry group, List<TargetGroupAttribute> attributes) {
        Map<String, String> given = attributes.stream()
                .collect(Collectors.toMap(TargetGroupAttribute::key, TargetGroupAttribute::value, (a, b) -> b));
        String type = given.get(TYPE);
        String protocol = group.settings.protocolAsString();
        if (type == null) {
            return;
        }
        if ("GENEVE".equals(protocol)) {
            gateway(type, given.get(COOKIE_NAME));
        } else if (GATEWAY.contains(type)) {
            throw ElbErrors.validation("'Stickiness type' must be one of [app_cookie, lb_cookie, source_ip]");
        } else if (TargetGroupDefaults.application(protocol)) {
            application(group, type, given.get(COOKIE_NAME));
        } else {
            network(type, protocol);
        }
    }

    private static void gateway(String type, @Nullable String cookieName) {
        if (cookieName != null) {
            throw ElbErrors.validation("Target group attribute key '" + COOKIE_NAME + "' is not recognized");
        }
        if (!GATEWAY.contains(type)) {
            throw ElbErrors.validation("'" + type + "' must be one of [source_ip_dest_ip_proto, source_ip_dest_ip]");
        }
    }

    private static void application(TargetGroupEntry group, String type, @Nullable String cookieName) {
        if (!COOKIES.contains(type)) {
            throw unsupported(type, group.settings.protocolAsString());
        }
        String name = cookieName == null ? group.attributes.getOrDefault(COOKIE_NAME, "") : cookieName;
        if (type.equals("app_cookie") && name.isEmpty()) {
            throw AwsErrors.client(
                    "InvalidConfigurationRequest",
                    "You must set an application cookie name to enable stickiness of type 'app_cookie'");
        }
    }

    private static void network(String type, @Nullable String protocol) {
        if (COOKIES.contains(type)) {
            throw unsupported(type, protocol);
        }
        if ("TLS".equals(protocol)) {
            throw AwsErrors.client(
                    "InvalidConfigurationRequest",
                    "You cannot enable stickiness on target groups with the TLS protocol");
        }
    }

    private static RuntimeException unsupported(String type, @Nullable String protocol) {
        return AwsErrors.client(
                "InvalidConfigurationRequest",
                "Stickiness type '" + type + "' is not supported for target groups with the " + protocol + " protocol");
    }
}
