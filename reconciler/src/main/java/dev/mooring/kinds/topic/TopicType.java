package dev.mooring.kinds.topic;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;

/**
 * An SNS topic: the members of CreateTopic, {@code Attributes} being a tree in which policies are the documents that they
 * are; on the wire AWS writes them all as text. Source: SNS API reference, SetTopicAttributes and GetTopicAttributes.
 */
public final class TopicType {
    public static final String NAME = "sns/topic";

    /** Deleting a topic to change it would lose its subscriptions, other people's too. */
    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of("arn", "name"), false);

    private TopicType() {}

    /** The topic of this physical name, which is unique in the account and Region. */
    public static ResourceId id(String name) {
        return new ResourceId(NAME, "", name);
    }

    private static Fields fields() {
        return identity(feedback(deliveryPolicy(fifo(plain(Fields.in(NAME))))));
    }

    private static Fields plain(Fields fields) {
        return fields.byDefault("Attributes.DisplayName", "")
                .byDefault("Attributes.TracingConfig", "PassThrough")
                .byDefault("Attributes.SignatureVersion", "1")
                .absentByDefault("Attributes.KmsMasterKeyId")
                .policyDocument("Attributes.Policy");
    }

    /** AWS answers these only for a FIFO topic. */
    private static Fields fifo(Fields fields) {
        String is = "Attributes.FifoTopic";
        Value fifo = Value.of(true);
        return fields.logical(is, "Attributes.ContentBasedDeduplication")
                .byDefault(is, false)
                .byDefaultWhen(is, fifo, "Attributes.ContentBasedDeduplication", Value.of(false))
                .byDefaultWhen(is, fifo, "Attributes.FifoThroughputScope", Value.of("Topic"))
                .json("Attributes.ArchivePolicy")
                .absentByDefault("Attributes.ArchivePolicy.MessageRetentionPeriod")
                .numeric("Attributes.ArchivePolicy.MessageRetentionPeriod");
    }

    /** SNS fills in what a policy leaves out. Source: SNS developer guide, message delivery retries. */
    private static Fields deliveryPolicy(Fields fields) {
        String policy = "Attributes.DeliveryPolicy";
        String http = policy + ".http";
        String retries = http + ".defaultHealthyRetryPolicy";
        return fields.json(policy)
                .absentByDefault(policy)
                .byDefault(retries + ".minDelayTarget", 20)
                .byDefault(retries + ".maxDelayTarget", 20)
                .byDefault(retries + ".numRetries", 3)
                .byDefault(retries + ".numMaxDelayRetries", 0)
                .byDefault(retries + ".numNoDelayRetries", 0)
                .byDefault(retries + ".numMinDelayRetries", 0)
                .byDefault(retries + ".backoffFunction", "linear")
                .byDefault(http + ".disableSubscriptionOverrides", false)
                .absentByDefault(http + ".defaultThrottlePolicy", http + ".defaultThrottlePolicy.maxReceivesPerSecond")
                .absentByDefault(http + ".defaultRequestPolicy")
                .byDefault(http + ".defaultRequestPolicy.headerContentType", "text/plain; charset=UTF-8")
                .unmanaged(http + ".defaultSicklyRetryPolicy");
    }

    /** Where SNS reports what became of messages. Which part of the successes, where nobody says, is SNS's own matter. */
    private static Fields feedback(Fields fields) {
        return Vector.of("HTTP", "SQS", "Lambda", "Firehose", "Application")
                .map(protocol -> "Attributes." + protocol)
                .foldLeft(
                        fields,
                        (table, protocol) -> table.absentByDefault(
                                        protocol + "SuccessFeedbackRoleArn", protocol + "FailureFeedbackRoleArn")
                                .numeric(protocol + "SuccessFeedbackSampleRate")
                                .unmanaged(protocol + "SuccessFeedbackSampleRate"));
    }

    private static Fields identity(Fields fields) {
        return fields.immutable("Name", "Attributes.FifoTopic")
                .readOnly("Attributes.TopicArn", "Attributes.Owner", "Attributes.EffectiveDeliveryPolicy")
                .readOnly("Attributes.SubscriptionsConfirmed", "Attributes.SubscriptionsPending")
                .readOnly("Attributes.SubscriptionsDeleted", "Attributes.BeginningArchiveTime");
    }
}
