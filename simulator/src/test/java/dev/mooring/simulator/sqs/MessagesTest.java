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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesTest {
    private Simulator simulator;
    private SimulatorClients clients;
    private SqsClient sqs;
    private String url = "";

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder()
                .clock(new VirtualClock(Instant.parse("2026-01-01T00:00:00Z")))
                .start();
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
        url = create("orders", Map.of());
    }

    private String create(String name, Map<String, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    private void send(String queue, String body) {
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
    }

    private void sendToGroup(String queue, String group, String body) {
        sqs.sendMessage(request -> request.queueUrl(queue).messageGroupId(group).messageBody(body));
    }

    private List<Message> receive(String queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    @Test
    void receivedMessageIsHiddenUntilItsTimeoutAndGoneWhenDeleted() {
        send(url, "one");

        Message first = receive(url).getFirst();
        assertThat(first.body()).isEqualTo("one");
        assertThat(first.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        assertThat(receive(url)).isEmpty();

        simulator.advance(Duration.ofSeconds(30));
        Message again = receive(url).getFirst();
        assertThat(again.messageId()).isEqualTo(first.messageId());
        assertThat(again.receiptHandle()).isNotEqualTo(first.receiptHandle());

        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(again.receiptHandle()));
        simulator.advance(Duration.ofMinutes(5));
        assertThat(receive(url)).isEmpty();
    }

    /** The Java SDK verifies these digests itself, so a wrong one fails the call. */
    @Test
    void attributesTravelWithTheirDigests() {
        Map<String, MessageAttributeValue> attributes = Map.of(
                "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("order")
                                .build(),
                "count",
                        MessageAttributeValue.builder()
                                .dataType("Number")
                                .stringValue("3")
                                .build(),
                "blob",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromUtf8String("\u0001x"))
                                .build());

        sqs.sendMessage(request -> request.queueUrl(url).messageBody("ünï").messageAttributes(attributes));

        assertThat(receive(url).getFirst().messageAttributes()).isEqualTo(attributes);
    }

    @Test
    void delayedMessageComesLater() {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("later").delaySeconds(60));

        assertThat(receive(url)).isEmpty();
        simulator.advance(Duration.ofSeconds(60));
        assertThat(receive(url)).extracting(Message::body).containsExactly("later");
    }

    @Test
    void longPollReturnsWhenAMessageComes() {
        CompletableFuture<List<Message>> poll = CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20))
                        .messages());

        send(url, "at last");

        assertThat(poll.join()).extracting(Message::body).containsExactly("at last");
    }

    @Test
    void longPollEndsWithoutAMessage() {
        CompletableFuture<List<Message>> poll = CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20))
                        .messages());

        while (!poll.isDone()) {
            simulator.advance(Duration.ofSeconds(5));
        }

        assertThat(poll.join()).isEmpty();
    }

    @Test
    void messageReceivedTooOftenGoesToTheDeadLetters() {
        String dead = create("dead", Map.of());
        sqs.setQueueAttributes(
                request -> request.queueUrl(url)
                        .attributesWithStrings(
                                Map.of(
                                        "RedrivePolicy",
                                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:dead\",\"maxReceiveCount\":2}")));
        send(url, "poison");

        for (int i = 0; i < 2; i++) {
            assertThat(receive(url)).hasSize(1);
            simulator.advance(Duration.ofSeconds(30));
        }

        assertThat(receive(url)).isEmpty();
        Message buried = receive(dead).getFirst();
        assertThat(buried.body()).isEqualTo("poison");
        assertThat(buried.attributes())
                .containsEntry(
                        MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN,
                        "arn:aws:sqs:us-east-1:123456789012:orders");
    }

    @Test
    void expiredMessageIsGone() {
        send(url, "old");
        simulator.advance(Duration.ofDays(4).plusSeconds(1));

        assertThat(receive(url)).isEmpty();
    }

    @Test
    void visibilityChanges() {
        send(url, "one");
        String handle = receive(url).getFirst().receiptHandle();

        sqs.changeMessageVisibility(
                request -> request.queueUrl(url).receiptHandle(handle).visibilityTimeout(0));
        assertThat(receive(url)).hasSize(1);
        assertThat(AwsError.of(() -> sqs.changeMessageVisibility(request ->
                                request.queueUrl(url).receiptHandle("nonsense").visibilityTimeout(0)))
                        .code())
                .isEqualTo("ReceiptHandleIsInvalid");
    }

    @Test
    void batchReportsEachEntry() {
        SendMessageBatchResponse response = sqs.sendMessageBatch(request -> request.queueUrl(url)
                .entries(
                        SendMessageBatchRequestEntry.builder()
                                .id("good")
                                .messageBody("x")
                                .build(),
                        SendMessageBatchRequestEntry.builder()
                                .id("bad")
                                .messageBody("x")
                                .delaySeconds(901)
                                .build()));

        assertThat(response.successful()).extracting(entry -> entry.id()).containsExactly("good");
        assertThat(response.failed()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("bad");
            assertThat(entry.senderFault()).isTrue();
            assertThat(entry.code()).isEqualTo("InvalidParameterValue");
        });
    }

    @Test
    void badBatchesAreRefused() {
        assertThat(AwsError.of(() -> sqs.sendMessageBatch(
                                request -> request.queueUrl(url).entries(List.of())))
                        .code())
                .isEqualTo("AWS.SimpleQueueService.EmptyBatchRequest");
        SendMessageBatchRequestEntry entry =
                SendMessageBatchRequestEntry.builder().id("a").messageBody("x").build();
        assertThat(AwsError.of(() -> sqs.sendMessageBatch(
                                request -> request.queueUrl(url).entries(entry, entry)))
                        .code())
                .isEqualTo("AWS.SimpleQueueService.BatchEntryIdsNotDistinct");
    }

    @Test
    void fifoKeepsOrderWithinItsGroups() {
        String fifo = create("orders.fifo", Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
        sendToGroup(fifo, "a", "a1");
        sendToGroup(fifo, "a", "a2");
        sendToGroup(fifo, "b", "b1");

        Message first =
                sqs.receiveMessage(request -> request.queueUrl(fifo)).messages().getFirst();
        assertThat(first.body()).isEqualTo("a1");
        assertThat(receive(fifo)).extracting(Message::body).containsExactly("b1");
        sqs.deleteMessage(request -> request.queueUrl(fifo).receiptHandle(first.receiptHandle()));
        assertThat(receive(fifo)).extracting(Message::body).containsExactly("a2");
    }

    @Test
    void fifoDropsDuplicatesForFiveMinutes() {
        String fifo = create("orders.fifo", Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
        sendToGroup(fifo, "a", "same");
        sendToGroup(fifo, "a", "same");
        assertThat(receive(fifo)).hasSize(1);

        simulator.advance(Duration.ofMinutes(5));
        sendToGroup(fifo, "a", "same");
        assertThat(receive(fifo)).hasSize(2);
    }

    @Test
    void fifoNeedsGroupAndDeduplication() {
        String fifo = create("orders.fifo", Map.of("FifoQueue", "true"));

        assertThat(AwsError.of(() -> send(fifo, "x")))
                .extracting(AwsError::code, AwsError::message)
                .containsExactly("MissingParameter", "The request must contain the parameter MessageGroupId.");
        assertThat(AwsError.of(() -> sendToGroup(fifo, "a", "x")).message())
                .isEqualTo("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
                        + " provided explicitly");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThat(AwsError.of(() -> sqs.receiveMessage(
                                request -> request.queueUrl(url).maxNumberOfMessages(11)))
                        .message())
                .isEqualTo("Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if"
                        + " provided.");
        assertThat(AwsError.of(() -> sqs.receiveMessage(
                                request -> request.queueUrl(url).waitTimeSeconds(21)))
                        .code())
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void deadLettersAreMovedBack() {
        String dead = create("dead", Map.of());
        sqs.setQueueAttributes(
                request -> request.queueUrl(url)
                        .attributesWithStrings(
                                Map.of(
                                        "RedrivePolicy",
                                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:dead\",\"maxReceiveCount\":1}")));
        send(url, "poison");
        receive(url);
        simulator.advance(Duration.ofSeconds(30));
        assertThat(receive(url)).isEmpty();

        String source = "arn:aws:sqs:us-east-1:123456789012:dead";
        sqs.startMessageMoveTask(request -> request.sourceArn(source));
        simulator.advance(Duration.ofSeconds(1));

        assertThat(sqs.listMessageMoveTasks(request -> request.sourceArn(source))
                        .results())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.status()).isEqualTo("COMPLETED");
                    assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(1);
                });
        assertThat(receive(url)).extracting(Message::body).containsExactly("poison");
        assertThat(receive(dead)).isEmpty();
    }

    @Test
    void onlyDeadLettersAreMoved() {
        assertThat(AwsError.of(() -> sqs.startMessageMoveTask(
                                request -> request.sourceArn("arn:aws:sqs:us-east-1:123456789012:orders")))
                        .message())
                .isEqualTo("Source queue must be configured as a Dead Letter Queue.");
        assertThat(AwsError.of(() -> sqs.cancelMessageMoveTask(request -> request.taskHandle("nonsense")))
                        .message())
                .isEqualTo("Value for parameter TaskHandle is invalid.");
    }

    @Test
    void fifoHandleExpiresWithItsTimeout() {
        String fifo = create("orders.fifo", Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
        sendToGroup(fifo, "a", "a1");
        String handle = receive(fifo).getFirst().receiptHandle();
        simulator.advance(Duration.ofSeconds(30));

        assertThat(AwsError.of(() -> sqs.deleteMessage(
                                request -> request.queueUrl(fifo).receiptHandle(handle)))
                        .message())
                .isEqualTo("Value " + handle
                        + " for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
    }
}
