package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;

/**
 * How a target group's attributes behave (Elastic Load Balancing v2, TargetGroupAttribute). The API keeps them apart from
 * the group, as a list of texts by key; trees hold them in a map, {@code Attributes}. Which there are depends on the group's
 * protocol.
 */
final class TargetGroupAttributeFields {
    private static final Vector<String> HTTP = Vector.of("HTTP", "HTTPS");
    private static final Vector<String> NETWORK = Vector.of("TCP", "UDP", "TCP_UDP", "TLS", "QUIC", "TCP_QUIC");
    private static final Vector<String> DATAGRAMS = Vector.of("UDP", "TCP_UDP");
    private static final Vector<String> STREAMS = Vector.of("TCP", "TLS");
    private static final Vector<String> GENEVE = Vector.of("GENEVE");
    private static final Vector<String> HEALTH = Vector.of("dns_failover", "unhealthy_state_routing");

    private static final String CLIENT = "preserve_client_ip.enabled";

    private TargetGroupAttributeFields() {}

    static Fields in(Fields fields) {
        Vector<String> all = HTTP.appendAll(NETWORK).appendAll(GENEVE);
        Fields common = of(all, "deregistration_delay.timeout_seconds", "300", fields);
        return geneve(network(application(health(of(all, "stickiness.enabled", "false", common)))))
                .byDefaultWhen(
                        "TargetType",
                        Value.of("lambda"),
                        path("lambda.multi_value_headers.enabled"),
                        Value.of("false"));
    }

    private static Fields health(Fields fields) {
        Vector<String> protocols = HTTP.appendAll(NETWORK);
        Fields zones = of(protocols, "load_balancing.cross_zone.enabled", "use_load_balancer_configuration", fields);
        return HEALTH.foldLeft(zones, (table, what) -> {
            String least = "target_group_health." + what + ".minimum_healthy_targets.";
            return of(protocols, least + "percentage", "off", of(protocols, least + "count", "1", table));
        });
    }

    private static Fields application(Fields fields) {
        Fields sticky = of(HTTP, "stickiness.type", "lb_cookie", fields);
        Fields byBalancer = of(HTTP, "stickiness.lb_cookie.duration_seconds", "86400", sticky);
        Fields byApplication = of(HTTP, "stickiness.app_cookie.duration_seconds", "86400", byBalancer);
        Fields start = of(HTTP, "slow_start.duration_seconds", "0", byApplication);
        Fields algorithm = of(HTTP, "load_balancing.algorithm.type", "round_robin", start);
        return of(HTTP, "load_balancing.algorithm.anomaly_mitigation", "off", algorithm)
                // The name of a cookie that is not gone by stays, and cannot be taken out again.
                .unmanaged(path("stickiness.app_cookie.cookie_name"));
    }

    private static Fields network(Fields fields) {
        Fields sticky = of(NETWORK, "stickiness.type", "source_ip", fields);
        String terminates = "deregistration_delay.connection_termination.enabled";
        Fields terminated = of(NETWORK, terminates, "false", of(DATAGRAMS, terminates, "true", sticky));
        Fields proxied = of(NETWORK, "proxy_protocol_v2.enabled", "false", terminated);
        String unhealthy = "target_health_state.unhealthy.";
        Fields ended = of(
                NETWORK,
                unhealthy + "draining_interval_seconds",
                "0",
                of(NETWORK, unhealthy + "connection_termination.enabled", "true", proxied));
        return of(NETWORK, CLIENT, "true", STREAMS.foldLeft(ended, TargetGroupAttributeFields::ofAddresses));
    }

    /** "The default is disabled if the target group type is IP address and the target group protocol is TCP or TLS." */
    private static Fields ofAddresses(Fields fields, String protocol) {
        return fields.byDefaultWhen(
                LinkedHashMap.of("Protocol", Value.of(protocol), "TargetType", Value.of("ip")),
                path(CLIENT),
                Value.of("false"));
    }

    private static Fields geneve(Fields fields) {
        Fields sticky = of(GENEVE, "stickiness.type", "source_ip_dest_ip_proto", fields);
        return of(
                GENEVE,
                "target_failover.on_unhealthy",
                "no_rebalance",
                of(GENEVE, "target_failover.on_deregistration", "no_rebalance", sticky));
    }

    private static Fields of(Vector<String> protocols, String attribute, String value, Fields fields) {
        return protocols.foldLeft(
                fields,
                (table, protocol) ->
                        table.byDefaultWhen("Protocol", Value.of(protocol), path(attribute), Value.of(value)));
    }

    private static String path(String attribute) {
        return "Attributes{" + attribute + "}";
    }
}
