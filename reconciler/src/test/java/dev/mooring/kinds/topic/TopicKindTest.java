package dev.mooring.kinds.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Specs;
import dev.mooring.resource.Desired;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicKindTest {
    private static String topic(String spec) {
        return """
                apiVersion: mooring.dev/v1
                kind: Topic
                metadata: {name: order-events}
                spec: {SPEC}
                """.replace("SPEC", spec);
    }

    private static final String QUEUES = """
            ---
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: inbox}
            spec: {}
            ---
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: ordered}
            spec: {fifo: true}
            ---
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata:
              name: legacy
              annotations: {mooring.dev/external-name: OldInbox}
            spec:
              policy: [{Effect: Allow, Principal: {AWS: "123456789012"}, Action: "sqs:ReceiveMessage"}]
            """;

    private static Seq<Desired> expand(String documents) {
        return Specs.expand(documents).flatMap(Expansion::resources);
    }

    private static Desired named(String documents, String name) {
        return expand(documents)
                .find(desired -> desired.id().name().equals(name))
                .get();
    }

    @Test
    void a_spec_that_says_nothing_states_nothing_but_the_name() {
        assertThat(expand(topic(""))).singleElement().satisfies(topic -> {
            assertThat(topic.id()).isEqualTo(TopicType.id("staging-order-events"));
            assertThat(topic.tree()).hasToString("{Name: staging-order-events}");
            assertThat(topic.foreseen().get("arn")).contains("arn:aws:sns:us-east-1:123456789012:staging-order-events");
        });
    }

    @Test
    void every_field_becomes_the_attribute_of_its_name() {
        Desired topic = expand(topic("fifo: true, contentBasedDeduplication: true, displayName: Orders,"
                        + " encryption: {kmsKey: alias/orders}, overrides: {TracingConfig: Active},"
                        + " deliveryPolicy: {http: {disableSubscriptionOverrides: true}}"))
                .head();

        assertThat(topic.tree())
                .hasToString("{Attributes: {ContentBasedDeduplication: true, "
                        + "DeliveryPolicy: {http: {disableSubscriptionOverrides: true}}, DisplayName: Orders, "
                        + "FifoTopic: true, KmsMasterKeyId: alias/orders, TracingConfig: Active}, "
                        + "Name: staging-order-events.fifo}");
    }

    @Test
    void stated_statements_stand_beside_the_default_one() {
        Desired topic = expand(
                        topic(
                                "policy: [{Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: \"sns:Publish\"}]"))
                .head();

        assertThat(topic.tree().toString())
                .contains("__default_statement_ID", "Service: events.amazonaws.com")
                .contains("Action: sns:Publish, Effect: Allow, Principal: {Service: events.amazonaws.com}, "
                        + "Resource: arn:aws:sns:us-east-1:123456789012:staging-order-events");
    }

    @Test
    void a_subscription_is_known_by_the_arn_that_its_queue_will_have() {
        Seq<Desired> resources = expand(topic("subscriptions: [{queue: legacy, raw: true, deadLetter: {queue: inbox},"
                        + " filterScope: messageBody, filter: {order: {total: [1]}}}]")
                + QUEUES);

        Desired subscription = resources
                .find(desired -> desired.id().type().equals(SubscriptionType.NAME))
                .get();
        assertThat(subscription.id())
                .isEqualTo(SubscriptionType.id(
                        "arn:aws:sns:us-east-1:123456789012:staging-order-events",
                        "sqs",
                        "arn:aws:sqs:us-east-1:123456789012:OldInbox"));
        assertThat(subscription.tree())
                .hasToString("{Attributes: {FilterPolicy: {order: {total: [1]}}, FilterPolicyScope: MessageBody, "
                        + "RawMessageDelivery: true, RedrivePolicy: {deadLetterTargetArn: (arn of Queue/inbox)}}, "
                        + "Endpoint: (arn of Queue/legacy), Protocol: sqs, "
                        + "TopicArn: (arn of sns/topic staging-order-events)}");
        assertThat(subscription.writtenAt()).isEqualTo("spec.subscriptions[0]");
    }

    @Test
    void every_queue_that_messages_go_to_lets_the_topic_in() {
        String documents = topic("subscriptions: [{queue: legacy, deadLetter: {queue: inbox}}]") + QUEUES + "---\n"
                + topic("subscriptions: [{queue: legacy}]").replace("order-events", "audit");

        assertThat(named(documents, "OldInbox").tree().toString())
                .as("stated first, then topics in the order of their names")
                .containsSubsequence("sqs:ReceiveMessage", "Sid: TopicAudit", "Sid: TopicOrderEvents");
        assertThat(named(documents, "staging-inbox").tree().toString()).contains("Sid: TopicOrderEvents");
        assertThat(named(documents, "staging-ordered.fifo").tree().toString()).doesNotContain("Policy");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fifo: true, subscriptions: [{email: a@example.com}] | a FIFO topic sends to queues only",
                "subscriptions: [{queue: ordered}] | a FIFO queue takes messages of a FIFO topic only",
                "subscriptions: [{queue: inbox, filter: {kind: paid}}] | kind must be a list of what is wanted: [paid]",
                "subscriptions: [{queue: inbox, filter: {a: {b: [c]}}}] | say filterScope: messageBody",
                "subscriptions: [{queue: inbox, filter: {a: [1], b: [1], c: [1], d: [1], e: [1], f: [1]}}] | SNS allows 5 keys",
                "overrides: {TracingConfg: Active} | did you mean TracingConfig?",
                "overrides: {Owner: \"1\"} | Owner is nothing that can be set",
                "contentBasedDeduplication: true | fifo",
                "subscriptions: [{https: \"https://user:pw@example.com/\"}] | without a user or password"
            })
    void what_sns_would_refuse_is_a_problem(String spec, String message) {
        assertThat(Specs.problems(topic(spec) + QUEUES))
                .singleElement()
                .asString()
                .contains(message);
    }

    @Test
    void names_are_what_sns_takes() {
        assertThat(Specs.problems("""
                apiVersion: mooring.dev/v1
                kind: Topic
                metadata:
                  name: events
                  annotations: {mooring.dev/external-name: Events}
                spec: {fifo: true}
                """)).singleElement().asString().contains("write Events.fifo");
    }

    @Test
    void a_topic_can_be_watched() {
        assertThat(TopicSignals.of("staging-events"))
                .extracting(signal -> signal.name())
                .containsExactly("failed", "redriven", "filteredInvalid", "published", "delivered");
    }
}
