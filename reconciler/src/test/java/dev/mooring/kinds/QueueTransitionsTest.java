package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Normalizer;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of a Queue set, changed and taken out again: AWS ends where it would be had the field never been there. */
final class QueueTransitionsTest {
    private static final String STANDARD = """
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: inbox}
            spec: {SPEC}
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
                "visibilityTimeout: 0s",
                "visibilityTimeout: 12h",
                "retention: 60s",
                "retention: 14d",
                "delay: 15m",
                "receiveWait: 20s",
                "maxMessageSize: 1024",
                "deadLetter: {queue: dead}",
                "deadLetter: {queue: dead, maxReceives: 3}",
                "encryption: {kmsKey: alias/orders}",
                "encryption: {kmsKey: alias/orders, dataKeyReuse: 10m}"
            })
    void a_field_of_any_queue_that_is_set_and_unset_leaves_no_trace(String field) {
        leavesNoTrace(STANDARD, field);
        leavesNoTrace(FIFO, field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contentBasedDeduplication: true",
                "deduplicationScope: messageGroup",
                "deduplicationScope: messageGroup, throughputLimit: perMessageGroupId"
            })
    void a_field_of_a_fifo_queue_that_is_set_and_unset_leaves_no_trace(String field) {
        leavesNoTrace(FIFO, field);
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
                "visibilityTimeout: 10s        | visibilityTimeout: 1m",
                "retention: 1d                 | retention: 2d, delay: 5s",
                "encryption: {kmsKey: alias/a} | encryption: {kmsKey: alias/b, dataKeyReuse: 60s}",
                "deadLetter: {queue: dead}     | deadLetter: {auto: true, maxReceives: 2}",
                "deadLetter: {auto: true}      | encryption: {kmsKey: alias/a}"
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
    void dead_letters_find_a_queue_made_for_them() {
        String documents = FIFO.replace("SPEC", "deadLetter: {auto: true, maxReceives: 4}");

        SortedMap<String, Value.Tree> live = live(platform.converge(documents));

        assertThat(live.get("sqs/queue staging-inbox.fifo").toString())
                .contains("deadLetterTargetArn: arn:aws:sqs:us-east-1:123456789012:staging-inbox-dlq.fifo")
                .contains("maxReceiveCount: 4");
        assertThat(live.get("sqs/queue staging-inbox-dlq.fifo").toString())
                .contains("FifoQueue: true")
                .contains("MessageRetentionPeriod: 1209600");
    }

    @Test
    void a_steady_pass_makes_one_call_a_queue_and_four_for_all() {
        String documents = STANDARD.replace("SPEC", "");
        platform.converge(documents);

        var calls = platform.pass(documents);

        assertThat(calls.writes()).isZero();
        assertThat(calls.operations())
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of(
                        "sqs:ListQueues",
                        1L,
                        "sqs:GetQueueAttributes",
                        2L,
                        "tagging:GetResources",
                        1L,
                        "ecs:ListServices",
                        1L,
                        "monitoring:ListDashboards",
                        1L));
    }

    /** What AWS holds of what git wants, in normal form, by resource; a queue that left git is retained. */
    private static SortedMap<String, Value.Tree> live(Plan plan) {
        Seq<PlannedChange> wanted = plan.changes().reject(planned -> planned.change() instanceof Change.Kept);
        return wanted.foldLeft(TreeMap.empty(), (SortedMap<String, Value.Tree> all, PlannedChange planned) -> {
            Observation.Present live = (Observation.Present) planned.observation();
            return all.put(
                    planned.id().toString(), Normalizer.normalize(planned.type().fields(), live.tree()));
        });
    }
}
