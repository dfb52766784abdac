package dev.mooring.simulator.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueLifecycleTest {
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private Simulator simulator;
    private SimulatorClients clients;
    private SqsClient sqs;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder().clock(clock).start();
        clients = new SimulatorClients(simulator.uri());
        sqs = clients.client(SqsClient.builder());
    }

    @AfterAll
    void close() {
        clients.close();
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
    }

    private String create(String name, Map<String, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    private Map<String, String> attributes(String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings();
    }

    @Test
    void newQueueHasAwssDefaults() {
        String now = Long.toString(clock.instant().getEpochSecond());
        String url = create("orders", Map.of());

        assertThat(url).isEqualTo(simulator.uri() + "/123456789012/orders");
        assertThat(attributes(url))
                .isEqualTo(Map.ofEntries(
                        Map.entry("QueueArn", "arn:aws:sqs:us-east-1:123456789012:orders"),
                        Map.entry("DelaySeconds", "0"),
                        Map.entry("MaximumMessageSize", "1048576"),
                        Map.entry("MessageRetentionPeriod", "345600"),
                        Map.entry("ReceiveMessageWaitTimeSeconds", "0"),
                        Map.entry("VisibilityTimeout", "30"),
                        Map.entry("SqsManagedSseEnabled", "true"),
                        Map.entry("CreatedTimestamp", now),
                        Map.entry("LastModifiedTimestamp", now),
                        Map.entry("ApproximateNumberOfMessages", "0"),
                        Map.entry("ApproximateNumberOfMessagesNotVisible", "0"),
                        Map.entry("ApproximateNumberOfMessagesDelayed", "0")));
    }

    @Test
    void newFifoQueueHasAwssDefaults() {
        String url = create("orders.fifo", Map.of("FifoQueue", "true"));

        assertThat(attributes(url))
                .containsEntry("FifoQueue", "true")
                .containsEntry("ContentBasedDeduplication", "false")
                .containsEntry("DeduplicationScope", "queue")
                .containsEntry("FifoThroughputLimit", "perQueue");
    }

    @Test
    void customerKeyTurnsManagedEncryptionOff() {
        String url = create("orders", Map.of("KmsMasterKeyId", "alias/orders"));

        assertThat(attributes(url))
                .containsEntry("SqsManagedSseEnabled", "false")
                .containsEntry("KmsDataKeyReusePeriodSeconds", "300");
    }

    @Test
    void creatingAgainWithTheSameAttributesIsIdempotent() {
        String url = create("orders", Map.of("DelaySeconds", "5"));

        assertThat(create("orders", Map.of("DelaySeconds", "5"))).isEqualTo(url);
        assertThat(create("orders", Map.of())).isEqualTo(url);
    }

    @Test
    void creatingAgainWithOtherAttributesIsRefused() {
        create("orders", Map.of("VisibilityTimeout", "60"));

        assertThat(AwsError.of(() -> create("orders", Map.of("VisibilityTimeout", "90"))))
                .isEqualTo(new AwsError(
                        400,
                        "QueueAlreadyExists",
                        "A queue already exists with the same name and a different value for attribute VisibilityTimeout",
                        QueueNameExistsException.class));
    }

    @ParameterizedTest
    @CsvSource({
        "orders!, , InvalidParameterValue",
        "orders.fifo, , InvalidParameterValue",
        "orders, true, InvalidParameterValue",
        "orders, false, InvalidAttributeName",
    })
    void badNamesAreRefused(String name, String fifo, String code) {
        Map<String, String> attributes = fifo == null ? Map.of() : Map.of("FifoQueue", fifo);

        assertThat(AwsError.of(() -> create(name, attributes)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "DelaySeconds, 901, InvalidAttributeValue",
        "DelaySeconds, soon, InvalidAttributeValue",
        "MaximumMessageSize, 1023, InvalidAttributeValue",
        "MessageRetentionPeriod, 59, InvalidAttributeValue",
        "ReceiveMessageWaitTimeSeconds, 21, InvalidAttributeValue",
        "VisibilityTimeout, 43201, InvalidAttributeValue",
        "Policy, nonsense, InvalidAttributeValue",
        "ContentBasedDeduplication, true, InvalidAttributeName",
        "Colour, red, InvalidAttributeName",
        "QueueArn, x, InvalidAttributeName",
        "RedrivePolicy, nonsense, InvalidParameterValue",
        "RedrivePolicy, {}, InvalidParameterValue",
    })
    void badAttributesAreRefused(String name, String value, String code) {
        assertThat(AwsError.of(() -> create("orders", Map.of(name, value))).code())
                .isEqualTo(code);
    }

    @Test
    void nameRestsForAMinuteAfterDeletion() {
        String url = create("orders", Map.of());
        sqs.deleteQueue(request -> request.queueUrl(url));

        assertThat(AwsError.of(() -> create("orders", Map.of())))
                .isEqualTo(new AwsError(
                        400,
                        "AWS.SimpleQueueService.QueueDeletedRecently",
                        "You must wait 60 seconds after deleting a queue before you can create another with the same"
                                + " name.",
                        QueueDeletedRecentlyException.class));
        simulator.advance(Duration.ofSeconds(59));
        assertThat(AwsError.of(() -> create("orders", Map.of())).type()).isEqualTo(QueueDeletedRecentlyException.class);
        simulator.advance(Duration.ofSeconds(1));
        assertThat(create("orders", Map.of())).isEqualTo(url);
    }

    @Test
    void absentQueueDoesNotExist() {
        AwsError expected = new AwsError(
                400,
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist.",
                QueueDoesNotExistException.class);

        assertThat(AwsError.of(() -> sqs.getQueueUrl(request -> request.queueName("absent"))))
                .isEqualTo(expected);
        assertThat(AwsError.of(() -> attributes(simulator.uri() + "/123456789012/absent")))
                .isEqualTo(expected);
    }

    @Test
    void queuesAreListedByPrefixAndPage() {
        IntStream.range(0, 25).forEach(i -> create("orders-" + i, Map.of()));
        create("other", Map.of());

        List<String> paged = sqs
                .listQueuesPaginator(ListQueuesRequest.builder()
                        .queueNamePrefix("orders-")
                        .maxResults(10)
                        .build())
                .queueUrls()
                .stream()
                .toList();

        assertThat(paged).hasSize(25).doesNotHaveDuplicates().allMatch(url -> url.contains("/orders-"));
        assertThat(sqs.listQueues().queueUrls()).hasSize(26);
        assertThat(sqs.listQueues().nextToken()).isNull();
    }

    @Test
    void accountsAndRegionsAreApart() {
        create("orders", Map.of());

        assertThat(clients.client(SqsClient.builder(), "AKID", Region.EU_WEST_1)
                        .listQueues()
                        .queueUrls())
                .isEmpty();
        assertThat(clients.client(SqsClient.builder(), "111122223333", Region.US_EAST_1)
                        .listQueues()
                        .queueUrls())
                .isEmpty();
    }

    @Test
    void attributesChangeAndGoBack() {
        String url = create("orders", Map.of());
        String target = create("orders-dead", Map.of());
        String policy =
                "{\"maxReceiveCount\": \"3\", \"deadLetterTargetArn\": \"arn:aws:sqs:us-east-1:123456789012:orders-dead\"}";

        sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributesWithStrings(Map.of("VisibilityTimeout", "45", "RedrivePolicy", policy)));
        assertThat(attributes(url))
                .containsEntry("VisibilityTimeout", "45")
                .containsEntry(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:orders-dead\",\"maxReceiveCount\":3}");
        assertThat(sqs.listDeadLetterSourceQueues(request -> request.queueUrl(target))
                        .queueUrls())
                .containsExactly(url);

        sqs.setQueueAttributes(request -> request.queueUrl(url).attributesWithStrings(Map.of("RedrivePolicy", "")));
        assertThat(attributes(url)).doesNotContainKey("RedrivePolicy");
    }

    @Test
    void deadLetterTargetMustExistAndBeOfTheSameType() {
        create("dead", Map.of());
        String absent = "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:absent\",\"maxReceiveCount\":3}";
        String other = "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:dead\",\"maxReceiveCount\":3}";

        assertThat(AwsError.of(() -> create("orders", Map.of("RedrivePolicy", absent)))
                        .message())
                .endsWith("Dead letter target does not exist.");
        assertThat(AwsError.of(() -> create("orders.fifo", Map.of("FifoQueue", "true", "RedrivePolicy", other)))
                        .message())
                .endsWith("Dead-letter queue must be same type of queue as the source.");
    }

    @Test
    void tagsAreKept() {
        String url = sqs.createQueue(request -> request.queueName("orders").tags(Map.of("team", "checkout")))
                .queueUrl();

        sqs.tagQueue(request -> request.queueUrl(url).tags(Map.of("cost", "low", "team", "shop")));
        sqs.untagQueue(request -> request.queueUrl(url).tagKeys("cost", "absent"));

        assertThat(sqs.listQueueTags(request -> request.queueUrl(url)).tags()).containsOnly(Map.entry("team", "shop"));
    }

    @Test
    void purgeEmptiesOnceAMinute() {
        String url = create("orders", Map.of());
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("x"));

        sqs.purgeQueue(request -> request.queueUrl(url));

        assertThat(attributes(url)).containsEntry("ApproximateNumberOfMessages", "0");
        assertThat(AwsError.of(() -> sqs.purgeQueue(request -> request.queueUrl(url)))
                        .code())
                .isEqualTo("AWS.SimpleQueueService.PurgeQueueInProgress");
        simulator.advance(Duration.ofSeconds(60));
        sqs.purgeQueue(request -> request.queueUrl(url));
    }

    @Test
    void missingParameterIsNamed() {
        assertThat(AwsError.of(() -> sqs.getQueueUrl(request -> {})))
                .extracting(AwsError::code, AwsError::message)
                .containsExactly("MissingParameter", "The request must contain the parameter QueueName.");
    }

    @Test
    void permissionsAreStatementsOfThePolicy() {
        String url = create("orders", Map.of());
        sqs.addPermission(request -> request.queueUrl(url)
                .label("reader")
                .awsAccountIds("111122223333")
                .actions("ReceiveMessage"));

        assertThat(attributes(url).get("Policy"))
                .isEqualTo("{\"Version\":\"2008-10-17\","
                        + "\"Id\":\"arn:aws:sqs:us-east-1:123456789012:orders/SQSDefaultPolicy\","
                        + "\"Statement\":[{\"Sid\":\"reader\",\"Effect\":\"Allow\","
                        + "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},"
                        + "\"Action\":\"SQS:ReceiveMessage\","
                        + "\"Resource\":\"arn:aws:sqs:us-east-1:123456789012:orders\"}]}");
        assertThat(AwsError.of(() -> sqs.addPermission(request -> request.queueUrl(url)
                                .label("reader")
                                .awsAccountIds("111122223333")
                                .actions("SendMessage")))
                        .message())
                .isEqualTo("Value reader for parameter Label is invalid. Reason: Already exists.");

        sqs.removePermission(request -> request.queueUrl(url).label("reader"));
        assertThat(attributes(url)).doesNotContainKey("Policy");
    }

    @Test
    void attributesMaySettleLate() throws IOException {
        VirtualClock slowClock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
        try (Simulator slow = Simulator.builder()
                        .clock(slowClock)
                        .apis(world -> List.of(new SqsApi(world, new SqsOptions(Duration.ofSeconds(60)))))
                        .start();
                SimulatorClients here = new SimulatorClients(slow.uri())) {
            SqsClient client = here.client(SqsClient.builder());
            String url =
                    client.createQueue(request -> request.queueName("orders")).queueUrl();
            client.setQueueAttributes(
                    request -> request.queueUrl(url).attributesWithStrings(Map.of("DelaySeconds", "7")));

            assertThat(delay(client, url)).isEqualTo("0");
            slow.advance(Duration.ofSeconds(60));
            assertThat(delay(client, url)).isEqualTo("7");
        }
    }

    private static String delay(SqsClient client, String url) {
        return client.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.DELAY_SECONDS))
                .attributes()
                .getOrDefault(QueueAttributeName.DELAY_SECONDS, "none");
    }
}
