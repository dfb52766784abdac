package dev.mooring.kinds.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.queue.QueueSpec.DeadLetter;
import dev.mooring.kinds.queue.QueueSpec.DeduplicationScope;
import dev.mooring.kinds.queue.QueueSpec.Encryption;
import dev.mooring.kinds.queue.QueueSpec.ThroughputLimit;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Lifecycle;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Position;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class QueueKindTest {
    private static final QueueSpec PLAIN = new QueueSpec(
            false,
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            Vector.empty());

    private final QueueKind kind = new QueueKind();

    @Test
    void a_spec_that_says_nothing_states_nothing_but_the_name() {
        Expansion expansion = expand("inbox", PLAIN);

        assertThat(expansion.problems()).isEmpty();
        assertThat(expansion.resources()).extracting(Desired::id).containsExactly(QueueType.id("staging-inbox"));
        assertThat(expansion.resources().head().tree()).hasToString("{QueueName: staging-inbox}");
    }

    @Test
    void every_field_becomes_the_attribute_of_its_name() {
        QueueSpec spec = new QueueSpec(
                true,
                Option.of(Duration.ofMinutes(1)),
                Option.of(Duration.ofDays(2)),
                Option.of(Duration.ofSeconds(5)),
                Option.of(Duration.ofSeconds(20)),
                Option.of(2048),
                Option.none(),
                Option.of(new Encryption("alias/orders", Option.of(Duration.ofMinutes(10)))),
                Option.of(true),
                Option.of(DeduplicationScope.MESSAGE_GROUP),
                Option.of(ThroughputLimit.PER_MESSAGE_GROUP_ID),
                Vector.empty());

        Expansion expansion = expand("inbox", spec);

        assertThat(expansion.problems()).isEmpty();
        assertThat(expansion.resources().head().tree())
                .hasToString("{Attributes: {ContentBasedDeduplication: true, DeduplicationScope: messageGroup, "
                        + "DelaySeconds: 5, FifoQueue: true, FifoThroughputLimit: perMessageGroupId, "
                        + "KmsDataKeyReusePeriodSeconds: 600, KmsMasterKeyId: alias/orders, MaximumMessageSize: 2048, "
                        + "MessageRetentionPeriod: 172800, ReceiveMessageWaitTimeSeconds: 20, "
                        + "SqsManagedSseEnabled: false, VisibilityTimeout: 60}, QueueName: staging-inbox.fifo}");
    }

    @Test
    void dead_letters_may_go_to_another_manifests_queue() {
        Expansion expansion = expand("inbox", deadLetter(PLAIN, new DeadLetter.ToQueue("dead", 5)));

        assertThat(expansion.resources()).hasSize(1);
        assertThat(expansion.resources().head().tree().toString())
                .contains("RedrivePolicy: {deadLetterTargetArn: (arn of Queue/dead), maxReceiveCount: 5}");
        assertThat(expansion
                        .uses()
                        .map(use -> use.reference() + " at " + use.position().file()))
                .containsExactly("arn of Queue/dead at spec.deadLetter.queue");
    }

    @Test
    void dead_letters_may_have_a_queue_made_for_them() {
        Expansion expansion = expand("inbox", deadLetter(PLAIN, new DeadLetter.Automatic(true, 3)));

        assertThat(expansion.uses()).isEmpty();
        assertThat(expansion.resources().map(queue -> queue.id().name()))
                .containsExactly("staging-inbox", "staging-inbox-dlq");
        assertThat(expansion.resources().head().tree().toString())
                .contains("deadLetterTargetArn: (arn of sqs/queue staging-inbox-dlq), maxReceiveCount: 3");
        assertThat(expansion.resources().last().tree())
                .hasToString("{Attributes: {MessageRetentionPeriod: 1209600}, QueueName: staging-inbox-dlq}");
    }

    @Test
    void dead_letters_of_a_fifo_queue_go_to_a_fifo_queue() {
        Expansion expansion = expand("inbox", deadLetter(fifo(), new DeadLetter.Automatic(true, 3)));

        assertThat(expansion.resources().last().id().name()).isEqualTo("staging-inbox-dlq.fifo");
        assertThat(expansion.resources().last().tree().toString()).contains("FifoQueue: true");
    }

    @Test
    void an_external_name_is_used_as_it_is() {
        Expansion expansion = kind.expand(
                manifest("inbox", Option.of("Legacy_Inbox.fifo"), fifo()), Surroundings.of(environment("staging")));

        assertThat(expansion.problems()).isEmpty();
        assertThat(expansion.resources().head().id().name()).isEqualTo("Legacy_Inbox.fifo");
    }

    @Test
    void names_that_sqs_would_refuse_are_problems() {
        assertThat(messages(kind.expand(
                        manifest("inbox", Option.of("legacy"), fifo()), Surroundings.of(environment("staging")))))
                .containsExactly("the name of a FIFO queue ends with .fifo: write legacy.fifo");
        assertThat(messages(kind.expand(
                        manifest("inbox", Option.of("legacy.fifo"), PLAIN), Surroundings.of(environment("staging")))))
                .containsExactly(
                        "the queue would be called legacy.fifo, but SQS takes only letters, digits, hyphens and"
                                + " underscores; for a FIFO queue, say fifo: true");
        assertThat(messages(expand("q".repeat(70), deadLetter(PLAIN, new DeadLetter.Automatic(true, 3)))))
                .singleElement()
                .asString()
                .endsWith("-dlq, which has 82 characters; SQS allows 80");
    }

    @Test
    void a_limit_for_each_message_group_needs_deduplication_within_one() {
        QueueSpec spec = new QueueSpec(
                true,
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.of(DeduplicationScope.QUEUE),
                Option.of(ThroughputLimit.PER_MESSAGE_GROUP_ID),
                Vector.empty());

        assertThat(expand("inbox", spec)
                        .problems()
                        .map(problem -> problem.position().file()))
                .containsExactly("spec.throughputLimit");
    }

    private Expansion expand(String name, QueueSpec spec) {
        return kind.expand(manifest(name, Option.none(), spec), Surroundings.of(environment("staging")));
    }

    private static Iterable<String> messages(Expansion expansion) {
        return expansion.problems().map(Problem::message);
    }

    /** A manifest whose every path stands in a file of the path's name. */
    private static Manifest<QueueSpec> manifest(String name, Option<String> externalName, QueueSpec spec) {
        return new Manifest<>(
                new ManifestId("Queue", name),
                HashMap.empty(),
                new Lifecycle(Option.none(), Lifecycle.Adoption.NEVER, true, Vector.empty(), externalName, 0),
                spec,
                path -> new Position(path, 1, 1));
    }

    private static Environment environment(String name) {
        return new Environment(
                name,
                new Environment.Spec(
                        "123456789012",
                        "us-east-1",
                        Option.none(),
                        Vector.empty(),
                        Environment.Mode.ENFORCE,
                        name,
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Duration.ofMinutes(1),
                        new Environment.Prune(false, 5, 20),
                        Option.none(),
                        Vector.empty(),
                        Option.none()));
    }

    private static QueueSpec fifo() {
        return new QueueSpec(
                true,
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Vector.empty());
    }

    private static QueueSpec deadLetter(QueueSpec spec, DeadLetter deadLetter) {
        return new QueueSpec(
                spec.fifo(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.of(deadLetter),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Vector.empty());
    }
}
