package dev.mooring.services.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Both services as they run in production, with a real database and real queues, and a worker that is killed. */
final class PlatformIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER =
            "{\"customer\":\"ann\",\"currency\":\"EUR\",\"lines\":[{\"sku\":\"book\",\"quantity\":2,\"unitPrice\":1250}]}";

    private Simulator simulator;
    private EmbeddedPostgres postgres;
    private SqsClient sqs;
    private SnsClient sns;
    private String deadLetters;
    private String work;
    private String inbox;
    private String topic;
    private ServiceProcess orders;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.builder().apis(new EveryApi()).start();
        postgres = EmbeddedPostgres.start();
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        sqs = SqsClient.builder()
                .endpointOverride(simulator.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        sns = SnsClient.builder()
                .endpointOverride(simulator.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        topic = sns.createTopic(request -> request.name("order-events")).topicArn();
        deadLetters = queue("dead", Map.of());
        work = queue(
                "fulfilment-inbox",
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + arn("dead") + "\",\"maxReceiveCount\":\"5\"}",
                        QueueAttributeName.POLICY,
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sns.amazonaws.com\"},"
                                + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"" + arn("fulfilment-inbox")
                                + "\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"" + topic + "\"}}}]}"));
        inbox = queue("orders-inbox", Map.of());
        sns.subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(arn("fulfilment-inbox")));
        orders = ServiceProcess.start(
                "orders.jar", environment(Map.of("ORDER_EVENTS_TOPIC_ARN", topic, "INBOX_URL", inbox)));
        orders.healthy();
    }

    @AfterEach
    void stop() throws Exception {
        orders.close();
        sqs.close();
        sns.close();
        postgres.close();
        simulator.close();
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static String arn(String queue) {
        return "arn:aws:sqs:us-east-1:123456789012:" + queue;
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
        all.put("DB_USER", "postgres");
        all.put("DB_PASSWORD", "postgres");
        all.put("AWS_ENDPOINT_URL", simulator.uri().toString());
        all.put("AWS_REGION", "us-east-1");
        all.put("AWS_ACCESS_KEY_ID", "test");
        all.put("AWS_SECRET_ACCESS_KEY", "test");
        return all;
    }

    private ServiceProcess worker(String packing) throws IOException {
        return ServiceProcess.start(
                "fulfilment.jar",
                environment(Map.of(
                        "INBOX_URL", work,
                        "ORDERS_INBOX_URL", inbox,
                        "PACKING_TIME", packing,
                        "VISIBILITY", "3s",
                        "RECEIVE_WAIT", "1s")));
    }

    @Test
    void anOrderIsFulfilledThoughItsWorkerIsKilledInTheMiddle() throws Exception {
        JsonNode placed = place("key-1");
        try (ServiceProcess doomed = worker("600s").healthy()) {
            await().atMost(PATIENCE)
                    .until(() -> count(work, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE) == 1);
            doomed.kill();
        }
        assertThat(status(placed)).isEqualTo("PLACED");

        try (ServiceProcess worker = worker("0s").healthy()) {
            await().atMost(PATIENCE).until(() -> status(placed).equals("FULFILLED"));
            assertThat(worker.terminate()).as("%s", worker.lines()).isEqualTo(143);
        }
        assertThat(number("select count(*) from fulfilment.packages")).isEqualTo(1);
        assertThat(count(deadLetters, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isZero();
    }

    @Test
    void nothingIsLostAndNothingDoneTwiceWhenAnswersAreLostAndWorkersDie() throws Exception {
        simulator
                .faults()
                .install(FaultPlan.of(
                        FaultRule.first(5, Fault.LOST_RESPONSE, "sqs:DeleteMessage"),
                        FaultRule.first(2, Fault.LOST_RESPONSE, "sns:PublishBatch")));
        List<JsonNode> placed =
                IntStream.range(0, 30).mapToObj(i -> place("key-" + i)).toList();
        try (ServiceProcess doomed = worker("100ms").healthy()) {
            await().atMost(PATIENCE).until(() -> number("select count(*) from fulfilment.packages") > 3);
            doomed.kill();
        }

        try (ServiceProcess one = worker("50ms");
                ServiceProcess other = worker("50ms")) {
            one.healthy();
            other.healthy();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(number("select count(*) from orders.orders where status = 'FULFILLED'"))
                                    .isEqualTo(placed.size()));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(count(work, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .isZero();
                assertThat(count(work, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .isZero();
            });
        }
        assertThat(number("select count(*) from fulfilment.packages")).isEqualTo(placed.size());
        assertThat(number("select count(*) from orders.inbox"))
                .as("events of fulfilment that took effect")
                .isEqualTo(placed.size());
        assertThat(count(deadLetters, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isZero();
    }

    @Test
    void theApiSaysWhatItTakesAndWhatIsWrong() throws Exception {
        HttpResponse<String> created = orders.post("/api/orders", "k", ORDER);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address)
                        .endsWith("/api/orders/" + read(created).get("id").asText()));
        assertThat(read(created).get("total").asLong()).isEqualTo(2500);
        assertThat(orders.post("/api/orders", "k", ORDER).statusCode()).isEqualTo(200);
        problem(orders.post("/api/orders", "k", ORDER.replace("ann", "bob")), 409);
        problem(orders.post("/api/orders", "k2", "{"), 400);
        assertThat(problem(orders.post("/api/orders", "k2", ORDER.replace("EUR", "euro")), 422)
                        .get("errors")
                        .toString())
                .contains("currency");
        problem(orders.get("/api/orders/00000000-0000-0000-0000-000000000000"), 404);
        problem(orders.get("/api/orders?limit=1000"), 422);
        problem(orders.get("/nowhere"), 404);
        assertThat(read(orders.get("/api/orders?limit=10")).get("items")).hasSize(1);
        assertThat(orders.get("/healthcheck").body()).isEqualTo("ok\n");
        assertThat(read(orders.get("/api/orders/openapi.json"))
                        .at("/paths/~1api~1orders/post/summary")
                        .asText())
                .isEqualTo("Place an order");
        assertThat(orders.admin("/metrics").body()).contains("http_requests_seconds_count", "outbox_told_total");
        assertThat(orders.lines())
                .as("logs are JSON, but for what Logback says of itself as it starts")
                .filteredOn(line -> !line.isEmpty() && !line.contains("LogbackAccessRequestLog"))
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    private JsonNode place(String key) {
        HttpResponse<String> answer = orders.post("/api/orders", key, ORDER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return read(answer);
    }

    private String status(JsonNode order) {
        return read(orders.get("/api/orders/" + order.get("id").asText()))
                .get("status")
                .asText();
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return read(answer);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException noJson) {
            throw new AssertionError(answer.body(), noJson);
        }
    }

    private long number(String query) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private int count(String url, QueueAttributeName which) {
        return Integer.parseInt(
                sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(which))
                        .attributes()
                        .getOrDefault(which, "-1"));
    }
}
