package dev.mooring.kinds.queue;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import java.time.Duration;

/**
 * An SQS queue: the members of CreateQueue, {@code Attributes} being a tree in which numbers are numbers and the redrive
 * policy is the document that it is; on the wire AWS writes them all as text.
 */
public final class QueueType {
    public static final String NAME = "sqs/queue";

    /** SQS, SetQueueAttributes: "can take up to 60 seconds … to propagate throughout the SQS system". */
    private static final Duration SETTLES = Duration.ofSeconds(60);

    /** SQS, SetQueueAttributes: "Changes made to the MessageRetentionPeriod attribute can take up to 15 minutes". */
    private static final Duration RETENTION_SETTLES = Duration.ofMinutes(15);

    /** Deleting a queue to change it would lose its messages, so that is left to a person. */
    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of("arn", "url", "name"), false);

    private QueueType() {}

    /** The queue of this physical name, which is unique in the account and Region. */
    public static ResourceId id(String name) {
        return new ResourceId(NAME, "", name);
    }

    private static Fields fields() {
        return identity(encryption(fifo(messages(Fields.in(NAME)))))
                .settlesWithin(SETTLES, "Attributes")
                .settlesWithin(RETENTION_SETTLES, "Attributes.MessageRetentionPeriod");
    }

    private static Fields messages(Fields fields) {
        return fields.byDefault("Attributes.DelaySeconds", 0)
                .byDefault("Attributes.VisibilityTimeout", 30)
                .byDefault("Attributes.MessageRetentionPeriod", 345_600)
                .byDefault("Attributes.ReceiveMessageWaitTimeSeconds", 0)
                .byDefault("Attributes.MaximumMessageSize", 1_048_576)
                .numeric("Attributes.DelaySeconds", "Attributes.VisibilityTimeout")
                .numeric("Attributes.MessageRetentionPeriod", "Attributes.ReceiveMessageWaitTimeSeconds")
                .numeric("Attributes.MaximumMessageSize")
                .json("Attributes.RedrivePolicy", "Attributes.RedriveAllowPolicy")
                .absentByDefault("Attributes.RedrivePolicy.deadLetterTargetArn")
                .absentByDefault("Attributes.RedrivePolicy.maxReceiveCount")
                .numeric("Attributes.RedrivePolicy.maxReceiveCount")
                .absentByDefault("Attributes.RedriveAllowPolicy.redrivePermission")
                .listSet("Attributes.RedriveAllowPolicy.sourceQueueArns")
                .policyDocument("Attributes.Policy");
    }

    /** AWS answers these only for a FIFO queue. */
    private static Fields fifo(Fields fields) {
        String is = "Attributes.FifoQueue";
        Value fifo = Value.of(true);
        return fields.logical(is, "Attributes.ContentBasedDeduplication")
                .byDefaultWhen(is, fifo, "Attributes.ContentBasedDeduplication", Value.of(false))
                .byDefaultWhen(is, fifo, "Attributes.DeduplicationScope", Value.of("queue"))
                .byDefaultWhen(is, fifo, "Attributes.FifoThroughputLimit", Value.of("perQueue"));
    }

    /** A queue is encrypted with a key of SQS's own or with one of KMS, never with both. */
    private static Fields encryption(Fields fields) {
        String key = "Attributes.KmsMasterKeyId";
        return fields.absentByDefault(key)
                .byDefaultBeside(key, "Attributes.SqsManagedSseEnabled", Value.of(false))
                .byDefault("Attributes.SqsManagedSseEnabled", true)
                .logical("Attributes.SqsManagedSseEnabled")
                .byDefaultBeside(key, "Attributes.KmsDataKeyReusePeriodSeconds", Value.of(300))
                .numeric("Attributes.KmsDataKeyReusePeriodSeconds");
    }

    private static Fields identity(Fields fields) {
        return fields.immutable("QueueName", "Attributes.FifoQueue")
                .readOnly("Attributes.QueueArn", "Attributes.CreatedTimestamp", "Attributes.LastModifiedTimestamp")
                .readOnly("Attributes.ApproximateNumberOfMessages")
                .readOnly("Attributes.ApproximateNumberOfMessagesDelayed")
                .readOnly("Attributes.ApproximateNumberOfMessagesNotVisible");
    }
}
