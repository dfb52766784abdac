package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Plan;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Subscriptions have no tags: what is ours goes when it leaves git, what somebody else made stays. And messages arrive. */
final class SubscriptionOwnershipTest {
    private static final String TOPIC_ARN = "arn:aws:sns:us-east-1:123456789012:staging-events";
    private static final String FOREIGN = "arn:aws:sqs:us-east-1:999999999999:theirs";

    private Platform platform;
    private SnsClient sns;
    private SqsClient sqs;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
        StaticCredentialsProvider anybody =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));
        sns = SnsClient.builder()
                .endpointOverride(platform.simulator.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(anybody)
                .build();
        sqs = SqsClient.builder()
                .endpointOverride(platform.simulator.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(anybody)
                .build();
    }

    @AfterEach
    void close() {
        sns.close();
        sqs.close();
        platform.close();
    }

    private static String topic(String... subscriptions) {
        return """
                apiVersion: mooring.dev/v1
                kind: Topic
                metadata: {name: events}
                spec: {subscriptions: [SUBSCRIPTIONS]}
                ---
                apiVersion: mooring.dev/v1
                kind: Queue
                metadata: {name: inbox}
                spec: {}
                ---
                apiVersion: mooring.dev/v1
                kind: Queue
                metadata: {name: other}
                spec: {}
                """.replace("SUBSCRIPTIONS", String.join(", ", subscriptions));
    }

    private Seq<String> endpoints() {
        return Vector.ofAll(sns.listSubscriptionsByTopic(request -> request.topicArn(TOPIC_ARN))
                        .subscriptions())
                .map(Subscription::endpoint)
                .map(endpoint -> endpoint.substring(endpoint.lastIndexOf(':') + 1))
                .sorted();
    }

    private Seq<String> markers() {
        return Vector.ofAll(sns.listTagsForResource(request -> request.resourceArn(TOPIC_ARN))
                        .tags())
                .map(Tag::key)
                .filter(key -> key.startsWith("mooring:subscription/"));
    }

    @Test
    void what_left_git_is_taken_away_and_its_marker_too() {
        platform.converge(topic("{queue: inbox}", "{queueArn: \"" + FOREIGN + "\"}"));
        assertThat(endpoints()).containsExactly("staging-inbox", "theirs");
        assertThat(markers()).hasSize(1);

        platform.converge(topic());

        assertThat(endpoints()).isEmpty();
        assertThat(markers()).isEmpty();
    }

    @Test
    void another_endpoint_is_another_subscription() {
        platform.converge(topic("{queue: inbox}"));
        platform.converge(topic("{queue: other}"));

        assertThat(endpoints()).containsExactly("staging-other");
    }

    @Test
    void what_somebody_else_subscribed_to_our_topic_stays() {
        platform.converge(topic("{queue: inbox}"));
        sns.subscribe(request -> request.topicArn(TOPIC_ARN).protocol("sqs").endpoint(FOREIGN));

        platform.converge(topic());
        platform.restart();
        platform.converge(topic());

        assertThat(endpoints()).containsExactly("theirs");
    }

    @Test
    void what_somebody_subscribed_again_after_ours_was_gone_is_theirs() {
        platform.converge(topic("{queueArn: \"" + FOREIGN + "\"}"));
        String ours = sns.listSubscriptionsByTopic(request -> request.topicArn(TOPIC_ARN))
                .subscriptions()
                .getFirst()
                .subscriptionArn();
        sns.unsubscribe(request -> request.subscriptionArn(ours));
        sns.subscribe(request -> request.topicArn(TOPIC_ARN).protocol("sqs").endpoint(FOREIGN));

        platform.converge(topic());

        assertThat(endpoints()).containsExactly("theirs");
    }

    @Test
    void a_mailbox_that_has_not_confirmed_is_pending_and_no_drift() {
        Plan plan = platform.converge(topic("{email: team@example.com, filter: {severity: [high]}}"));

        assertThat(plan.matches()).isTrue();
        assertThat(plan.changes()
                        .find(planned -> planned.id().type().equals("sns/subscription"))
                        .map(planned -> ((Observation.Present) planned.observation()).health()))
                .allSatisfy(health -> assertThat(health).isInstanceOfSatisfying(Health.Progressing.class, pending -> {
                    assertThat(pending.reason()).isEqualTo("PendingConfirmation");
                    assertThat(pending.message()).contains("team@example.com");
                }));
        long mark = platform.simulator.journal().mark();
        platform.restart();
        platform.converge(topic("{email: team@example.com, filter: {severity: [high]}}"));
        assertThat(platform.simulator.journal().after(mark).writes())
                .as("nobody is asked twice")
                .isZero();
    }

    @Test
    void a_mailbox_that_has_not_confirmed_is_left_to_sns_when_it_leaves_git() {
        platform.converge(topic("{email: team@example.com}"));

        Plan plan = platform.converge(topic());

        assertThat(plan.matches()).isTrue();
        assertThat(endpoints()).containsExactly("team@example.com");
    }

    @Test
    void messages_arrive_because_the_queue_lets_the_topic_in() {
        platform.converge(topic("{queue: inbox, raw: true, filter: {kind: [paid]}}"));

        sns.publish(request -> request.topicArn(TOPIC_ARN)
                .message("wanted")
                .messageAttributes(Map.of(
                        "kind",
                        software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("paid")
                                .build())));
        sns.publish(request -> request.topicArn(TOPIC_ARN).message("unwanted"));

        assertThat(sqs.receiveMessage(request -> request.queueUrl(url("inbox")).maxNumberOfMessages(10))
                        .messages())
                .extracting(Message::body)
                .containsExactly("wanted");
    }

    @Test
    void a_queue_has_a_policy_only_while_a_topic_feeds_it() {
        platform.converge(topic("{queue: inbox}"));
        assertThat(policy("inbox"))
                .contains("\"Sid\":\"TopicEvents\"", "sqs:SendMessage", TOPIC_ARN, "sns.amazonaws.com");
        assertThat(policy("other")).isEmpty();

        platform.converge(topic());

        assertThat(policy("inbox")).isEmpty();
    }

    private String policy(String queue) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .getOrDefault(QueueAttributeName.POLICY, "");
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName("staging-" + queue)).queueUrl();
    }

    @Test
    void an_edit_of_a_subscription_is_seen_and_mended() {
        String documents = topic("{queue: inbox, filter: {kind: [paid]}}");
        platform.converge(documents);
        String arn = sns.listSubscriptionsByTopic(request -> request.topicArn(TOPIC_ARN))
                .subscriptions()
                .getFirst()
                .subscriptionArn();
        sns.setSubscriptionAttributes(request ->
                request.subscriptionArn(arn).attributeName("FilterPolicy").attributeValue("{\"kind\":[\"lost\"]}"));

        platform.converge(documents);

        assertThat(sns.getSubscriptionAttributes(request -> request.subscriptionArn(arn))
                        .attributes())
                .containsEntry("FilterPolicy", "{\"kind\":[\"paid\"]}");
    }

    @Test
    void many_topics_are_listed_together_and_their_subscriptions_read_by_turns() {
        StringBuilder documents = new StringBuilder(topic("{queue: inbox}"));
        for (int i = 0; i < 30; i++) {
            documents.append("""
                    ---
                    apiVersion: mooring.dev/v1
                    kind: Topic
                    metadata: {name: many-%d}
                    spec: {subscriptions: [{queue: inbox}]}
                    """.formatted(i));
        }
        platform.converge(documents.toString());

        assertThat(platform.pass(documents.toString()).operations())
                .containsEntry("sns:ListSubscriptions", 1L)
                .containsEntry("sns:GetTopicAttributes", 31L)
                .containsEntry("sns:GetSubscriptionAttributes", 10L)
                .doesNotContainKey("sns:ListSubscriptionsByTopic");
    }
}
