package dev.mooring.kinds.queue;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Retained;
import dev.mooring.manifest.spec.Size;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/** The language of {@code kind: Queue}. */
@Retained
@Doc("An SQS queue. What is left out is SQS's own default.")
@OnlyWhen(field = "contentBasedDeduplication", when = "fifo", is = "true")
@OnlyWhen(field = "deduplicationScope", when = "fifo", is = "true")
@OnlyWhen(field = "throughputLimit", when = "fifo", is = "true")
public record QueueSpec(
        @Default("false")
        @Doc("Whether messages keep their order and none comes twice. A queue cannot change this later.")
        boolean fifo,

        @Range(min = "0s", max = "12h")
        @Doc("How long a received message stays hidden from other receivers; 30s if left out.")
        Option<Duration> visibilityTimeout,

        @Range(min = "60s", max = "14d") @Doc("How long a message is kept that nobody deletes; 4d if left out.")
        Option<Duration> retention,

        @Range(min = "0s", max = "15m") @Doc("How long a new message stays hidden; not at all if left out.")
        Option<Duration> delay,

        @Range(min = "0s", max = "20s")
        @Doc("How long a receive call waits for a message to come; not at all if left out.")
        Option<Duration> receiveWait,

        @Range(min = "1024", max = "1048576") @Doc("How large a message may be, in bytes; 1048576 if left out.")
        Option<Integer> maxMessageSize,

        @Doc("Where messages go that are received again and again and never deleted.")
        Option<DeadLetter> deadLetter,

        @Doc("Encryption with a key of KMS. Without it, SQS encrypts with a key of its own.")
        Option<Encryption> encryption,

        @Doc("For a FIFO queue: whether a message's content is its deduplication id; false if left out.")
        Option<Boolean> contentBasedDeduplication,

        @Doc("For a FIFO queue: what duplicates are looked for in; queue if left out.")
        Option<DeduplicationScope> deduplicationScope,

        @Doc("For a FIFO queue: what the limit of messages a second holds for; perQueue if left out."
                + " perMessageGroupId needs deduplicationScope: messageGroup.")
        Option<ThroughputLimit> throughputLimit,

        @Size(max = 100) @Doc(
                "Statements of the queue's policy, in IAM's own words. A statement that names no Resource is about this queue."
                        + " What Topics of the environment need that send here is added by itself.")
        Seq<Value.Tree> policy) {

    public sealed interface DeadLetter {
        int maxReceives();

        @Doc("Another Queue of the environment takes the dead letters; it must be FIFO where this one is.")
        record ToQueue(
                @Doc("The Queue's name.") String queue,

                @Default("10")
                @Range(min = "1", max = "1000")
                @Doc("How often a message is received before it goes there.")
                int maxReceives)
                implements DeadLetter {}

        @Doc("A queue is made for the dead letters, with -dlq after this one's name, that keeps them for 14 days.")
        record Automatic(
                @Allowed("true") @Doc("Makes the queue.") boolean auto,

                @Default("10")
                @Range(min = "1", max = "1000")
                @Doc("How often a message is received before it goes there.")
                int maxReceives)
                implements DeadLetter {}
    }

    public record Encryption(
            @Size(max = 2048) @Doc("The key's id, alias (alias/orders) or ARN.")
            String kmsKey,

            @Range(min = "60s", max = "24h")
            @Doc("How long SQS uses a data key before it asks KMS for another; 5m if left out.")
            Option<Duration> dataKeyReuse) {}

    public enum DeduplicationScope {
        QUEUE("queue"),
        MESSAGE_GROUP("messageGroup");

        private final String aws;

        DeduplicationScope(String aws) {
            this.aws = aws;
        }

        /** As SQS writes it. */
        String aws() {
            return aws;
        }
    }

    public enum ThroughputLimit {
        PER_QUEUE("perQueue"),
        PER_MESSAGE_GROUP_ID("perMessageGroupId");

        private final String aws;

        ThroughputLimit(String aws) {
            this.aws = aws;
        }

        /** As SQS writes it. */
        String aws() {
            return aws;
        }
    }
}
