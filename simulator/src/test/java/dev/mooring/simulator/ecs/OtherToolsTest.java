package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The AWS CLI and botocore, unchanged, against ECS and load balancing on real time; skipped by name where they are not. */
class OtherToolsTest {
    private static final String LISTENER = EcsWorld.LISTENER;
    private static final Landscape LANDSCAPE = Landscape.EMPTY
            .withCluster("arn:aws:ecs:us-east-1:123456789012:cluster/staging")
            .withListener(LISTENER, "vpc-1");

    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.builder()
                .throttling(false)
                .apis(new EveryApi(LANDSCAPE))
                .start();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void theCommandLineRollsAServiceOut() throws Exception {
        assumeTrue(installed("aws"), "aws is not installed");
        aws(
                "ecs",
                "register-task-definition",
                "--family",
                "orders",
                "--network-mode",
                "awsvpc",
                "--requires-compatibilities",
                "FARGATE",
                "--cpu",
                "256",
                "--memory",
                "512",
                "--container-definitions",
                "[{\"name\":\"app\",\"image\":\"shop/orders:1\",\"portMappings\":[{\"containerPort\":8080}]}]");
        String group = aws(
                        "elbv2",
                        "create-target-group",
                        "--name",
                        "orders",
                        "--protocol",
                        "HTTP",
                        "--port",
                        "8080",
                        "--vpc-id",
                        "vpc-1",
                        "--target-type",
                        "ip")
                .at("/TargetGroups/0/TargetGroupArn")
                .asText();
        aws(
                "elbv2",
                "create-rule",
                "--listener-arn",
                LISTENER,
                "--priority",
                "10",
                "--conditions",
                "Field=path-pattern,Values=/orders",
                "--actions",
                "Type=forward,TargetGroupArn=" + group);
        aws(
                "ecs",
                "create-service",
                "--cluster",
                "staging",
                "--service-name",
                "orders",
                "--task-definition",
                "orders",
                "--desired-count",
                "2",
                "--launch-type",
                "FARGATE",
                "--network-configuration",
                "awsvpcConfiguration={subnets=[subnet-a]}",
                "--load-balancers",
                "targetGroupArn=" + group + ",containerName=app,containerPort=8080");

        aws("ecs", "wait", "services-stable", "--cluster", "staging", "--services", "orders");

        JsonNode service = aws("ecs", "describe-services", "--cluster", "staging", "--services", "orders")
                .at("/services/0");
        assertThat(service.path("runningCount").asInt()).isEqualTo(2);
        assertThat(service.at("/deployments/0/rolloutState").asText()).isEqualTo("COMPLETED");
        assertThat(service.at("/events/0/message").asText()).isEqualTo("(service orders) has reached a steady state.");
        JsonNode health = aws("elbv2", "describe-target-health", "--target-group-arn", group);
        assertThat(health.at("/TargetHealthDescriptions").findValuesAsText("State"))
                .containsExactly("healthy", "healthy");
        JsonNode rules = aws("elbv2", "describe-rules", "--listener-arn", LISTENER);
        assertThat(rules.at("/Rules/0/Actions/0/ForwardConfig/TargetGroups/0/Weight")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void botocorePagesAndWaits() throws Exception {
        assumeTrue(
                installed("python3")
                        && run(List.of("python3", "-c", "import boto3")).status() == 0,
                "python3 with boto3 is not installed");
        Path script = script();

        Run run = run(List.of("python3", script.toString(), simulator.uri().toString(), LISTENER));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output().lines()).hasSize(11);
    }

    private static Path script() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(OtherToolsTest.class.getResource("botocore-check.py"))
                .toURI());
    }

    private JsonNode aws(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("aws", "--endpoint-url", simulator.uri().toString()));
        Collections.addAll(command, arguments);
        Run run = run(command);
        assertThat(run.status()).as(run.output()).isZero();
        return new ObjectMapper().readTree(run.output().isBlank() ? "{}" : run.output());
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private record Run(int status, String output) {}

    private static Run run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_DEFAULT_OUTPUT", "json",
                        "AWS_PAGER", ""));
        Process child = builder.start();
        child.getOutputStream().close();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(child.exitValue(), output);
    }
}
