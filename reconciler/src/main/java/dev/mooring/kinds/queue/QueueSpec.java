package dev.mooring.kinds.queue;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * The language of {@code kind: Queue}. What is left out is SQS's own default.
 *
 * @param fifo ordered, exactly-once; cannot be changed later
 * @param visibilityTimeout how long a received message stays hidden from other receivers
 * @param retention how long a message is kept that nobody deletes
 * @param delay how long a new message stays hidden
 * @param receiveWait how long a receive call waits for a message
 * @param maxMessageSize in bytes
 * @param contentBasedDeduplication for a FIFO queue: a message's content is its deduplication id
 * @param deduplicationScope for a FIFO queue: what duplicates are looked for in
 * @param throughputLimit for a FIFO queue: what the limit on messages per second counts for
 */
public record QueueSpec(
        boolean fifo,
        Option<Duration> visibilityTimeout,
        Option<Duration> retention,
        Option<Duration> delay,
        Option<Duration> receiveWait,
        Option<Integer> maxMessageSize,
        Option<DeadLetter> deadLetter,
        Option<Encryption> encryption,
        Option<Boolean> contentBasedDeduplication,
        Option<DeduplicationScope> deduplicationScope,
        Option<ThroughputLimit> throughputLimit) {

    /** Where messages go that are received again and again and never deleted. */
    public sealed interface DeadLetter {
        int maxReceives();

        /** @param queue a Queue manifest of the same environment */
        record ToQueue(String queue, int maxReceives) implements DeadLetter {}

        /** A queue made for it, {@code <queue>-dlq}, that keeps messages for 14 days. */
        record Automatic(boolean auto, int maxReceives) implements DeadLetter {}
    }

    /**
     * Encryption with a key of KMS in place of SQS's own.
     *
     * @param kmsKey a key's id, alias ({@code alias/orders}) or ARN
     * @param dataKeyReuse how long SQS uses a data key before it asks KMS for another
     */
    public record Encryption(String kmsKey, Option<Duration> dataKeyReuse) {}

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
