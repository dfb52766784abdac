package dev.mooring.simulator.elb;

import dev.mooring.simulator.AwsErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** What AWS refuses in a target group. */
final class TargetGroupChecks {
    private static final List<String> PROTOCOLS = List.of("HTTPS", "HTTP", "TCP", "TLS", "UDP", "TCP_UDP", "GENEVE");
    private static final int LONGEST_NAME = 32;

    private TargetGroupChecks() {}

    static void create(CreateTargetGroupRequest request) {
        name(request.name());
        protocol(request.healthCheckProtocolAsString(), "healthCheckProtocol");
        protocol(request.protocolAsString(), "protocol");
        if ("lambda".equals(request.targetTypeAsString())) {
            absentForLambda("Protocol", request.protocolAsString());
            absentForLambda("Port", request.port());
            absentForLambda("VPC ID", request.vpcId());
        } else {
            present("protocol", request.protocolAsString());
            present("port", request.port());
            present("VPC ID", request.vpcId());
            range("port", request.port(), 1, 65535);
            if (!request.vpcId().startsWith("vpc-")) {
                throw ElbErrors.validation("The VPC ID '" + request.vpcId() + "' is not found");
            }
        }
    }

    private static void name(@Nullable String name) {
        if (name == null) {
            throw ElbErrors.missing("name");
        }
        if (name.length() > LONGEST_NAME) {
            throw ElbErrors.validation("Target group name '" + name + "' cannot be longer than '32' characters");
        }
        if (!name.matches("[A-Za-z0-9-]+")) {
            throw ElbErrors.validation("Target group name '" + name
                    + "' can only contain characters that are alphanumeric characters or hyphens(-)");
        }
        if (name.startsWith("-") || name.endsWith("-") || name.contains("--")) {
            throw ElbErrors.constraint(
                    name,
                    "targetGroup.targetGroupArn.targetGroupName",
                    "Member must satisfy regular expression pattern: (?!.*--)(?!^-)(?!.*-$)^[A-Za-z0-9-]+$");
        }
    }

    private static void protocol(@Nullable String protocol, String member) {
        if (protocol != null && !PROTOCOLS.contains(protocol)) {
            String allowed = String.join("', '", PROTOCOLS);
            throw ElbErrors.validation("Value " + protocol + " at '" + member
                    + "' failed to satisfy constraint: Member must satisfy enum value set: ['" + allowed + "']");
        }
    }

    private static void present(String what, @Nullable Object value) {
        if (value == null || value.equals("")) {
            throw ElbErrors.validation("A " + what + " must be specified");
        }
    }

    private static void absentForLambda(String what, @Nullable Object value) {
        if (value != null) {
            throw ElbErrors.validation(what + " cannot be specified for target groups with target type 'lambda'");
        }
    }

    /** Holds for new and modified target groups, with their defaults filled in. */
    static void healthCheck(TargetGroup group) {
        protocol(group.healthCheckProtocolAsString(), "healthCheckProtocol");
        range("healthCheckIntervalSeconds", group.healthCheckIntervalSeconds(), 5, 300);
        range("healthCheckTimeoutSeconds", group.healthCheckTimeoutSeconds(), 2, 120);
        range("healthyThresholdCount", group.healthyThresholdCount(), 2, 10);
        range("unhealthyThresholdCount", group.unhealthyThresholdCount(), 2, 10);
        int timeout = group.healthCheckTimeoutSeconds();
        int interval = group.healthCheckIntervalSeconds();
        boolean strict = TargetGroupDefaults.application(group.protocolAsString());
        if (timeout > interval || (strict && timeout == interval)) {
            throw ElbErrors.validation("Health check timeout '" + timeout + "' must be smaller than "
                    + (strict ? "" : "or equal to ") + "the interval '" + interval + "'");
        }
        Matcher matcher = group.matcher();
        if (matcher != null && matcher.httpCode() != null && !matcher.httpCode().matches("\\d{3}((,|-)\\d{3})*")) {
            throw AwsErrors.client("InvalidParameterValue", "HttpCode must be like 200 | 200-399 | 200,201 ...");
        }
    }

    /** Throws unless {@code value} is unset or within the bounds. */
    static void range(String member, @Nullable Integer value, int least, int most) {
        if (value != null && value < least) {
            throw ElbErrors.constraint(value, member, "Member must have value greater than or equal to " + least);
        }
        if (value != null && value > most) {
            throw ElbErrors.constraint(value, member, "Member must have value less than or equal to " + most);
        }
    }
}
