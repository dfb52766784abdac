package dev.mooring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Every operation that the simulator binds, but those that stream: the Java SDK and the AWS CLI send the same input to an
 * empty simulator each, and hear the same, be it success or an error's code. The inputs come from botocore's models, by
 * {@code operation-inputs.py}. The CLI's half is skipped by name where it is not installed.
 */
class EveryOperationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CLI_ERROR = Pattern.compile("An error occurred \\(([^)]+)\\) when calling");
    private static final int AT_ONCE = 4;

    private static JsonNode inputs;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = EveryOperationTest.class.getResourceAsStream("/operation-inputs.json")) {
            inputs = JSON.readTree(Objects.requireNonNull(file));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cloudwatch, cloudwatch",
        "ecs, ecs",
        "elbv2, elasticloadbalancingv2",
        "logs, cloudwatchlogs",
        "sns, sns",
        "sqs, sqs",
        "sts, sts",
        "s3, s3",
        "cloudfront, cloudfront",
        "application-autoscaling, applicationautoscaling",
        "ecr, ecr",
        "secretsmanager, secretsmanager",
        "ssm, ssm",
        "resourcegroupstaggingapi, resourcegroupstaggingapi"
    })
    void theCliHearsWhatTheSdkHears(String service, String sdkPackage) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws"))),
                "aws is not installed");
        List<Callable<String>> calls = new ArrayList<>();
        inputs.path(service)
                .properties()
                .forEach(operation -> calls.add(() -> {
                    String sdk = bySdk(service, sdkPackage, operation.getKey(), operation.getValue());
                    String cli = byCli(service, operation.getKey(), operation.getValue());
                    return sdk.equals(cli) ? "" : operation.getKey() + ": the SDK heard " + sdk + ", the CLI " + cli;
                }));

        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<String> differences = new ArrayList<>();
            for (Future<String> heard : workers.invokeAll(calls)) {
                differences.add(heard.get());
            }
            assertThat(differences)
                    .isNotEmpty()
                    .allSatisfy(difference -> assertThat(difference).isEmpty());
        }
    }

    /** {@code ok}, or the error's code. */
    private static String bySdk(String service, String sdkPackage, String operation, JsonNode input) throws Exception {
        Class<?> type =
                Class.forName("software.amazon.awssdk.services." + sdkPackage + ".model." + operation + "Request");
        SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
        fill(builder, input);
        try (Simulator simulator = Simulator.builder().throttling(false).start();
                SimulatorClients clients = new SimulatorClients(simulator.uri());
                AutoCloseable client = client(service, clients)) {
            String method = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
            api(service).getMethod(method, type).invoke(client, ((Buildable) builder).build());
            return "ok";
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof AwsServiceException refused) {
                return code(operation, refused);
            }
            throw thrown;
        }
    }

    /** An answer to HEAD has no body: each client makes a code of the status, and the CLI's is the status itself. */
    private static String code(String operation, AwsServiceException refused) {
        return operation.startsWith("Head")
                ? Integer.toString(refused.statusCode())
                : refused.awsErrorDetails().errorCode();
    }

    private static String byCli(String service, String operation, JsonNode input) throws Exception {
        try (Simulator simulator = Simulator.builder().throttling(false).start()) {
            String command = operation.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            ProcessBuilder aws = new ProcessBuilder(
                            "aws",
                            "--endpoint-url",
                            simulator.uri().toString(),
                            service.equals("s3") ? "s3api" : service,
                            command,
                            "--cli-input-json",
                            input.toString())
                    .redirectErrorStream(true);
            aws.environment()
                    .putAll(Map.of(
                            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                            "AWS_SECRET_ACCESS_KEY", "secret",
                            "AWS_DEFAULT_REGION", "us-east-1",
                            "AWS_MAX_ATTEMPTS", "1",
                            "AWS_PAGER", ""));
            Process process = aws.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Matcher error = CLI_ERROR.matcher(output);
            return process.exitValue() == 0 ? "ok" : error.find() ? error.group(1) : output;
        }
    }

    private static void fill(SdkPojo builder, JsonNode input) {
        input.properties().forEach(member -> {
            SdkField<?> field = builder.sdkFields().stream()
                    // The SDK renames some members of S3: a copy's Bucket is its destination bucket.
                    .filter(candidate -> candidate.memberName().equals(member.getKey())
                            || candidate.locationName().equals(member.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the SDK has no " + member.getKey()));
            field.set(builder, value(field, member.getValue()));
        });
    }

    private static Object value(SdkField<?> field, JsonNode node) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> {
                SdkPojo nested = field.constructor().get();
                fill(nested, node);
                yield Objects.requireNonNull(((Buildable) nested).build());
            }
            case LIST -> {
                SdkField<?> item = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
                List<Object> items = new ArrayList<>();
                node.forEach(element -> items.add(value(item, element)));
                yield items;
            }
            case MAP -> {
                SdkField<?> entry = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
                Map<String, Object> entries = new LinkedHashMap<>();
                node.properties().forEach(element -> entries.put(element.getKey(), value(entry, element.getValue())));
                yield entries;
            }
            case INTEGER -> node.asInt();
            case LONG -> node.asLong();
            case FLOAT -> (float) node.asDouble();
            case DOUBLE -> node.asDouble();
            case BOOLEAN -> node.asBoolean();
            case INSTANT -> Instant.parse(node.asText());
            default -> node.asText();
        };
    }

    private static Class<?> api(String service) {
        return switch (service) {
            case "cloudwatch" -> CloudWatchClient.class;
            case "ecs" -> EcsClient.class;
            case "elbv2" -> ElasticLoadBalancingV2Client.class;
            case "logs" -> CloudWatchLogsClient.class;
            case "sns" -> SnsClient.class;
            case "sqs" -> SqsClient.class;
            case "sts" -> StsClient.class;
            case "s3" -> S3Client.class;
            case "cloudfront" -> CloudFrontClient.class;
            case "application-autoscaling" -> ApplicationAutoScalingClient.class;
            case "ecr" -> EcrClient.class;
            case "secretsmanager" -> SecretsManagerClient.class;
            case "ssm" -> SsmClient.class;
            default -> ResourceGroupsTaggingApiClient.class;
        };
    }

    private static AutoCloseable client(String service, SimulatorClients clients) {
        return switch (service) {
            case "cloudwatch" -> clients.client(CloudWatchClient.builder());
            case "ecs" -> clients.client(EcsClient.builder());
            case "elbv2" -> clients.client(ElasticLoadBalancingV2Client.builder());
            case "logs" -> clients.client(CloudWatchLogsClient.builder());
            case "sns" -> clients.client(SnsClient.builder());
            case "sqs" -> clients.client(SqsClient.builder());
            case "sts" -> clients.client(StsClient.builder());
            case "s3" -> clients.client(S3Client.builder());
            case "cloudfront" -> clients.client(CloudFrontClient.builder());
            case "application-autoscaling" -> clients.client(ApplicationAutoScalingClient.builder());
            case "ecr" -> clients.client(EcrClient.builder());
            case "secretsmanager" -> clients.client(SecretsManagerClient.builder());
            case "ssm" -> clients.client(SsmClient.builder());
            default -> clients.client(ResourceGroupsTaggingApiClient.builder());
        };
    }
}
