package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Normalizer;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Value;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of a Topic set, changed and taken out again: AWS ends where it would be had the field never been there. */
final class TopicTransitionsTest {
    private static final String STANDARD = """
            apiVersion: mooring.dev/v1
            kind: Topic
            metadata: {name: events}
            spec: {SPEC}
            ---
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: inbox}
            spec: {}
            ---
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: dead}
            spec: {}
            """;
    private static final String FIFO =
            STANDARD.replace("{SPEC}", "{fifo: true, SPEC}").replace("spec: {}", "spec: {fifo: true}");

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName: Events",
                "encryption: {kmsKey: alias/events}",
                "deliveryPolicy: {http: {defaultHealthyRetryPolicy: {numRetries: 7}}}",
                "policy: [{Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: \"sns:Publish\"}]",
                "overrides: {TracingConfig: Active, SignatureVersion: \"2\"}",
                "overrides: {SQSFailureFeedbackRoleArn: \"arn:aws:iam::123456789012:role/feedback\"}",
                "subscriptions: [{queue: inbox}]",
                "subscriptions: [{queue: inbox, raw: true}, {queueArn: \"arn:aws:sqs:us-east-1:999999999999:theirs\"}]",
                "subscriptions: [{lambda: \"arn:aws:lambda:us-east-1:123456789012:function:hear\"}]"
            })
    void a_field_of_any_topic_that_is_set_and_unset_leaves_no_trace(String field) {
        leavesNoTrace(STANDARD, field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contentBasedDeduplication: true",
                "overrides: {FifoThroughputScope: MessageGroup}",
                "overrides: {ArchivePolicy: {MessageRetentionPeriod: 30}}",
                "subscriptions: [{queue: inbox, filter: {kind: [paid]}}]"
            })
    void a_field_of_a_fifo_topic_that_is_set_and_unset_leaves_no_trace(String field) {
        leavesNoTrace(FIFO, field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw: true",
                "filter: {kind: [paid, sent]}",
                "filter: {order: {total: [{numeric: [\">\", 100]}]}}, filterScope: messageBody",
                "deadLetter: {queue: dead}"
            })
    void a_field_of_a_subscription_that_is_set_and_unset_leaves_no_trace(String field) {
        leavesNoTrace(STANDARD.replace("{SPEC}", "{subscriptions: [{queue: inbox, SPEC}]}"), field);
    }

    private void leavesNoTrace(String documents, String field) {
        String without = documents.replace("SPEC", "");
        String with = documents.replace("SPEC", field);
        SortedMap<String, Value.Tree> fresh = live(platform.converge(without));
        assertThat(platform.plan(with).matches())
                .as("%s changes something", field)
                .isFalse();

        assertThat(live(platform.converge(with))).isNotEqualTo(fresh);

        assertThat(live(platform.converge(without))).isEqualTo(fresh);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subscriptions: [{queue: inbox}] | subscriptions: [{queue: dead}]",
                "subscriptions: [{queue: inbox, filter: {a: [b]}}] | subscriptions: [{queue: inbox, filterScope: messageBody, filter: {a: {b: [c]}}}]",
                "subscriptions: [{queue: inbox, filterScope: messageBody, filter: {a: {b: [c]}}}] | subscriptions: [{queue: inbox, filter: {a: [b]}}]",
                "displayName: One | displayName: Two, encryption: {kmsKey: alias/events}"
            })
    void coming_from_another_spec_ends_as_starting_with_this_one(String before, String after) throws IOException {
        String wanted = STANDARD.replace("SPEC", after);
        platform.converge(STANDARD.replace("SPEC", before));
        SortedMap<String, Value.Tree> arrived = live(platform.converge(wanted));

        try (Platform another = new Platform()) {
            assertThat(arrived).isEqualTo(live(another.converge(wanted)));
        }
    }

    @Test
    void a_steady_pass_asks_each_topic_once_and_lists_what_hangs_on_it() {
        String documents = STANDARD.replace("SPEC", "subscriptions: [{queue: inbox}]");
        platform.converge(documents);

        var calls = platform.pass(documents);

        assertThat(calls.writes()).isZero();
        assertThat(calls.operations())
                .containsEntry("sns:GetTopicAttributes", 1L)
                .containsEntry("sns:ListSubscriptionsByTopic", 1L)
                .containsEntry("sns:GetSubscriptionAttributes", 1L)
                .doesNotContainKeys("sns:ListTopics", "sns:ListTagsForResource", "sns:ListSubscriptions");
    }

    /** What AWS holds of what git wants, in normal form, by resource; a subscription is told without its made-up ARN. */
    private static SortedMap<String, Value.Tree> live(Plan plan) {
        return plan.changes()
                .reject(planned -> planned.change() instanceof Change.Kept)
                .foldLeft(TreeMap.empty(), (SortedMap<String, Value.Tree> all, PlannedChange planned) -> {
                    Observation.Present live = (Observation.Present) planned.observation();
                    return all.put(
                            planned.id().toString(),
                            Normalizer.normalize(planned.type().fields(), live.tree()));
                });
    }
}
