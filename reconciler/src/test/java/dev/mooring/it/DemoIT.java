package dev.mooring.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;

/** What a newcomer sees: one process, from nothing to Ready, then edits, drift, a typo and the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path specs;
    private MooringProcess demo;
    private ApiClient api;
    private URI awsUri;
    private AwsClients aws;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        specs = MooringProcess.exampleSpecs(folder.resolve("specs"));
        demo = MooringProcess.start("demo", "--specs", specs.toString(), "--port", "0", "--aws-port", "0");
        api = new ApiClient(demo.awaitPart("API +(http://127.0.0.1:\\d+)"));
        awsUri = URI.create(demo.awaitPart("AWS +(http://127.0.0.1:\\d+)"));
        aws = new AwsClients(awsUri);
    }

    @AfterAll
    void stop() {
        aws.close();
        demo.close();
    }

    @Test
    @Order(1)
    void everythingComesUpFromNothing() {
        api.awaitReady("production", "staging");

        assertThat(demo.awaitPart("Everything is Ready")).isNotEmpty();
        Service orders = service("staging", "orders");
        assertThat(orders.runningCount()).isEqualTo(orders.desiredCount()).isPositive();
        assertThat(orders.tags())
                .contains(tag("mooring:environment", "staging"), tag("mooring:resource", "Service/orders"))
                .extracting(Tag::key)
                .contains("mooring:digest", "mooring:commit");
        assertThat(aws.sqs().listQueues().queueUrls())
                .anyMatch(url -> url.endsWith("/staging-fulfilment-inbox"))
                .anyMatch(url -> url.endsWith("/production-fulfilment-dead"));
        assertThat(aws.elb()
                        .describeTargetGroups(request -> request.names("staging-orders", "production-orders"))
                        .targetGroups())
                .hasSize(2);
        assertThat(aws.logs()
                        .describeLogGroups(request -> request.logGroupNamePrefix("/mooring/staging/"))
                        .logGroups())
                .hasSize(2)
                .allMatch(group -> group.retentionInDays() == 30);
    }

    @Test
    @Order(2)
    void aFurtherPassWritesNothing() {
        long before = calls(0).at("/sequence").asLong();
        api.post("environments/staging/reconcile");
        await().atMost(PATIENCE)
                .until(() ->
                        calls(before).at("/operations/ecs:DescribeServices").asInt() > 0);
        api.awaitReady("production", "staging");

        JsonNode calls = calls(before);
        assertThat(calls.at("/writes").asInt()).as(calls.toPrettyString()).isZero();
        assertThat(calls.at("/operations").has("ecs:DescribeTaskDefinition")).isFalse();
    }

    @Test
    @Order(2)
    void theCommandLineSaysHowEverythingIs() throws Exception {
        MooringProcess.Ended get = asked("get");
        assertThat(get.exit()).as(get.err()).isZero();
        assertThat(get.out()).containsPattern("staging +Service/orders +True +Ready");

        assertThat(asked("describe", "service/orders", "-e", "staging").out())
                .contains("AWS objects:", "ecs/service")
                .containsPattern("Ready +True +Ready");
        assertThat(asked("diff", "-e", "production").out()).contains("No changes");
        assertThat(asked("history", "-e", "staging").out()).contains("create sqs/queue staging-orders-inbox");
        assertThat(asked("events", "queue/orders-inbox", "-e", "staging").out()).contains("Created");
    }

    @Test
    @Order(2)
    void theCommandLineHoldsBackAndLetsGo() throws Exception {
        assertThat(asked("suspend", "queue/orders-inbox", "-e", "production").exit())
                .isZero();
        await().atMost(PATIENCE)
                .until(() -> api.get("environments/production/resources/Queue/orders-inbox")
                        .at("/suspended")
                        .asBoolean());

        assertThat(asked("resume", "queue/orders-inbox", "-e", "production").exit())
                .isZero();
        await().atMost(PATIENCE)
                .until(() -> !api.get("environments/production/resources/Queue/orders-inbox")
                        .at("/suspended")
                        .asBoolean());
        api.awaitReady("production", "staging");
    }

    private MooringProcess.Ended asked(String... arguments) throws Exception {
        return MooringProcess.run(Stream.concat(Stream.of(arguments), Stream.of("--server", api.address()))
                .toArray(String[]::new));
    }

    @Test
    @Order(3)
    void aQueueThatSomebodyDeletesIsMissed() {
        aws.sqs()
                .deleteQueue(request -> request.queueUrl(aws.sqs()
                        .getQueueUrl(named -> named.queueName("production-fulfilment-dead"))
                        .queueUrl()));
        api.post("environments/production/reconcile");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.items("environments/production/events"))
                        .anyMatch(event -> event.at("/type").asText().equals("DriftFound")
                                && event.at("/resource").asText().contains("production-fulfilment-dead")));
    }

    @Test
    @Order(4)
    void aTypoIsToldWithItsPlaceAndNothingIsWritten() throws IOException {
        JsonNode inForce = api.get("environments/staging").at("/revision");
        long before = calls(0).at("/sequence").asLong();
        Path file = specs.resolve("staging/services.yaml");
        String good = Files.readString(file);
        Files.writeString(file, good.replaceFirst("environment: \\{LOG_LEVEL", "enviroment: {LOG_LEVEL"));
        int line = (int) good.lines()
                        .takeWhile(text -> !text.startsWith("  environment: {LOG_LEVEL"))
                        .count()
                + 1;

        assertThat(demo.awaitPart("staging/services.yaml:(\\d+:3: .*environment)"))
                .startsWith(line + ":3: ");
        await().atMost(PATIENCE)
                .until(() -> !api.get("environments/staging").at("/problems").isEmpty());
        assertThat(api.get("environments/staging").at("/revision")).isEqualTo(inForce);
        assertThat(calls(before).at("/operations").has("ecs:UpdateService")).isFalse();

        Files.writeString(file, good);
        await().atMost(PATIENCE)
                .until(() -> api.get("environments/staging").at("/problems").isEmpty());
    }

    @Test
    @Order(5)
    void anEditedTagRollsOut() throws IOException {
        String before = service("staging", "orders").taskDefinition();
        Path file = specs.resolve("staging/services.yaml");
        Files.writeString(file, Files.readString(file).replaceAll("/orders:commit-\\w+", "/orders:commit-edited1"));

        assertThat(demo.awaitPart("starts a deployment")).isNotEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode orders = api.get("environments/staging/resources/Service/orders");
            assertThat(orders.at("/observedRevision")).isEqualTo(orders.at("/revision"));
            assertThat(ApiClient.status(orders, "Ready")).isEqualTo("True");
            String definition = service("staging", "orders").taskDefinition();
            assertThat(definition).isNotEqualTo(before);
            assertThat(aws.ecs()
                            .describeTaskDefinition(request -> request.taskDefinition(definition))
                            .taskDefinition()
                            .containerDefinitions()
                            .getFirst()
                            .image())
                    .endsWith("/orders:commit-edited1");
        });
        assertThat(api.items("environments/staging/history").getFirst().toString())
                .contains("\"update\"")
                .contains("\"edit\"");
    }

    @Test
    @Order(6)
    void whatSomebodyChangesInAwsIsPutBackSpokenOfOrNot() {
        Service found = service("staging", "orders");
        aws.ecs()
                .updateService(request -> request.cluster("staging")
                        .service("orders")
                        .desiredCount(found.desiredCount() + 2)
                        .enableExecuteCommand(!found.enableExecuteCommand()));
        api.post("environments/staging/reconcile");

        await().atMost(PATIENCE).untilAsserted(() -> {
            Service mended = service("staging", "orders");
            assertThat(mended.desiredCount()).isEqualTo(found.desiredCount());
            assertThat(mended.enableExecuteCommand()).isEqualTo(found.enableExecuteCommand());
            assertThat(api.items("environments/staging/events"))
                    .anyMatch(event -> event.at("/type").asText().equals("DriftMended")
                            && event.at("/cause").asText().equals("drift")
                            && event.at("/message").asText().contains("desiredCount"));
        });
    }

    @Test
    @Order(7)
    void theDeletedQueueIsBackOnceSqsLetsItsNameBeUsedAgain() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(aws.sqs()
                                .listQueues(request -> request.queueNamePrefix("production-fulfilment-dead"))
                                .queueUrls())
                        .hasSize(1));
        api.awaitReady("production", "staging");
        assertThat(api.items("environments/production/events"))
                .anyMatch(event -> event.at("/cause").asText().equals("drift")
                        && event.at("/resource").asText().contains("production-fulfilment-dead"));
    }

    @Test
    @Order(8)
    void aSignalEndsItCleanly() throws InterruptedException {
        demo.terminate();

        assertThat(demo.exit()).isZero();
        assertThat(demo.err()).isEmpty();
    }

    private Service service(String cluster, String name) {
        return aws.ecs()
                .describeServices(
                        request -> request.cluster(cluster).services(name).include(ServiceField.TAGS))
                .services()
                .getFirst();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private JsonNode calls(long after) {
        try {
            URI uri = awsUri.resolve("/_simulator/calls?after=" + after);
            return JSON.readTree(HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException | InterruptedException unanswered) {
            throw new AssertionError(unanswered);
        }
    }
}
