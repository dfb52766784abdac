package dev.mooring.kinds.service;

import static dev.mooring.kinds.service.Trees.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Specs;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ServiceKindTest {
    private static final String WORKER = service("worker", "");

    private static final String ROUTED = service("orders", """
              port: 8080
              routes:
                - {priority: 100, paths: ["/api/orders", "/api/orders/*"]}
                - {priority: 101, hosts: [orders.example.com], paths: [/]}
            """);

    @Test
    void a_worker_is_a_service_and_a_log_group() {
        Expansion expansion = Specs.expand(WORKER).head();

        assertThat(ids(expansion)).containsExactly("ecs/service worker", "logs/log-group /mooring/staging/worker");
        assertThat(expansion.uses()).isEmpty();
        assertThat(expansion.problems()).isEmpty();
    }

    @Test
    void a_worker_states_what_fargate_needs_and_nothing_more() {
        assertThat(Specs.primary(WORKER).tree()).isEqualTo(yaml("""
                                cluster: apps
                                serviceName: worker
                                launchType: FARGATE
                                desiredCount: 1
                                deploymentConfiguration:
                                  strategy: ROLLING
                                  deploymentCircuitBreaker: {enable: true, rollback: true}
                                networkConfiguration:
                                  awsvpcConfiguration:
                                    subnets: [subnet-a, subnet-b]
                                    securityGroups: [sg-app]
                                    assignPublicIp: DISABLED
                                taskDefinition:
                                  family: staging-worker
                                  networkMode: awsvpc
                                  requiresCompatibilities: [FARGATE]
                                  cpu: "256"
                                  memory: "512"
                                  executionRoleArn: arn:aws:iam::123456789012:role/execution
                                  taskRoleArn: arn:aws:iam::123456789012:role/task
                                  runtimePlatform: {cpuArchitecture: X86_64, operatingSystemFamily: LINUX}
                                  containerDefinitions:
                                    - name: worker
                                      image: registry/worker:1
                                      essential: true
                                      logConfiguration:
                                        logDriver: awslogs
                                        options:
                                          awslogs-group: /mooring/staging/worker
                                          awslogs-region: us-east-1
                                          awslogs-stream-prefix: worker
                                """));
    }

    @Test
    void routes_are_rules_of_the_environments_listener_to_a_target_group() {
        Expansion expansion = Specs.expand(ROUTED).head();

        assertThat(ids(expansion))
                .containsExactly(
                        "ecs/service orders",
                        "elbv2/target-group staging-orders",
                        "elbv2/listener-rule 100",
                        "elbv2/listener-rule 101",
                        "logs/log-group /mooring/staging/orders");
        assertThat(tree(expansion, 1))
                .isEqualTo(yaml(
                        "{TargetGroupName: staging-orders, Protocol: HTTP, Port: 80, VpcId: vpc-1, TargetType: ip}"));
        assertThat(tree(expansion, 3).toString())
                .contains("Priority: 101")
                .contains("{Field: host-header, HostHeaderConfig: {Values: [orders.example.com]}}")
                .contains("{Field: path-pattern, PathPatternConfig: {Values: [/]}}")
                .contains("TargetGroupArn: (arn of elbv2/target-group staging-orders)");
    }

    @Test
    void a_routed_service_waits_for_all_around_it() {
        Expansion expansion = Specs.expand(ROUTED).head();
        Desired service = expansion.resources().head();

        assertThat(service.dependsOn())
                .containsExactlyInAnyOrderElementsOf(
                        expansion.resources().tail().map(Desired::id));
        assertThat(service.tree().get("loadBalancers").map(Value::toString))
                .contains("[{containerName: orders, containerPort: 8080, "
                        + "targetGroupArn: (arn of elbv2/target-group staging-orders)}]");
    }

    @Test
    void a_rules_problems_are_told_where_its_priority_stands() {
        assertThat(Specs.expand(ROUTED).head().resources().map(Desired::writtenAt))
                .containsExactly(
                        "metadata.name",
                        "metadata.name",
                        "spec.routes[0].priority",
                        "spec.routes[1].priority",
                        "metadata.name");
    }

    @Test
    void a_variable_may_be_what_aws_says_of_a_queue() {
        Expansion expansion = Specs.expand(service("worker", """
              environment:
                LOG_LEVEL: info
                INBOX: {queue: inbox, attribute: arn}
                COUNT: "3"
            """)).head();

        assertThat(container(expansion.resources().head()).get("environment").map(Value::toString))
                .contains("[{name: COUNT, value: 3}, {name: INBOX, value: (arn of Queue/inbox)}, "
                        + "{name: LOG_LEVEL, value: info}]");
        assertThat(expansion.uses().map(use -> use.reference() + " at " + use.position()))
                .containsExactly("arn of Queue/inbox at staging/specs.yaml:10:20");
    }

    @Test
    void a_long_name_keeps_its_beginning_and_gets_a_fingerprint() {
        String name = "a-service-with-a-name-that-is-too-long";
        String targetGroup =
                ids(Specs.expand(ROUTED.replace("orders", name)).head()).get(1);

        assertThat(targetGroup)
                .startsWith("elbv2/target-group staging-a-service-with-a")
                .matches(".*-[0-9a-f]{7}");
        assertThat(targetGroup.substring(targetGroup.indexOf(' ') + 1)).hasSize(32);
    }

    @Test
    void an_external_name_is_the_services_alone() {
        Expansion expansion = Specs.expand(ROUTED.replace(
                        "{name: orders}", "{name: orders, annotations: {mooring.dev/external-name: legacy-orders}}"))
                .head();

        assertThat(ids(expansion).take(2))
                .containsExactly("ecs/service legacy-orders", "elbv2/target-group staging-orders");
        assertThat(expansion.resources().head().tree().text("serviceName")).contains("legacy-orders");
    }

    record Field(String why, String yaml, String path, String value) {
        @Override
        public String toString() {
            return why;
        }
    }

    static Field[] fields() {
        return new Field[] {
            new Field("replicas", "replicas: 3", "desiredCount", "3"),
            new Field("architecture", "architecture: ARM64", "taskDefinition.runtimePlatform.cpuArchitecture", "ARM64"),
            new Field(
                    "a command",
                    "command: [run, --fast]",
                    "taskDefinition.containerDefinitions",
                    "command: [run, --fast]"),
            new Field(
                    "a breaker that is off",
                    "rollout: {circuitBreaker: false}",
                    "deploymentConfiguration.deploymentCircuitBreaker",
                    "{enable: false, rollback: false}"),
            new Field(
                    "percentages",
                    "rollout: {minimumHealthyPercent: 50, maximumPercent: 150}",
                    "deploymentConfiguration",
                    "maximumPercent: 150, minimumHealthyPercent: 50"),
            new Field(
                    "a secret's member",
                    "secrets: {A: {secret: staging/db, key: password}}",
                    "taskDefinition.containerDefinitions",
                    "valueFrom: arn:aws:secretsmanager:us-east-1:123456789012:secret:staging/db:password::"),
            new Field(
                    "a whole secret",
                    "secrets: {A: {secret: staging/db}}",
                    "taskDefinition.containerDefinitions",
                    "valueFrom: arn:aws:secretsmanager:us-east-1:123456789012:secret:staging/db}"),
            new Field(
                    "a secret by ARN",
                    "secrets: {A: {secret: 'arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf'}}",
                    "taskDefinition.containerDefinitions",
                    "valueFrom: arn:aws:secretsmanager:eu-west-1:1:secret:db-AbCdEf}"),
            new Field(
                    "a parameter with a path",
                    "secrets: {A: {parameter: /staging/db}}",
                    "taskDefinition.containerDefinitions",
                    "valueFrom: arn:aws:ssm:us-east-1:123456789012:parameter/staging/db}"),
            new Field(
                    "a parameter without one",
                    "secrets: {A: {parameter: db}}",
                    "taskDefinition.containerDefinitions",
                    "valueFrom: arn:aws:ssm:us-east-1:123456789012:parameter/db}"),
            new Field(
                    "a member of a service that has no field",
                    "overrides: {service: {enableExecuteCommand: true}}",
                    "enableExecuteCommand",
                    "true"),
            new Field(
                    "a member of a container that has no field",
                    "overrides: {taskDefinition: {containerDefinitions: [{name: worker, user: nobody}]}}",
                    "taskDefinition.containerDefinitions",
                    "name: worker, user: nobody}"),
            new Field(
                    "an override of what the spec says",
                    "overrides: {taskDefinition: {memory: '2048'}}",
                    "taskDefinition.memory",
                    "2048"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void every_field_goes_where_aws_has_it(Field field) {
        Value.Tree tree =
                Specs.primary(service("worker", "  " + field.yaml() + "\n")).tree();
        Value at = io.vavr.collection.Vector.of(field.path().split("\\."))
                .foldLeft(
                        (Value) tree,
                        (value, member) -> ((Value.Tree) value).get(member).get());

        assertThat(at.toString()).contains(field.value());
    }

    @Test
    void health_checks_are_the_target_groups_and_the_grace_is_the_services() {
        Expansion expansion = Specs.expand(ROUTED + """
                                  healthCheck:
                                    path: /healthcheck
                                    interval: 15s
                                    timeout: 4s
                                    healthyThreshold: 2
                                    unhealthyThreshold: 3
                                    matcher: 200-299
                                    gracePeriod: 2m
                                """).head();

        assertThat(tree(expansion, 1).toString())
                .contains("HealthCheckIntervalSeconds: 15, HealthCheckPath: /healthcheck, HealthCheckTimeoutSeconds: 4")
                .contains("HealthyThresholdCount: 2, Matcher: {HttpCode: 200-299}")
                .contains("UnhealthyThresholdCount: 3");
        assertThat(tree(expansion, 0).get("healthCheckGracePeriodSeconds")).contains(Value.of(120));
    }

    @Test
    void logs_are_kept_as_long_as_the_spec_says() {
        Expansion expansion =
                Specs.expand(service("worker", "  logs: {retentionDays: 30}\n")).head();

        assertThat(tree(expansion, 1)).isEqualTo(yaml("{logGroupName: /mooring/staging/worker, retentionInDays: 30}"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({"network, subnets", "roles, roles.execution", "loadBalancer, listener"
    })
    void an_environment_must_have_what_its_services_need(String field, String named) {
        assertThat(Specs.problemsIn(Specs.environmentWithout(field), ROUTED))
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem).contains(named));
    }

    private static String service(String name, String fields) {
        boolean sized = fields.contains("cpu:");
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: NAME}
                spec:
                  image: registry/NAME:1
                """.replace("NAME", name)
                + (sized ? "" : "  cpu: 256\n")
                + (fields.contains("  memory:") ? "" : "  memory: 512\n")
                + fields;
    }

    private static Seq<String> ids(Expansion expansion) {
        return expansion.resources().map(resource -> resource.id().toString());
    }

    private static Value.Tree tree(Expansion expansion, int index) {
        return expansion.resources().get(index).tree();
    }

    private static Value.Tree container(Desired service) {
        Value.Items containers = (Value.Items) ServiceTrees.taskDefinition(service.tree())
                .get("containerDefinitions")
                .get();
        return (Value.Tree) containers.items().head();
    }
}
