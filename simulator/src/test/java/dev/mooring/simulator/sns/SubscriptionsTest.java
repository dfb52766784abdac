package dev.mooring.simulator.sns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscriptionsTest {
    private static final String QUEUE = SnsWorld.arn("inbox");

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

    private void set(String subscription, String name, String value) {
        world.sns.setSubscriptionAttributes(request ->
                request.subscriptionArn(subscription).attributeName(name).attributeValue(value));
    }

    @Test
    void queueIsSubscribedAtOnce() {
        String arn = world.subscribe(topic, "sqs", QUEUE, Map.of());

        assertThat(world.subscription(arn))
                .containsEntry("Protocol", "sqs")
                .containsEntry("Endpoint", QUEUE)
                .containsEntry("TopicArn", topic)
                .containsEntry("Owner", "123456789012")
                .containsEntry("RawMessageDelivery", "false")
                .containsEntry("PendingConfirmation", "false")
                .doesNotContainKeys("FilterPolicy", "FilterPolicyScope", "EffectiveDeliveryPolicy");
        assertThat(world.attributes(topic)).containsEntry("SubscriptionsConfirmed", "1");
    }

    @Test
    void mailIsPendingUntilItIsConfirmed() throws Exception {
        assertThat(world.subscribe(topic, "email", "team@example.com", Map.of()))
                .isEqualTo("pending confirmation");
        assertThat(world.attributes(topic)).containsEntry("SubscriptionsPending", "1");
        Subscription pending = onlySubscription();
        assertThat(pending.subscriptionArn()).isEqualTo("PendingConfirmation");

        String document = "{\"topicArn\": \"" + topic + "\", \"endpoint\": \"team@example.com\"}";
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(
                            HttpRequest.newBuilder(world.simulator.uri().resolve("/_simulator/confirmations"))
                                    .POST(HttpRequest.BodyPublishers.ofString(document))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(answer).contains("1");
        }

        assertThat(onlySubscription().subscriptionArn()).startsWith(topic + ":");
    }

    private Subscription onlySubscription() {
        return world.sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions().stream()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pendingSubscriptionCannotBeChangedOrDeleted() {
        String arn = world.sns
                .subscribe(request -> request.topicArn(topic)
                        .protocol("email")
                        .endpoint("team@example.com")
                        .returnSubscriptionArn(true))
                .subscriptionArn();

        assertThat(world.subscription(arn)).containsEntry("PendingConfirmation", "true");
        assertThat(AwsError.of(() -> set(arn, "FilterPolicy", "{\"a\":[\"b\"]}"))
                        .type())
                .isEqualTo(InvalidParameterException.class);
        assertThat(AwsError.of(() -> world.sns.unsubscribe(request -> request.subscriptionArn(arn)))
                        .type())
                .isEqualTo(InvalidParameterException.class);
    }

    @Test
    void subscribingAgainIsIdempotentUnlessItAsksForAnother() {
        String arn = world.subscribe(topic, "sqs", QUEUE, Map.of("RawMessageDelivery", "true"));

        assertThat(world.subscribe(topic, "sqs", QUEUE, Map.of("RawMessageDelivery", "true")))
                .isEqualTo(arn);
        assertThat(AwsError.of(() -> world.subscribe(topic, "sqs", QUEUE, Map.of("RawMessageDelivery", "false")))
                        .message())
                .isEqualTo(
                        "Invalid parameter: Attributes Reason: Subscription already exists with different attributes");
    }

    @ParameterizedTest
    @CsvSource({
        "sqs, unknown, Invalid parameter: SQS endpoint ARN",
        "carrier-pigeon, x, Invalid parameter: Amazon SNS does not support this protocol string: carrier-pigeon",
        "https, http://example.com, Invalid parameter: Endpoint must match the specified protocol",
        "email, nobody, Invalid parameter: Email address",
        "lambda, arn:aws:s3:::x, Invalid parameter: Lambda endpoint ARN",
        "sqs, arn:aws:sqs:us-east-1:123456789012:inbox.fifo, Invalid parameter: Invalid parameter: Endpoint Reason: "
                + "FIFO SQS Queues can not be subscribed to standard SNS topics"
    })
    void wrongEndpointsAreRefused(String protocol, String endpoint, String message) {
        assertThat(AwsError.of(() -> world.subscribe(topic, protocol, endpoint, Map.of())))
                .isEqualTo(new AwsError(400, "InvalidParameter", message, InvalidParameterException.class));
    }

    @Test
    void filterPolicyBringsItsScopeAndTakesItAway() {
        String arn = world.subscribe(topic, "sqs", QUEUE, Map.of("FilterPolicy", "{\"kind\":[\"paid\"]}"));
        assertThat(world.subscription(arn))
                .containsEntry("FilterPolicy", "{\"kind\":[\"paid\"]}")
                .containsEntry("FilterPolicyScope", "MessageAttributes");

        set(arn, "FilterPolicyScope", "MessageBody");
        assertThat(world.subscription(arn)).containsEntry("FilterPolicyScope", "MessageBody");

        set(arn, "FilterPolicy", "{}");
        assertThat(world.subscription(arn)).doesNotContainKeys("FilterPolicy", "FilterPolicyScope");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":{\"b\":[\"c\"]}} | does not support nested filter policy",
                "{\"a\":[{\"exists\":1}]} | exists match pattern must be either true or false.",
                "{\"a\":[{\"resembles\":1}]} | Unrecognized match type resembles",
                "{\"a\":[[1]]} | Match value must be String, number, true, false, or null",
                "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]} | can not have more than 5 keys",
                "{\"a\":[{\"numeric\":[\">\",2,\"<\",1]}]} | Bottom must be less than top",
                "[] | must be a JSON object"
            })
    void wrongFilterPoliciesAreRefused(String policy, String message) {
        AwsError error = AwsError.of(() -> world.subscribe(topic, "sqs", QUEUE, Map.of("FilterPolicy", policy)));

        assertThat(error.type()).isEqualTo(InvalidParameterException.class);
        assertThat(error.message()).contains(message);
    }

    @Test
    void mailTakesNoRawDelivery() {
        assertThat(AwsError.of(() -> world.subscribe(
                                topic, "email", "team@example.com", Map.of("RawMessageDelivery", "true")))
                        .message())
                .contains("Delivery protocol [email] does not support raw message delivery.");
    }

    @Test
    void unsubscribingTwiceIsNoError() {
        String arn = world.subscribe(topic, "sqs", QUEUE, Map.of());
        world.sns.unsubscribe(request -> request.subscriptionArn(arn));
        world.sns.unsubscribe(request -> request.subscriptionArn(arn));

        assertThat(AwsError.of(() -> world.subscription(arn)))
                .isEqualTo(new AwsError(404, "NotFound", "Subscription does not exist", NotFoundException.class));
        assertThat(world.attributes(topic)).containsEntry("SubscriptionsDeleted", "1");
    }

    @Test
    void subscriptionsAreListedAHundredAPageAndGoWithTheirTopic() {
        IntStream.range(0, 101).forEach(i -> world.subscribe(topic, "sqs", QUEUE + i, Map.of()));

        assertThat(world.sns.listSubscriptions().subscriptions()).hasSize(100);
        assertThat(world.sns
                        .listSubscriptionsByTopicPaginator(request -> request.topicArn(topic))
                        .subscriptions())
                .hasSize(101);
        world.sns.deleteTopic(request -> request.topicArn(topic));
        assertThat(world.sns.listSubscriptions().subscriptions()).isEmpty();
    }
}
