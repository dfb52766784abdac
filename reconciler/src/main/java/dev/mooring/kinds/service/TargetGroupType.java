package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;

/**
 * A target group: the members of DescribeTargetGroups (Elastic Load Balancing v2). What a group's health check defaults to
 * depends on its protocol; AWS says how in CreateTargetGroup, and recorded read-backs bear it out.
 */
public final class TargetGroupType {
    public static final String NAME = "elbv2/target-group";

    private static final Vector<Value> HTTP = Vector.of(text("HTTP"), text("HTTPS"));
    private static final Vector<Value> TCP =
            Vector.of(text("TCP"), text("UDP"), text("TCP_UDP"), text("TLS"), text("QUIC"), text("TCP_QUIC"));
    private static final Value GENEVE = text("GENEVE");
    private static final Value GRPC = text("GRPC");
    private static final Value ALB = text("alb");
    private static final Value LAMBDA = text("lambda");

    /** A group in use cannot be deleted and its name cannot be used twice, so replacing it is left to a person. */
    public static final ResourceType TYPE =
            new ResourceType(NAME, fields(), HashSet.of("arn", "name", "fullName"), false);

    private TargetGroupType() {}

    /** The group of this name (at most 32 characters), which is unique in the account and Region. */
    public static ResourceId id(String name) {
        return new ResourceId(NAME, "", name);
    }

    private static Fields fields() {
        return TargetGroupAttributeFields.in(identity(answers(timings(probe(protocol(Fields.in(NAME)))))));
    }

    private static Fields protocol(Fields fields) {
        Fields versions = HTTP.foldLeft(
                fields, (table, http) -> table.byDefaultWhen("Protocol", http, "ProtocolVersion", text("HTTP1")));
        return HTTP.appendAll(TCP)
                .foldLeft(versions, (table, it) -> table.byDefaultWhen("Protocol", it, "IpAddressType", text("ipv4")))
                .byDefaultWhen("TargetType", LAMBDA, "IpAddressType", text("ipv4"))
                .byDefault("TargetType", "instance")
                .absentByDefault("TargetControlPort");
    }

    private static Fields probe(Fields fields) {
        Fields protocols = TCP.append(GENEVE)
                .foldLeft(
                        fields.byDefaultWhen("TargetType", ALB, "HealthCheckProtocol", text("HTTP")),
                        (table, it) -> table.byDefaultWhen("Protocol", it, "HealthCheckProtocol", text("TCP")));
        return HTTP.foldLeft(
                        protocols, (table, http) -> table.byDefaultWhen("Protocol", http, "HealthCheckProtocol", http))
                .byDefaultWhen("TargetType", LAMBDA, "HealthCheckEnabled", Value.of(false))
                .byDefault("HealthCheckEnabled", true)
                .byDefaultWhen("Protocol", GENEVE, "HealthCheckPort", text("80"))
                .byDefault("HealthCheckPort", "traffic-port");
    }

    /** Only a check over HTTP has a path and codes that mean healthy. */
    private static Fields answers(Fields fields) {
        Fields ofGrpc = fields.byDefaultWhen("ProtocolVersion", GRPC, "HealthCheckPath", text("/AWS.ALB/healthcheck"))
                .byDefaultWhen("ProtocolVersion", GRPC, "Matcher.GrpcCode", text("12"))
                .absentWhen("ProtocolVersion", GRPC, "Matcher.HttpCode");
        Fields ofHttp = HTTP.foldLeft(
                ofGrpc,
                (table, http) -> table.byDefaultWhen("Protocol", http, "HealthCheckPath", text("/"))
                        .byDefaultWhen("Protocol", http, "Matcher.HttpCode", text("200")));
        return HTTP.foldLeft(
                ofHttp.byDefaultWhen("TargetType", LAMBDA, "HealthCheckPath", text("/"))
                        .byDefaultWhen("TargetType", LAMBDA, "Matcher.HttpCode", text("200"))
                        .byDefaultWhen("TargetType", ALB, "HealthCheckPath", text("/"))
                        .byDefaultWhen("TargetType", ALB, "Matcher.HttpCode", text("200-399")),
                (table, http) -> table.byDefaultWhen("HealthCheckProtocol", http, "HealthCheckPath", text("/"))
                        .byDefaultWhen("HealthCheckProtocol", http, "Matcher.HttpCode", text("200-399")));
    }

    private static Fields timings(Fields fields) {
        Fields timeouts = HTTP.append(GENEVE)
                .foldLeft(
                        fields,
                        (table, it) -> table.byDefaultWhen("Protocol", it, "HealthCheckTimeoutSeconds", Value.of(5)));
        return timeouts.byDefaultWhen("TargetType", LAMBDA, "HealthCheckTimeoutSeconds", Value.of(30))
                .byDefaultWhen("TargetType", LAMBDA, "HealthCheckIntervalSeconds", Value.of(35))
                .byDefaultWhen("TargetType", ALB, "HealthCheckTimeoutSeconds", Value.of(6))
                .byDefaultWhen("HealthCheckProtocol", text("HTTP"), "HealthCheckTimeoutSeconds", Value.of(6))
                .byDefault("HealthCheckTimeoutSeconds", 10)
                .byDefaultWhen("Protocol", GENEVE, "HealthCheckIntervalSeconds", Value.of(10))
                .byDefault("HealthCheckIntervalSeconds", 30)
                .byDefault("HealthyThresholdCount", 5)
                .byDefault("UnhealthyThresholdCount", 2);
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
