package dev.mooring.simulator.elb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** What AWS fills in where a new target group says nothing. Checked against recorded read-backs of real accounts. */
final class TargetGroupDefaults {
    private static final Set<String> APPLICATION = Set.of("HTTP", "HTTPS");

    private TargetGroupDefaults() {}

    static boolean application(@Nullable String protocol) {
        return protocol != null && APPLICATION.contains(protocol);
    }

    /** The same target group with every unset member at its default. */
    static TargetGroup fill(TargetGroup given) {
        String type = given.targetTypeAsString() == null ? "instance" : given.targetTypeAsString();
        String protocol = given.protocolAsString();
        boolean lambda = type.equals("lambda");
        boolean geneve = "GENEVE".equals(protocol);
        TargetGroup.Builder filled = given.toBuilder().targetType(type);
        if (application(protocol) && given.protocolVersion() == null) {
            filled.protocolVersion("HTTP1");
        }
        if (!geneve && given.ipAddressTypeAsString() == null) {
            filled.ipAddressType("ipv4");
        }
        if (given.healthCheckEnabled() == null) {
            filled.healthCheckEnabled(!lambda);
        }
        String checks = healthCheckProtocol(given, type, protocol);
        if (!lambda) {
            filled.healthCheckProtocol(checks);
            filled.healthCheckPort(orElse(given.healthCheckPort(), geneve ? "80" : "traffic-port"));
        }
        filled.healthCheckIntervalSeconds(orElse(given.healthCheckIntervalSeconds(), lambda ? 35 : geneve ? 10 : 30));
        filled.healthCheckTimeoutSeconds(orElse(given.healthCheckTimeoutSeconds(), timeout(type, protocol, checks)));
        filled.healthyThresholdCount(orElse(given.healthyThresholdCount(), 5));
        filled.unhealthyThresholdCount(orElse(given.unhealthyThresholdCount(), 2));
        if (lambda || application(checks)) {
            boolean grpc = "GRPC".equals(given.protocolVersion());
            filled.healthCheckPath(orElse(given.healthCheckPath(), grpc ? "/AWS.ALB/healthcheck" : "/"));
            filled.matcher(given.matcher() == null ? matcher(grpc, type, protocol) : given.matcher());
        }
        return filled.build();
    }

    private static String healthCheckProtocol(TargetGroup given, String type, @Nullable String protocol) {
        if (given.healthCheckProtocolAsString() != null) {
            return given.healthCheckProtocolAsString();
        }
        if (type.equals("alb") || protocol == null) {
            return "HTTP";
        }
        return application(protocol) ? protocol : "TCP";
    }

    private static int timeout(String type, @Nullable String protocol, String checks) {
        if (type.equals("lambda")) {
            return 30;
        }
        if (application(protocol) || "GENEVE".equals(protocol)) {
            return 5;
        }
        return application(checks) ? 6 : 10;
    }

    private static Matcher matcher(boolean grpc, String type, @Nullable String protocol) {
        if (grpc) {
            return Matcher.builder().grpcCode("12").build();
        }
        boolean network = !application(protocol) && !type.equals("lambda");
        return Matcher.builder().httpCode(network ? "200-399" : "200").build();
    }

    /** The attributes of a new target group. */
    static Map<String, String> attributes(TargetGroup group) {
        Map<String, String> attributes = new LinkedHashMap<>();
        String protocol = group.protocolAsString();
        if (group.targetTypeAsString().equals("lambda")) {
            attributes.put("lambda.multi_value_headers.enabled", "false");
            return attributes;
        }
        attributes.put("deregistration_delay.timeout_seconds", "300");
        attributes.put("stickiness.enabled", "false");
        if ("GENEVE".equals(protocol)) {
            attributes.put("stickiness.type", "source_ip_dest_ip_proto");
            attributes.put("target_failover.on_deregistration", "no_rebalance");
            attributes.put("target_failover.on_unhealthy", "no_rebalance");
            return attributes;
        }
        attributes.put("load_balancing.cross_zone.enabled", "use_load_balancer_configuration");
        for (String what : new String[] {"dns_failover", "unhealthy_state_routing"}) {
            attributes.put("target_group_health." + what + ".minimum_healthy_targets.count", "1");
            attributes.put("target_group_health." + what + ".minimum_healthy_targets.percentage", "off");
        }
        if (application(protocol)) {
            applicationAttributes(attributes);
        } else {
            networkAttributes(attributes, group);
        }
        return attributes;
    }

    private static void applicationAttributes(Map<String, String> attributes) {
        attributes.put("stickiness.type", "lb_cookie");
        attributes.put("stickiness.lb_cookie.duration_seconds", "86400");
        attributes.put("stickiness.app_cookie.cookie_name", "");
        attributes.put("stickiness.app_cookie.duration_seconds", "86400");
        attributes.put("slow_start.duration_seconds", "0");
        attributes.put("load_balancing.algorithm.type", "round_robin");
        attributes.put("load_balancing.algorithm.anomaly_mitigation", "off");
    }

    private static void networkAttributes(Map<String, String> attributes, TargetGroup group) {
        String protocol = group.protocolAsString();
        String type = group.targetTypeAsString();
        boolean datagrams = "UDP".equals(protocol) || "TCP_UDP".equals(protocol);
        attributes.put("stickiness.type", "source_ip");
        attributes.put("deregistration_delay.connection_termination.enabled", Boolean.toString(datagrams));
        attributes.put("preserve_client_ip.enabled", Boolean.toString(datagrams || !type.equals("ip")));
        attributes.put("proxy_protocol_v2.enabled", "false");
        if (!type.equals("alb")) {
            attributes.put("target_health_state.unhealthy.connection_termination.enabled", "true");
            attributes.put("target_health_state.unhealthy.draining_interval_seconds", "0");
        }
    }

    private static <T> T orElse(@Nullable T given, T fallback) {
        return given == null ? fallback : given;
    }
}
