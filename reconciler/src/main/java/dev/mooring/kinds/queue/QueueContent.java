package dev.mooring.kinds.queue;

import dev.mooring.kinds.queue.QueueSpec.DeadLetter;
import dev.mooring.kinds.queue.QueueSpec.DeduplicationScope;
import dev.mooring.kinds.queue.QueueSpec.ThroughputLimit;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.control.Option;
import java.time.Duration;

/** The attributes of SQS that a spec states, and no others. */
final class QueueContent {
    /** The longest that SQS allows: a person must find dead letters before they go. */
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    private final QueueSpec spec;

    QueueContent(QueueSpec spec) {
        this.spec = spec;
    }

    /**
     * @param deadLetters where dead letters go, if anywhere
     * @param policy who may do what with the queue, if anybody
     */
    Value.Tree queue(Option<Reference> deadLetters, Option<Value> policy) {
        return nature().with("VisibilityTimeout", spec.visibilityTimeout().map(QueueContent::seconds))
                .with("MessageRetentionPeriod", spec.retention().map(QueueContent::seconds))
                .with("DelaySeconds", spec.delay().map(QueueContent::seconds))
                .with("ReceiveMessageWaitTimeSeconds", spec.receiveWait().map(QueueContent::seconds))
                .with("MaximumMessageSize", spec.maxMessageSize().map(Value::of))
                .with(
                        "ContentBasedDeduplication",
                        spec.contentBasedDeduplication().map(Value::of))
                .with(
                        "DeduplicationScope",
                        spec.deduplicationScope().map(DeduplicationScope::aws).map(Value::of))
                .with(
                        "FifoThroughputLimit",
                        spec.throughputLimit().map(ThroughputLimit::aws).map(Value::of))
                .with("RedrivePolicy", deadLetters.flatMap(this::redrive))
                .with("Policy", policy);
    }

    /** A queue of the same type, which SQS asks of dead letters, and as well encrypted. */
    Value.Tree deadLetters() {
        return nature().with("MessageRetentionPeriod", seconds(DEAD_LETTER_RETENTION));
    }

    private Option<Value> redrive(Reference target) {
        return spec.deadLetter()
                .map(DeadLetter::maxReceives)
                .map(receives -> Value.tree("deadLetterTargetArn", new Value.Ref(target))
                        .with("maxReceiveCount", Value.of(receives)));
    }

    private Value.Tree nature() {
        return spec.encryption()
                .map(encryption -> Value.tree("SqsManagedSseEnabled", Value.of(false))
                        .with("KmsMasterKeyId", Value.of(encryption.kmsKey()))
                        .with(
                                "KmsDataKeyReusePeriodSeconds",
                                encryption.dataKeyReuse().map(QueueContent::seconds)))
                .getOrElse(Value.Tree.EMPTY)
                .with("FifoQueue", Option.when(spec.fifo(), Value.of(true)));
    }

    private static Value seconds(Duration duration) {
        return Value.of(duration.toSeconds());
    }
}
