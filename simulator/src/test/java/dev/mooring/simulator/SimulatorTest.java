package dev.mooring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import dev.mooring.simulator.journal.Calls;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorTest {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private Simulator simulator;
    private SimulatorClients clients;
    private SqsClient sqs;
    private CloudWatchLogsClient logs;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder()
                .clock(new VirtualClock(Instant.parse("2026-01-01T00:00:00Z")))
                .start();
        clients = new SimulatorClients(simulator.uri());
        sqs = clients.client(SqsClient.builder());
        logs = clients.client(CloudWatchLogsClient.builder());
    }

    @AfterAll
    void close() {
        http.close();
        clients.close();
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.uri() + path));
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(at(path).POST(BodyPublishers.ofString(body)));
        assertThat(response.statusCode()).isEqualTo(200);
        return json.readTree(response.body());
    }

    @Test
    void journalCountsCalls() {
        sqs.listQueues();
        long mark = simulator.journal().mark();
        sqs.createQueue(request -> request.queueName("orders"));
        sqs.listQueues();
        AwsError.of(() -> sqs.getQueueUrl(request -> request.queueName("absent")));

        Calls calls = simulator.journal().after(mark);

        assertThat(calls.reads()).isEqualTo(2);
        assertThat(calls.writes()).isEqualTo(1);
        assertThat(calls.operations())
                .isEqualTo(Map.of("sqs:CreateQueue", 1L, "sqs:ListQueues", 1L, "sqs:GetQueueUrl", 1L));
        assertThat(calls.calls()).extracting(call -> call.status()).containsExactly(200, 200, 400);
        assertThat(calls.count("sqs:DeleteQueue")).isZero();
    }

    @Test
    void journalIsReadOverHttp() throws Exception {
        sqs.listQueues();
        sqs.createQueue(request -> request.queueName("orders"));

        JsonNode calls =
                json.readTree(send(at("/_simulator/calls?after=1").GET()).body());

        assertThat(calls.fieldNames())
                .toIterable()
                .containsExactly("sequence", "reads", "writes", "operations", "calls");
        assertThat(calls.get("sequence").asLong()).isEqualTo(2);
        assertThat(calls.get("writes").asLong()).isEqualTo(1);
        assertThat(calls.get("operations").toString()).isEqualTo("{\"sqs:CreateQueue\":1}");
        JsonNode call = calls.get("calls").get(0);
        assertThat(call.fieldNames())
                .toIterable()
                .containsExactly("sequence", "time", "service", "operation", "write", "status", "requestId");
        assertThat(call.get("service").asText()).isEqualTo("sqs");
        assertThat(Instant.parse(call.get("time").asText())).isAfterOrEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void resetForgetsEverything() throws Exception {
        sqs.createQueue(request -> request.queueName("orders"));
        simulator.faults().install(FaultPlan.of(FaultRule.always(Fault.THROTTLE, "*")));

        post("/_simulator/reset", "");

        assertThat(simulator.journal().mark()).isZero();
        assertThat(sqs.listQueues().queueUrls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /_simulator/nothing, 404",
        "POST, /_simulator/faults, 400",
    })
    void controlPathRefusesNonsense(String method, String path, int status) throws Exception {
        assertThat(send(at(path).method(method, BodyPublishers.ofString("{\"rules\": [{\"fault\": \"fire\"}]}")))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void unknownTargetIsAnUnknownOperation() throws Exception {
        for (String target : List.of("Nowhere_20200101.Do", "AmazonSQS.Dance", "nonsense")) {
            HttpResponse<String> response = send(at("/").header("X-Amz-Target", target)
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .POST(BodyPublishers.ofString("{}")));
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(json.readTree(response.body()).get("__type").asText()).isEqualTo("UnknownOperationException");
            assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
        }
    }

    @Test
    void malformedJsonIsASerializationException() throws Exception {
        for (String body : List.of("{", "[]", "{\"QueueName\": 5}", "{\"tags\": []}")) {
            HttpResponse<String> response =
                    send(at("/").header("X-Amz-Target", "AmazonSQS.CreateQueue").POST(BodyPublishers.ofString(body)));
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(json.readTree(response.body()).get("__type").asText()).isEqualTo("SerializationException");
        }
    }

    @Test
    void callsBeyondThePublishedRateAreThrottled() {
        for (int i = 0; i < 10; i++) {
            logs.describeLogGroups();
        }
        assertThat(AwsError.of(() -> logs.describeLogGroups()))
                .extracting(AwsError::status, AwsError::code, AwsError::message)
                .containsExactly(400, "ThrottlingException", "Rate exceeded");

        simulator.advance(Duration.ofMillis(100));
        logs.describeLogGroups();
        assertThat(AwsError.of(() -> logs.describeLogGroups()).code()).isEqualTo("ThrottlingException");
    }

    @Test
    void throttlingCanBeSwitchedOff() throws IOException {
        try (Simulator open = Simulator.builder().throttling(false).start();
                SimulatorClients here = new SimulatorClients(open.uri())) {
            CloudWatchLogsClient client = here.client(CloudWatchLogsClient.builder());
            for (int i = 0; i < 30; i++) {
                client.describeLogGroups();
            }
            assertThat(open.journal().after(0).count("logs:DescribeLogGroups")).isEqualTo(30);
        }
    }

    @Test
    void throttleAndServerErrorPerformNothing() {
        simulator
                .faults()
                .install(FaultPlan.of(
                        FaultRule.at(0, Fault.THROTTLE, "sqs:CreateQueue"),
                        FaultRule.at(1, Fault.SERVER_ERROR, "sqs:CreateQueue")));

        assertThat(AwsError.of(() -> sqs.createQueue(request -> request.queueName("orders")))
                        .code())
                .isEqualTo("ThrottlingException");
        assertThat(AwsError.of(() -> sqs.createQueue(request -> request.queueName("orders")))
                        .status())
                .isEqualTo(500);
        assertThat(sqs.listQueues().queueUrls()).isEmpty();
        sqs.createQueue(request -> request.queueName("orders"));
        assertThat(sqs.listQueues().queueUrls()).hasSize(1);
    }

    @Test
    void deniedCallPerformsNothing() {
        simulator.faults().install(FaultPlan.of(FaultRule.first(1, Fault.DENY, "sqs:CreateQueue")));

        AwsError error = AwsError.of(() -> sqs.createQueue(request -> request.queueName("orders")));

        assertThat(error.code()).isEqualTo("AccessDeniedException");
        assertThat(error.message()).endsWith("is not authorized to perform: sqs:CreateQueue");
        assertThat(sqs.listQueues().queueUrls()).isEmpty();
    }

    @Test
    void lostResponseWasPerformed() {
        simulator.faults().install(FaultPlan.of(FaultRule.first(1, Fault.LOST_RESPONSE, "sqs:Create*")));

        assertThatThrownBy(() -> sqs.createQueue(request -> request.queueName("orders")))
                .isInstanceOf(SdkClientException.class);

        assertThat(sqs.listQueues().queueUrls()).hasSize(1);
        assertThat(simulator.journal().after(0).calls().getFirst().status()).isZero();
    }

    @Test
    void staleReadGivesTheEarlierAnswer() {
        simulator.faults().install(FaultPlan.of(FaultRule.at(1, Fault.STALE_READ, "sqs:GetQueueUrl")));

        for (int i = 0; i < 2; i++) {
            assertThat(AwsError.of(() -> sqs.getQueueUrl(request -> request.queueName("orders")))
                            .type())
                    .isEqualTo(QueueDoesNotExistException.class);
            if (i == 0) {
                sqs.createQueue(request -> request.queueName("orders"));
            }
        }
        assertThat(sqs.getQueueUrl(request -> request.queueName("orders")).queueUrl())
                .isNotEmpty();
    }

    @Test
    void crashedCallerIsNotHeardUntilRevived() {
        AtomicInteger crashes = new AtomicInteger();
        simulator.faults().onCrash(crashes::incrementAndGet);
        simulator.faults().install(FaultPlan.of(FaultRule.at(0, Fault.CRASH_AFTER, "sqs:CreateQueue")));

        for (String name : List.of("performed", "unheard")) {
            assertThatThrownBy(() -> sqs.createQueue(request -> request.queueName(name)))
                    .isInstanceOf(SdkClientException.class);
        }
        assertThat(crashes).hasValue(1);
        simulator.faults().revive();

        assertThat(sqs.listQueues().queueUrls()).singleElement().asString().endsWith("/performed");
    }

    @Test
    void sameSeedMakesTheSameFaults() {
        assertThat(outcomes(7)).isEqualTo(outcomes(7)).isNotEqualTo(outcomes(8)).contains(200, 500);
    }

    private List<Integer> outcomes(long seed) {
        simulator.faults().install(new FaultPlan(seed, List.of(FaultRule.sometimes(0.5, Fault.SERVER_ERROR, "sqs:*"))));
        long mark = simulator.journal().mark();
        for (int i = 0; i < 20; i++) {
            try {
                sqs.listQueues();
            } catch (software.amazon.awssdk.services.sqs.model.SqsException failure) {
                assertThat(failure.statusCode()).isEqualTo(500);
            }
        }
        return simulator.journal().after(mark).calls().stream()
                .map(call -> call.status())
                .toList();
    }

    @Test
    void faultsAreInstalledOverHttp() throws Exception {
        post(
                "/_simulator/faults",
                "{\"seed\": 1, \"rules\": [{\"fault\": \"serverError\", \"operation\": \"sqs:*\", \"calls\": [1]}]}");

        sqs.listQueues();
        assertThat(AwsError.of(() -> sqs.listQueues()).status()).isEqualTo(500);
        sqs.listQueues();
    }

    @Test
    void onlyAVirtualClockIsMovedByHand() throws IOException {
        try (Simulator real = Simulator.builder().start()) {
            assertThatThrownBy(() -> real.advance(Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class);
        }
    }
}
