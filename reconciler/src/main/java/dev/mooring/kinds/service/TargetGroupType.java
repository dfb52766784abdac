package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;

/**
 * A target group: the members of DescribeTargetGroups (Elastic Load Balancing v2). What a group's health check defaults to
 * depends on its protocol; AWS says how in CreateTargetGroup, and recorded read-backs bear it out.
 */
public final class TargetGroupType {
    public static final String NAME = "elbv2/target-group";

    /** A group in use cannot be deleted and its name cannot be used twice, so replacing it is left to a person. */
    public static final ResourceType TYPE =
            new ResourceType(NAME, fields(), HashSet.of("arn", "name", "fullName"), false);

    private TargetGroupType() {}

    /** The group of this name (at most 32 characters), which is unique in the account and Region. */
    public static ResourceId id(String name) {
        return new ResourceId(NAME, "", name);
    }

    private static Fields fields() {
        return identity(matcher(timings(probe(protocol(Fields.in(NAME))))));
    }

    private static Fields protocol(Fields fields) {
        Fields versioned = List.of("HTTP", "HTTPS")
                .foldLeft(
                        fields,
                        (table, http) -> table.byDefaultWhen("Protocol", text(http), "ProtocolVersion", text("HTTP1")));
        return List.of("HTTP", "HTTPS", "TCP", "UDP", "TCP_UDP", "TLS")
                .foldLeft(
                        versioned,
                        (table, it) -> table.byDefaultWhen("Protocol", text(it), "IpAddressType", text("ipv4")))
                .byDefault("TargetType", "instance")
                .absentByDefault("TargetControlPort");
    }

    private static Fields probe(Fields fields) {
        Fields protocols = fields.byDefaultWhen("TargetType", text("alb"), "HealthCheckProtocol", text("HTTP"))
                .byDefaultWhen("Protocol", text("HTTPS"), "HealthCheckProtocol", text("HTTPS"));
        return List.of("TCP", "UDP", "TCP_UDP", "TLS", "GENEVE")
                .foldLeft(
                        protocols,
                        (table, it) -> table.byDefaultWhen("Protocol", text(it), "HealthCheckProtocol", text("TCP")))
                .byDefault("HealthCheckProtocol", "HTTP")
                .byDefault("HealthCheckEnabled", true)
                .byDefault("HealthCheckPort", "traffic-port")
                .byDefaultWhen("ProtocolVersion", text("GRPC"), "HealthCheckPath", text("/AWS.ALB/healthcheck"))
                .byDefaultWhen("HealthCheckProtocol", text("HTTP"), "HealthCheckPath", text("/"))
                .byDefaultWhen("HealthCheckProtocol", text("HTTPS"), "HealthCheckPath", text("/"));
    }

    private static Fields timings(Fields fields) {
        return fields.byDefaultWhen("Protocol", text("GENEVE"), "HealthCheckIntervalSeconds", Value.of(10))
                .byDefault("HealthCheckIntervalSeconds", 30)
                .byDefaultWhen("Protocol", text("HTTP"), "HealthCheckTimeoutSeconds", Value.of(5))
                .byDefaultWhen("Protocol", text("HTTPS"), "HealthCheckTimeoutSeconds", Value.of(5))
                .byDefaultWhen("Protocol", text("GENEVE"), "HealthCheckTimeoutSeconds", Value.of(5))
                .byDefaultWhen("HealthCheckProtocol", text("HTTP"), "HealthCheckTimeoutSeconds", Value.of(6))
                .byDefault("HealthCheckTimeoutSeconds", 10)
                .byDefault("HealthyThresholdCount", 5)
                .byDefault("UnhealthyThresholdCount", 2);
    }

    private static Fields matcher(Fields fields) {
        return fields.byDefaultWhen("ProtocolVersion", text("GRPC"), "Matcher.GrpcCode", text("12"))
                .byDefaultWhen("ProtocolVersion", text("HTTP1"), "Matcher.HttpCode", text("200"))
                .byDefaultWhen("ProtocolVersion", text("HTTP2"), "Matcher.HttpCode", text("200"))
                .byDefaultWhen("TargetType", text("alb"), "Matcher.HttpCode", text("200-399"));
    }

    private static Fields identity(Fields fields) {
        return fields.immutable("TargetGroupName", "Protocol", "ProtocolVersion", "Port", "VpcId")
                .immutable("TargetType", "IpAddressType", "TargetControlPort")
                .readOnly("TargetGroupArn", "LoadBalancerArns");
    }

    private static Value text(String value) {
        return Value.of(value);
    }
}
