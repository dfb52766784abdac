package dev.mooring.kinds.service;

import static dev.mooring.kinds.service.Trees.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Differ;
import dev.mooring.resource.Fields;
import dev.mooring.resource.Value;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What AWS fills in by itself, field by field: no drift where git says the same or nothing, drift where it says otherwise. */
final class ServerDefaultsTest {
    private static final Fields SERVICE = EcsServiceType.TYPE.fields();
    private static final Fields TASK = TaskDefinitionFields.TABLE;
    private static final Fields GROUP = TargetGroupType.TYPE.fields();
    private static final Fields RULE = ListenerRuleType.TYPE.fields();
    private static final Fields TARGET = ScalableTargetType.TYPE.fields();
    private static final Fields POLICY = ScalingPolicyType.TYPE.fields();
    private static final Fields ACTION = ScheduledActionType.TYPE.fields();

    /**
     * @param around what is stated besides, in braces
     * @param field with {@code VALUE} in it
     */
    private static Arguments row(Fields fields, String around, String field, String filled, String other) {
        return Arguments.of(field, fields, around, field, filled, other);
    }

    static Stream<Arguments> rows() {
        return Stream.of(service(), rollout(), task(), group(), otherGroups(), rule(), scaling())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> service() {
        return Stream.of(
                row(SERVICE, "", "schedulingStrategy: VALUE", "REPLICA", "DAEMON"),
                row(SERVICE, "", "deploymentController: {type: VALUE}", "ECS", "EXTERNAL"),
                row(SERVICE, "", "healthCheckGracePeriodSeconds: VALUE", "0", "60"),
                row(SERVICE, "", "enableExecuteCommand: VALUE", "false", "true"),
                row(SERVICE, "", "enableECSManagedTags: VALUE", "false", "true"),
                row(SERVICE, "", "propagateTags: VALUE", "NONE", "SERVICE"),
                row(
                        SERVICE,
                        "networkConfiguration: {awsvpcConfiguration: {subnets: [a]}}",
                        "networkConfiguration: {awsvpcConfiguration: {subnets: [a], assignPublicIp: VALUE}}",
                        "DISABLED",
                        "ENABLED"),
                row(
                        SERVICE,
                        "capacityProviderStrategy: [{capacityProvider: FARGATE}]",
                        "capacityProviderStrategy: [{capacityProvider: FARGATE, base: VALUE}]",
                        "0",
                        "1"),
                row(
                        SERVICE,
                        "capacityProviderStrategy: [{capacityProvider: FARGATE}]",
                        "capacityProviderStrategy: [{capacityProvider: FARGATE, weight: VALUE}]",
                        "0",
                        "1"));
    }

    private static Stream<Arguments> scaling() {
        return Stream.of(
                row(TARGET, "", "SuspendedState: {DynamicScalingInSuspended: VALUE}", "false", "true"),
                row(TARGET, "", "SuspendedState: {DynamicScalingOutSuspended: VALUE}", "false", "true"),
                row(TARGET, "", "SuspendedState: {ScheduledScalingSuspended: VALUE}", "false", "true"),
                tracking("DisableScaleIn: VALUE", "false", "true"),
                tracking("ScaleInCooldown: VALUE", "300", "60"),
                tracking("ScaleOutCooldown: VALUE", "300", "0"),
                steps("Cooldown: VALUE", "300", "60"),
                steps("MetricAggregationType: VALUE", "Average", "Maximum"),
                row(ACTION, "", "Timezone: VALUE", "UTC", "Europe/Berlin"));
    }

    private static Arguments tracking(String field, String filled, String other) {
        return row(
                POLICY,
                "TargetTrackingScalingPolicyConfiguration: {TargetValue: 60}",
                "TargetTrackingScalingPolicyConfiguration: {TargetValue: 60, " + field + "}",
                filled,
                other);
    }

    private static Arguments steps(String field, String filled, String other) {
        return row(
                POLICY,
                "StepScalingPolicyConfiguration: {AdjustmentType: ChangeInCapacity}",
                "StepScalingPolicyConfiguration: {AdjustmentType: ChangeInCapacity, " + field + "}",
                filled,
                other);
    }

    private static Stream<Arguments> rollout() {
        return Stream.of(
                rollout("", "maximumPercent: VALUE", "200", "150"),
                rollout("", "minimumHealthyPercent: VALUE", "100", "50"),
                row(
                        SERVICE,
                        "schedulingStrategy: DAEMON",
                        "schedulingStrategy: DAEMON, deploymentConfiguration: {maximumPercent: VALUE}",
                        "100",
                        "150"),
                row(
                        SERVICE,
                        "schedulingStrategy: DAEMON",
                        "schedulingStrategy: DAEMON, deploymentConfiguration: {minimumHealthyPercent: VALUE}",
                        "0",
                        "50"),
                rollout("", "strategy: VALUE", "ROLLING", "BLUE_GREEN"),
                rollout("", "bakeTimeInMinutes: VALUE", "0", "5"),
                rollout("", "deploymentCircuitBreaker: {enable: VALUE}", "false", "true"),
                rollout("", "deploymentCircuitBreaker: {rollback: VALUE}", "false", "true"),
                rollout("", "deploymentCircuitBreaker: {resetOnHealthyTask: VALUE}", "true", "false"),
                rollout(
                        "",
                        "deploymentCircuitBreaker: {thresholdConfiguration: {type: VALUE}}",
                        "BOUNDED_PERCENT",
                        "COUNT"),
                rollout("", "deploymentCircuitBreaker: {thresholdConfiguration: {value: VALUE}}", "50", "10"),
                rollout("", "alarms: {enable: VALUE}", "false", "true"),
                rollout("", "alarms: {rollback: VALUE}", "false", "true"),
                rollout("", "alarms: {alarmNames: VALUE}", "[]", "[a]"),
                rollout("strategy: LINEAR", "linearConfiguration: {stepPercent: VALUE}", "10.0", "20"),
                rollout("strategy: LINEAR", "linearConfiguration: {stepBakeTimeInMinutes: VALUE}", "6", "1"),
                rollout("strategy: CANARY", "canaryConfiguration: {canaryPercent: VALUE}", "5.0", "20"),
                rollout("strategy: CANARY", "canaryConfiguration: {canaryBakeTimeInMinutes: VALUE}", "10", "1"));
    }

    private static Arguments rollout(String around, String field, String filled, String other) {
        String before = around.isEmpty() ? "" : around + ", ";
        return row(
                SERVICE,
                "deploymentConfiguration: {" + around + "}",
                "deploymentConfiguration: {" + before + field + "}",
                filled,
                other);
    }

    private static Stream<Arguments> task() {
        return Stream.of(
                row(TASK, "", "runtimePlatform: {cpuArchitecture: VALUE}", "X86_64", "ARM64"),
                row(TASK, "", "runtimePlatform: {operatingSystemFamily: VALUE}", "LINUX", "WINDOWS_SERVER_2022_CORE"),
                row(TASK, "", "enableFaultInjection: VALUE", "false", "true"),
                row(TASK, "", "placementConstraints: VALUE", "[]", "[{type: memberOf}]"),
                row(TASK, "", "volumes: VALUE", "[]", "[{name: a}]"),
                row(TASK, "volumes: [{name: a}]", "volumes: [{name: a, configuredAtLaunch: VALUE}]", "false", "true"),
                container("", "cpu: VALUE", "0", "64"),
                container("", "essential: VALUE", "true", "false"),
                container("", "readonlyRootFilesystem: VALUE", "false", "true"),
                container("", "privileged: VALUE", "false", "true"),
                container("", "environment: VALUE", "[]", "[{name: A, value: b}]"),
                container("", "secrets: VALUE", "[]", "[{name: A, valueFrom: b}]"),
                container("", "mountPoints: VALUE", "[]", "[{sourceVolume: a, containerPath: /a}]"),
                container("", "volumesFrom: VALUE", "[]", "[{sourceContainer: a}]"),
                container("", "portMappings: VALUE", "[]", "[{containerPort: 80}]"),
                container("", "dependsOn: VALUE", "[]", "[{containerName: a, condition: START}]"),
                container(
                        "restartPolicy: {enabled: true}",
                        "restartPolicy: {enabled: true, restartAttemptPeriod: VALUE}",
                        "300",
                        "60"),
                row(
                        TASK,
                        "proxyConfiguration: {containerName: a}",
                        "proxyConfiguration: {containerName: a, type: VALUE}",
                        "APPMESH",
                        "OTHER"),
                container("", "dockerLabels: VALUE", "{}", "{a: b}"),
                container("", "systemControls: VALUE", "[]", "[{namespace: a, value: b}]"),
                container("", "ulimits: VALUE", "[]", "[{name: nofile, softLimit: 1, hardLimit: 1}]"),
                container(
                        "linuxParameters: {maxSwap: 1}",
                        "linuxParameters: {maxSwap: 1, initProcessEnabled: VALUE}",
                        "false",
                        "true"),
                container(
                        "portMappings: [{containerPort: 80}]",
                        "portMappings: [{containerPort: 80, protocol: VALUE}]",
                        "tcp",
                        "udp"),
                container(
                        "healthCheck: {command: [CMD, a]}",
                        "healthCheck: {command: [CMD, a], interval: VALUE}",
                        "30",
                        "10"),
                container(
                        "healthCheck: {command: [CMD, a]}",
                        "healthCheck: {command: [CMD, a], timeout: VALUE}",
                        "5",
                        "9"),
                container(
                        "healthCheck: {command: [CMD, a]}",
                        "healthCheck: {command: [CMD, a], retries: VALUE}",
                        "3",
                        "9"));
    }

    private static Arguments container(String around, String field, String filled, String other) {
        String before = around.isEmpty() ? "" : ", " + around;
        return row(
                TASK,
                "containerDefinitions: [{name: a" + before + "}]",
                "containerDefinitions: [{name: a, " + field + "}]",
                filled,
                other);
    }

    private static Stream<Arguments> group() {
        return Stream.of(
                http("ProtocolVersion: VALUE", "HTTP1", "GRPC"),
                http("IpAddressType: VALUE", "ipv4", "ipv6"),
                http("TargetType: VALUE", "instance", "ip"),
                http("HealthCheckEnabled: VALUE", "true", "false"),
                http("HealthCheckPort: VALUE", "traffic-port", "'9090'"),
                http("HealthCheckProtocol: VALUE", "HTTP", "HTTPS"),
                http("HealthCheckPath: VALUE", "/", "/health"),
                http("HealthCheckIntervalSeconds: VALUE", "30", "10"),
                http("HealthCheckTimeoutSeconds: VALUE", "5", "9"),
                http("HealthyThresholdCount: VALUE", "5", "2"),
                http("UnhealthyThresholdCount: VALUE", "2", "5"),
                http("Matcher: {HttpCode: VALUE}", "'200'", "'204'"),
                attribute("deregistration_delay.timeout_seconds", "300", "20"),
                attribute("stickiness.enabled", "false", "true"),
                attribute("stickiness.type", "lb_cookie", "app_cookie"),
                attribute("stickiness.lb_cookie.duration_seconds", "86400", "60"),
                attribute("stickiness.app_cookie.duration_seconds", "86400", "60"),
                attribute("slow_start.duration_seconds", "0", "30"),
                attribute("load_balancing.algorithm.type", "round_robin", "weighted_random"),
                attribute("load_balancing.algorithm.anomaly_mitigation", "off", "on"),
                attribute("load_balancing.cross_zone.enabled", "use_load_balancer_configuration", "true"),
                attribute("target_group_health.dns_failover.minimum_healthy_targets.count", "1", "2"),
                attribute("target_group_health.dns_failover.minimum_healthy_targets.percentage", "off", "50"),
                attribute("target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1", "2"),
                attribute(
                        "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", "off", "50"));
    }

    private static Arguments http(String field, String filled, String other) {
        return row(GROUP, "Protocol: HTTP", "Protocol: HTTP, " + field, filled, other);
    }

    private static Arguments attribute(String name, String filled, String other) {
        return http("Attributes: {" + name + ": VALUE}", "'" + filled + "'", "'" + other + "'");
    }

    /** CreateTargetGroup: a Lambda function is not checked by default, and a Gateway Load Balancer checks port 80. */
    private static Stream<Arguments> otherGroups() {
        return Stream.of(
                group("TargetType: lambda", "HealthCheckEnabled: VALUE", "false", "true"),
                group("TargetType: lambda", "HealthCheckIntervalSeconds: VALUE", "35", "30"),
                group("TargetType: lambda", "HealthCheckTimeoutSeconds: VALUE", "30", "5"),
                group("TargetType: lambda", "HealthCheckPath: VALUE", "/", "/health"),
                group("TargetType: lambda", "Matcher: {HttpCode: VALUE}", "'200'", "'204'"),
                group("TargetType: lambda", "IpAddressType: VALUE", "ipv4", "ipv6"),
                group(
                        "TargetType: lambda",
                        "Attributes: {lambda.multi_value_headers.enabled: VALUE}",
                        "'false'",
                        "'true'"),
                group("Protocol: GENEVE", "HealthCheckPort: VALUE", "'80'", "'81'"),
                group("Protocol: GENEVE", "HealthCheckIntervalSeconds: VALUE", "10", "30"),
                clients("Protocol: TCP, TargetType: ip", "'false'", "'true'"),
                clients("Protocol: TLS, TargetType: ip", "'false'", "'true'"),
                clients("Protocol: UDP, TargetType: ip", "'true'", "'false'"),
                clients("Protocol: TCP, TargetType: alb", "'true'", "'false'"),
                clients("Protocol: TCP", "'true'", "'false'"),
                group("Protocol: QUIC", "HealthCheckProtocol: VALUE", "TCP", "HTTP"),
                group("Protocol: TCP_QUIC", "HealthCheckTimeoutSeconds: VALUE", "10", "6"));
    }

    private static Arguments clients(String kind, String filled, String other) {
        return group(kind, "Attributes: {preserve_client_ip.enabled: VALUE}", filled, other);
    }

    private static Arguments group(String kind, String field, String filled, String other) {
        return row(GROUP, kind, kind + ", " + field, filled, other);
    }

    private static Stream<Arguments> rule() {
        return Stream.of(
                row(RULE, "", "Transforms: VALUE", "[]", "[{Type: url-rewrite}]"),
                row(
                        RULE,
                        "Actions: [{Type: redirect, RedirectConfig: {StatusCode: HTTP_301}}]",
                        "Actions: [{Type: redirect, RedirectConfig: {StatusCode: HTTP_301, Path: VALUE}}]",
                        "'/#{path}'",
                        "/new"),
                row(
                        RULE,
                        "Actions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: a}]}}]",
                        "Actions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: a}],"
                                + " TargetGroupStickinessConfig: {Enabled: VALUE}}}]",
                        "false",
                        "true"));
    }

    @ParameterizedTest(name = "{0}: {4}, not {5}")
    @MethodSource("rows")
    void what_aws_fills_in_is_no_drift(
            String name, Fields fields, String around, String field, String filled, String other) {
        Value.Tree live = yaml("{" + field.replace("VALUE", filled) + "}");
        Value.Tree silent = yaml("{" + around + "}");

        assertThat(Differ.diff(fields, live, live).isEmpty())
                .as("declared as the default")
                .isTrue();
        assertThat(Differ.diff(fields, silent, live).differences())
                .as("undeclared")
                .isEmpty();
        assertThat(Differ.diff(fields, live, silent).differences())
                .as("not told")
                .isEmpty();
        assertThat(Differ.diff(fields, yaml("{" + field.replace("VALUE", other) + "}"), live)
                        .isEmpty())
                .as("declared otherwise")
                .isFalse();
        assertThat(Differ.diff(fields, silent, yaml("{" + field.replace("VALUE", other) + "}"))
                        .isEmpty())
                .as("undeclared, and changed by somebody")
                .isFalse();
    }
}
