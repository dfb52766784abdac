package dev.mooring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI, unchanged, against the smaller services; skipped by name where it is not installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsCliTest {
    private Simulator simulator;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws"))),
                "aws is not installed");
        simulator = Simulator.builder().throttling(false).start();
    }

    @AfterAll
    void close() {
        simulator.close();
    }

    @Test
    void sts() throws Exception {
        assertThat(aws("sts", "get-caller-identity").path("Account").asText()).isEqualTo("123456789012");
    }

    @Test
    void secretsManager() throws Exception {
        String arn = aws("secretsmanager", "create-secret", "--name", "staging/db", "--secret-string", "hunter2")
                .path("ARN")
                .asText();
        aws("secretsmanager", "put-secret-value", "--secret-id", "staging/db", "--secret-string", "hunter3");

        assertThat(aws("secretsmanager", "describe-secret", "--secret-id", arn.substring(0, arn.length() - 7))
                        .path("VersionIdsToStages"))
                .hasSize(2);
        assertThat(aws("secretsmanager", "get-secret-value", "--secret-id", arn, "--version-stage", "AWSPREVIOUS")
                        .path("SecretString")
                        .asText())
                .isEqualTo("hunter2");
    }

    @Test
    void ssm() throws Exception {
        aws("ssm", "put-parameter", "--name", "/staging/token", "--type", "SecureString", "--value", "hunter2");

        assertThat(aws("ssm", "get-parameter", "--name", "/staging/token", "--with-decryption")
                        .at("/Parameter/Value")
                        .asText())
                .isEqualTo("hunter2");
        assertThat(aws("ssm", "describe-parameters", "--parameter-filters", "Key=Name,Values=/staging/token")
                        .at("/Parameters/0/ARN")
                        .asText())
                .isEqualTo("arn:aws:ssm:us-east-1:123456789012:parameter/staging/token");
    }

    @Test
    void sqs() throws Exception {
        String url = aws("sqs", "create-queue", "--queue-name", "orders", "--tags", "team=checkout")
                .path("QueueUrl")
                .asText();
        aws("sqs", "send-message", "--queue-url", url, "--message-body", "hello");

        assertThat(aws("sqs", "list-queues").at("/QueueUrls/0").asText()).isEqualTo(url);
        assertThat(aws("sqs", "receive-message", "--queue-url", url)
                        .at("/Messages/0/Body")
                        .asText())
                .isEqualTo("hello");
        assertThat(aws("sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names", "All")
                        .at("/Attributes/VisibilityTimeout")
                        .asText())
                .isEqualTo("30");
        assertThat(aws("resourcegroupstaggingapi", "get-resources", "--resource-type-filters", "sqs")
                        .at("/ResourceTagMappingList/0/ResourceARN")
                        .asText())
                .isEqualTo("arn:aws:sqs:us-east-1:123456789012:orders");
        assertThat(run("sqs", "get-queue-url", "--queue-name", "absent").output())
                .contains("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
    }

    @Test
    void sns() throws Exception {
        String topic = aws("sns", "create-topic", "--name", "orders", "--attributes", "DisplayName=Orders")
                .path("TopicArn")
                .asText();
        aws(
                "sns",
                "subscribe",
                "--topic-arn",
                topic,
                "--protocol",
                "email",
                "--notification-endpoint",
                "a@example.com");

        assertThat(aws("sns", "get-topic-attributes", "--topic-arn", topic)
                        .at("/Attributes/DisplayName")
                        .asText())
                .isEqualTo("Orders");
        assertThat(aws("sns", "list-subscriptions-by-topic", "--topic-arn", topic)
                        .at("/Subscriptions/0/SubscriptionArn")
                        .asText())
                .isEqualTo("PendingConfirmation");
        assertThat(run("sns", "get-topic-attributes", "--topic-arn", topic + "x")
                        .output())
                .contains("(NotFound)", "Topic does not exist");
    }

    @Test
    void logs() throws Exception {
        aws("logs", "create-log-group", "--log-group-name", "/orders");
        aws("logs", "put-retention-policy", "--log-group-name", "/orders", "--retention-in-days", "30");

        assertThat(aws("logs", "describe-log-groups")
                        .at("/logGroups/0/retentionInDays")
                        .asInt())
                .isEqualTo(30);
    }

    @Test
    void s3(@TempDir Path folder) throws Exception {
        Path large = folder.resolve("large.bin");
        Files.write(large, new byte[9 * 1024 * 1024]);
        aws("s3api", "create-bucket", "--bucket", "site");

        assertThat(run("s3", "cp", large.toString(), "s3://site/assets/large.bin")
                        .status())
                .isZero();

        JsonNode head = aws("s3api", "head-object", "--bucket", "site", "--key", "assets/large.bin");
        assertThat(head.path("ContentLength").asLong()).isEqualTo(9 * 1024 * 1024);
        assertThat(run("s3", "ls", "s3://site/").output()).contains("PRE assets/");
        assertThat(run("s3api", "head-object", "--bucket", "site", "--key", "absent")
                        .output())
                .contains("(404)");
        assertThat(run("s3", "rm", "--recursive", "s3://site/").status()).isZero();
        aws("s3api", "delete-bucket", "--bucket", "site");
    }

    private JsonNode aws(String... arguments) throws Exception {
        Run run = run(arguments);
        assertThat(run.status()).as(run.output()).isZero();
        return new ObjectMapper().readTree(run.output().isBlank() ? "{}" : run.output());
    }

    private record Run(int status, String output) {}

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("aws", "--endpoint-url", simulator.uri().toString()));
        Collections.addAll(command, arguments);
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
