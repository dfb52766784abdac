package dev.mooring.kinds.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Specs;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Value;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the subjects of a Service stand for in AWS: each field, in AWS's words. */
final class ServiceSubjectsTest {
    private static final String MAIN = "taskDefinition.containerDefinitions.0";
    private static final String SECOND = "taskDefinition.containerDefinitions.1";
    private static final String DEPLOYMENT = "deploymentConfiguration";

    /** @param path members and indices down the service's tree; {@code value} is contained in what stands there */
    record Field(String why, String yaml, String path, String value) {
        @Override
        public String toString() {
            return why;
        }
    }

    static Field[] fields() {
        return new Field[] {
            new Field("an entry point", "container: {entryPoint: [/run, -v]}", MAIN, "entryPoint: [/run, -v]"),
            new Field("a user", "container: {user: '1000:1000'}", MAIN, "user: 1000:1000"),
            new Field(
                    "a read-only root",
                    "container: {readOnlyRootFilesystem: true}",
                    MAIN,
                    "readonlyRootFilesystem: true"),
            new Field("an init", "container: {init: true}", MAIN, "linuxParameters: {initProcessEnabled: true}"),
            new Field("a graceful end", "container: {stopTimeout: 1m}", MAIN, "stopTimeout: 60"),
            new Field(
                    "a container's check",
                    "container: {healthCheck: {command: [CMD, /ok], interval: 10s, retries: 2, startPeriod: 1m}}",
                    MAIN,
                    "healthCheck: {command: [CMD, /ok], interval: 10, retries: 2, startPeriod: 60}"),
            new Field(
                    "a sidecar",
                    "sidecars: [{name: proxy, image: 'envoy:1', port: 9901, essential: false, environment: {A: b}}]",
                    SECOND,
                    "environment: [{name: A, value: b}], essential: false, image: envoy:1"),
            new Field(
                    "a sidecar's logs",
                    "sidecars: [{name: proxy, image: 'envoy:1'}]",
                    SECOND + ".logConfiguration.options",
                    "awslogs-group: /mooring/staging/orders, awslogs-region: us-east-1, awslogs-stream-prefix: proxy"),
            new Field(
                    "a container that waits",
                    "container: {dependsOn: {proxy: start}}\n  sidecars: [{name: proxy, image: 'envoy:1'}]",
                    MAIN,
                    "dependsOn: [{condition: START, containerName: proxy}]"),
            new Field(
                    "a log option",
                    "logs: {options: {mode: non-blocking}}",
                    MAIN + ".logConfiguration",
                    "awslogs-stream-prefix: orders, mode: non-blocking"),
            new Field(
                    "another driver",
                    "logs: {driver: splunk, secretOptions: {splunk-token: {parameter: /token}}}",
                    MAIN + ".logConfiguration",
                    "logDriver: splunk, secretOptions: [{name: splunk-token, valueFrom: arn:aws:ssm:us-east-1:"
                            + "123456789012:parameter/token}]"),
            new Field(
                    "a router's client",
                    "logs: {router: {}, options: {Name: cloudwatch}}",
                    MAIN + ".logConfiguration",
                    "{logDriver: awsfirelens, options: {Name: cloudwatch}}"),
            new Field(
                    "a router",
                    "logs: {router: {options: {enable-ecs-log-metadata: 'true'}}}",
                    SECOND,
                    "firelensConfiguration: {options: {enable-ecs-log-metadata: true}, type: fluentbit}"),
            new Field(
                    "a file system",
                    "volumes: [{name: data, efs: {fileSystem: fs-01234567, accessPoint: fsap-01234567, iam: true}}]"
                            + "\n  container: {mounts: [{volume: data, path: /data, readOnly: true}]}",
                    "taskDefinition.volumes.0",
                    "{authorizationConfig: {accessPointId: fsap-01234567, iam: ENABLED}, fileSystemId: fs-01234567,"
                            + " transitEncryption: ENABLED}"),
            new Field(
                    "a mount",
                    "volumes: [{name: data}]\n  container: {mounts: [{volume: data, path: /data, readOnly: true}]}",
                    MAIN,
                    "mountPoints: [{containerPath: /data, readOnly: true, sourceVolume: data}]"),
            new Field(
                    "a volume of EBS, as the task names it",
                    "volumes: [{name: data, ebs: {size: 20}}]",
                    "taskDefinition.volumes",
                    "[{configuredAtLaunch: true, name: data}]"),
            new Field(
                    "a volume of EBS, as the deployment makes it",
                    "volumes: [{name: data, ebs: {size: 20, throughput: 250}}]",
                    "volumeConfigurations.0.managedEBSVolume",
                    "{encrypted: true, filesystemType: xfs, roleArn: arn:aws:iam::123456789012:role/infrastructure,"
                            + " sizeInGiB: 20, throughput: 250, volumeType: gp3}"),
            new Field("a disk", "ephemeralStorage: 40", "taskDefinition.ephemeralStorage", "{sizeInGiB: 40}"),
            new Field(
                    "Spot",
                    "capacity: [{provider: FARGATE, base: 1}, {provider: FARGATE_SPOT, weight: 4}]",
                    "capacityProviderStrategy",
                    "[{base: 1, capacityProvider: FARGATE, weight: 1}, {base: 0, capacityProvider: FARGATE_SPOT, weight: 4}]"),
            new Field("instances", "launchType: ec2", "launchType", "EC2"),
            new Field(
                    "what a task needs of instances",
                    "launchType: ec2",
                    "taskDefinition.requiresCompatibilities",
                    "EC2"),
            new Field("a daemon", "launchType: ec2\n  daemon: true", "schedulingStrategy", "DAEMON"),
            new Field("a network of its own", "network: {subnets: [subnet-c]}", "networkConfiguration", "[subnet-c]"),
            new Field(
                    "a role of its own",
                    "roles: {task: 'arn:aws:iam::123456789012:role/orders'}",
                    "taskDefinition.taskRoleArn",
                    "role/orders"),
            new Field("exec", "exec: true", "enableExecuteCommand", "true"),
            new Field(
                    "a client",
                    "connect: {namespace: shop}",
                    "serviceConnectConfiguration",
                    "{enabled: true, namespace: shop}"),
            new Field(
                    "a server",
                    "port: 8080\n  connect: {offer: {port: 80, protocol: grpc, requestTimeout: 5s}}",
                    "serviceConnectConfiguration.services",
                    "[{clientAliases: [{port: 80}], discoveryName: orders, portName: orders, timeout:"
                            + " {perRequestTimeoutSeconds: 5}}]"),
            new Field(
                    "a server's port",
                    "port: 8080\n  connect: {offer: {protocol: http}}",
                    MAIN + ".portMappings",
                    "[{appProtocol: http, containerPort: 8080, hostPort: 8080, name: orders, protocol: tcp}]"),
            new Field(
                    "a breaker by default",
                    "exec: false",
                    DEPLOYMENT,
                    "deploymentCircuitBreaker: {enable: true, rollback: true}"),
            new Field(
                    "a strategy",
                    "rollout: {strategy: blueGreen, bakeTime: 10m}",
                    DEPLOYMENT,
                    "bakeTimeInMinutes: 10, deploymentCircuitBreaker: {enable: false, rollback: false}, strategy: BLUE_GREEN"),
            new Field("a bake time by default", "rollout: {strategy: blueGreen}", DEPLOYMENT, "bakeTimeInMinutes: 5"),
            new Field(
                    "a function that is asked",
                    "rollout: {strategy: blueGreen, hooks: [{function: 'arn:aws:lambda:us-east-1:123456789012:function:f',"
                            + " at: [postTestTrafficShift]}]}",
                    DEPLOYMENT + ".lifecycleHooks.0",
                    "lifecycleStages: [POST_TEST_TRAFFIC_SHIFT], roleArn: arn:aws:iam::123456789012:role/infrastructure,"
                            + " targetType: AWS_LAMBDA"),
            new Field(
                    "a pause",
                    "rollout: {strategy: blueGreen, pauses: [{at: [preScaleUp], timeout: 1h, afterwards: continue}]}",
                    DEPLOYMENT + ".lifecycleHooks.0",
                    "{lifecycleStages: [PRE_SCALE_UP], targetType: PAUSE, timeoutConfiguration: {action: CONTINUE,"
                            + " timeoutInMinutes: 60}}"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void every_field_goes_where_aws_has_it(Field field) {
        Value at = Vector.of(field.path().split("\\.", -1))
                .foldLeft((Value) Specs.primary(service(field.yaml())).tree(), ServiceSubjectsTest::down);

        assertThat(at.toString()).contains(field.value());
    }

    private static Value down(Value value, String step) {
        return value instanceof Value.Items items
                ? items.items().get(Integer.parseInt(step))
                : ((Value.Tree) value).get(step).get();
    }

    private static final String CANARY = """
              port: 8080
              routes: [{priority: 7, hosts: [shop.example.com], headers: {X-Tenant: [a]}, queries: {beta: "1"}}]
              targetGroup: {protocol: grpc, deregistrationDelay: 15s, stickiness: {cookie: SESSION, duration: 1h}}
              rollout:
                strategy: canary
                canary: {percent: 2.5, bakeTime: 3m}
                testRoute: {priority: 6, headers: {X-Test: ["yes"]}}
            """;

    @Test
    void traffic_is_shifted_between_two_groups_by_one_rule() {
        Expansion expansion = Specs.expand(service(CANARY.strip())).head();

        assertThat(expansion.resources().map(Desired::id).map(Object::toString))
                .containsExactly(
                        "ecs/service orders",
                        "elbv2/target-group staging-orders",
                        "elbv2/target-group staging-orders-alt",
                        "elbv2/listener-rule 7",
                        "elbv2/listener-rule 6",
                        "logs/log-group /mooring/staging/orders");
        assertThat(expansion
                        .resources()
                        .get(0)
                        .tree()
                        .get("loadBalancers")
                        .get()
                        .toString())
                .contains(
                        "advancedConfiguration: {alternateTargetGroupArn: (arn of elbv2/target-group"
                                + " staging-orders-alt), productionListenerRule: (arn of elbv2/listener-rule 7), roleArn:"
                                + " arn:aws:iam::123456789012:role/infrastructure, testListenerRule: (arn of elbv2/listener-rule 6)}");
        assertThat(expansion.resources().get(0).tree().get(DEPLOYMENT).get().toString())
                .contains("canaryConfiguration: {canaryBakeTimeInMinutes: 3, canaryPercent: 2.5}");
    }

    @Test
    void both_groups_are_alike() {
        Expansion expansion = Specs.expand(service(CANARY.strip())).head();
        Value.Tree one = expansion.resources().get(1).tree();

        assertThat(expansion.resources().get(2).tree().without("TargetGroupName"))
                .isEqualTo(one.without("TargetGroupName"));
        assertThat(one.toString())
                .contains("ProtocolVersion: GRPC")
                .contains("deregistration_delay.timeout_seconds: 15")
                .contains("stickiness.app_cookie.cookie_name: SESSION")
                .contains("stickiness.app_cookie.duration_seconds: 3600");
    }

    @Test
    void a_rule_holds_every_condition_and_leaves_the_weights_to_ecs() {
        String rule = Specs.expand(service(CANARY.strip()))
                .head()
                .resources()
                .get(3)
                .tree()
                .toString();

        assertThat(rule)
                .contains("{Field: host-header, HostHeaderConfig: {Values: [shop.example.com]}}")
                .contains("{Field: http-header, HttpHeaderConfig: {HttpHeaderName: X-Tenant, Values: [a]}}")
                .contains("{Field: query-string, QueryStringConfig: {Values: [{Key: beta, Value: 1}]}}")
                .contains("(arn of elbv2/target-group staging-orders)")
                .contains("(arn of elbv2/target-group staging-orders-alt)")
                .doesNotContain("Weight");
    }

    @Test
    void a_bridge_leaves_the_hosts_port_to_docker_and_has_no_network() {
        Value.Tree service = Specs.primary(service("launchType: ec2\n  networkMode: bridge\n  port: 8080"))
                .tree();

        assertThat(service.get("networkConfiguration")).isEmpty();
        assertThat(service.toString()).contains("hostPort: 0");
    }

    private static String service(String fields) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: orders}
                spec:
                  image: registry/orders:1
                  cpu: 256
                  memory: 512
                """ + "  " + fields + "\n";
    }
}
