package dev.mooring.simulator.sns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.AwsError;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SnsWorld world;
    private String topic;

    @BeforeAll
    void start() throws IOException {
        world = new SnsWorld();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @BeforeEach
    void reset() {
        world.simulator.reset();
        topic = world.topic("orders", Map.of());
    }

    private void publish(String message, Map<String, MessageAttributeValue> attributes) {
        world.sns.publish(request ->
                request.topicArn(topic).message(message).subject("News").messageAttributes(attributes));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    @Test
    void messageArrivesInAnEnvelope() throws IOException {
        world.subscribe(topic, "sqs", world.queue("inbox", topic), Map.of());
        publish("hello", Map.of("kind", text("paid")));

        JsonNode envelope = JSON.readTree(world.received("inbox").getFirst().body());
        assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.path("Message").asText()).isEqualTo("hello");
        assertThat(envelope.path("Subject").asText()).isEqualTo("News");
        assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
        assertThat(envelope.path("Timestamp").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(envelope.at("/MessageAttributes/kind/Value").asText()).isEqualTo("paid");
    }

    @Test
    void rawMessageArrivesAsItIsWithItsAttributes() {
        world.subscribe(topic, "sqs", world.queue("inbox", topic), Map.of("RawMessageDelivery", "true"));
        publish("hello", Map.of("kind", text("paid")));

        Message message = world.received("inbox").getFirst();
        assertThat(message.body()).isEqualTo("hello");
        assertThat(message.messageAttributes())
                .hasEntrySatisfying(
                        "kind", kind -> assertThat(kind.stringValue()).isEqualTo("paid"));
    }

    @Test
    void queueWithoutAGrantGetsNothing() {
        world.subscribe(topic, "sqs", world.closedQueue("inbox", Map.of()), Map.of());
        publish("hello", Map.of());

        assertThat(world.received("inbox")).isEmpty();
    }

    @Test
    void grantForAnotherTopicIsNone() {
        String other = world.topic("other", Map.of());
        world.subscribe(topic, "sqs", world.queue("inbox", other), Map.of());
        publish("hello", Map.of());

        assertThat(world.received("inbox")).isEmpty();
    }

    @Test
    void whatAQueueDoesNotTakeGoesToTheDeadLetters() {
        String dead = world.queue("dead", topic);
        world.subscribe(
                topic,
                "sqs",
                world.closedQueue("inbox", Map.of()),
                Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + dead + "\"}", "RawMessageDelivery", "true"));
        publish("hello", Map.of());

        assertThat(world.received("dead")).extracting(Message::body).containsExactly("hello");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // attributes: kind=paid, price=100 (number), tags=["a","b"] (array)
                "{\"kind\":[\"paid\",\"sent\"]} | true",
                "{\"kind\":[\"sent\"]} | false",
                "{\"kind\":[{\"prefix\":\"pa\"}]} | true",
                "{\"kind\":[{\"suffix\":\"x\"}]} | false",
                "{\"kind\":[{\"anything-but\":[\"sent\"]}]} | true",
                "{\"kind\":[{\"anything-but\":{\"prefix\":\"pa\"}}]} | false",
                "{\"kind\":[{\"equals-ignore-case\":\"PAID\"}]} | true",
                "{\"kind\":[{\"wildcard\":\"p*d\"}]} | true",
                "{\"price\":[{\"numeric\":[\">=\",100,\"<\",200]}]} | true",
                "{\"price\":[{\"numeric\":[\"<\",100]}]} | false",
                "{\"price\":[100]} | true",
                "{\"tags\":[\"b\"]} | true",
                "{\"absent\":[{\"exists\":false}]} | true",
                "{\"kind\":[\"paid\"],\"price\":[7]} | false",
                "{\"$or\":[{\"kind\":[\"sent\"]},{\"price\":[100]}]} | true"
            })
    void filterPolicyChoosesByAttributes(String policy, boolean wanted) {
        world.subscribe(topic, "sqs", world.queue("inbox", topic), Map.of("FilterPolicy", policy));
        publish(
                "hello",
                Map.of(
                        "kind", text("paid"),
                        "price",
                                MessageAttributeValue.builder()
                                        .dataType("Number")
                                        .stringValue("100")
                                        .build(),
                        "tags",
                                MessageAttributeValue.builder()
                                        .dataType("String.Array")
                                        .stringValue("[\"a\",\"b\"]")
                                        .build()));

        assertThat(world.received("inbox")).hasSize(wanted ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"order\":{\"lines\":{\"sku\":[\"b\"]}}} | true",
                "{\"order\":{\"lines\":{\"sku\":[\"c\"]}}} | false",
                "{\"ip\":[{\"cidr\":\"10.0.0.0/24\"}]} | true",
                "{\"ip\":[{\"cidr\":\"10.0.1.0/24\"}]} | false"
            })
    void filterPolicyChoosesByTheBody(String policy, boolean wanted) {
        world.subscribe(
                topic,
                "sqs",
                world.queue("inbox", topic),
                Map.of("FilterPolicy", policy, "FilterPolicyScope", "MessageBody"));
        publish("{\"order\":{\"lines\":[{\"sku\":\"a\"},{\"sku\":\"b\"}]},\"ip\":\"10.0.0.7\"}", Map.of());

        assertThat(world.received("inbox")).hasSize(wanted ? 1 : 0);
    }

    @Test
    void fifoTopicKeepsGroupsAndDropsDuplicates() {
        topic = world.topic("orders.fifo", Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true"));
        world.closedQueue("inbox.fifo", Map.of("FifoQueue", "true", "Policy", """
                {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "SQS:*", "Resource": "*"}}"""));
        world.subscribe(topic, "sqs", SnsWorld.arn("inbox.fifo"), Map.of("RawMessageDelivery", "true"));
        for (int i = 0; i < 2; i++) {
            world.sns.publish(request -> request.topicArn(topic).message("once").messageGroupId("g"));
        }

        assertThat(world.received("inbox.fifo"))
                .singleElement()
                .satisfies(message -> assertThat(message.attributes())
                        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g"));
    }

    @Test
    void badEntriesFailAloneInABatch() {
        world.subscribe(topic, "sqs", world.queue("inbox", topic), Map.of());

        var answer = world.sns.publishBatch(request -> request.topicArn(topic)
                .publishBatchRequestEntries(
                        PublishBatchRequestEntry.builder().id("1").message("a").build(),
                        PublishBatchRequestEntry.builder()
                                .id("2")
                                .message("b")
                                .messageDeduplicationId("x")
                                .build()));

        assertThat(answer.successful()).hasSize(1);
        assertThat(answer.failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.code()).isEqualTo("InvalidParameter"));
        assertThat(world.received("inbox")).hasSize(1);
    }

    @Test
    void eachProtocolGetsItsOwnText() {
        world.subscribe(topic, "sqs", world.queue("inbox", topic), Map.of("RawMessageDelivery", "true"));
        world.sns.publish(request -> request.topicArn(topic)
                .message("{\"default\":\"d\",\"sqs\":\"s\"}")
                .messageStructure("json"));

        assertThat(world.received("inbox")).extracting(Message::body).containsExactly("s");
        assertThat(AwsError.of(() -> world.sns.publish(
                                request -> request.topicArn(topic).message("{}").messageStructure("json")))
                        .message())
                .contains("No default entry in JSON message body");
    }

    @Test
    void otherServicesPublishToo() {
        world.subscribe(topic, "sqs", world.queue("inbox", topic), Map.of("RawMessageDelivery", "true"));

        boolean heard = world.simulator.ask(SnsApi.class, sns -> sns.announce(topic, "ALARM", "it rings"));
        boolean heardElsewhere =
                world.simulator.ask(SnsApi.class, sns -> sns.announce(topic + "x", "ALARM", "it rings"));

        assertThat(heard).isTrue();
        assertThat(heardElsewhere).isFalse();
        assertThat(world.received("inbox")).extracting(Message::body).containsExactly("it rings");
    }
}
