package dev.mooring.kinds.topic;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;

/**
 * A subscription of an SNS topic: the members of Subscribe, policies in {@code Attributes} being the documents that they
 * are. It is known by its topic, protocol and endpoint, none of which can change: another endpoint is another subscription.
 * Source: SNS API reference, Subscribe and GetSubscriptionAttributes.
 */
public final class SubscriptionType {
    public static final String NAME = "sns/subscription";

    public static final ResourceType TYPE =
            new ResourceType(NAME, fields(), HashSet.of("arn", "topicArn"), false).untagged();

    private SubscriptionType() {}

    public static ResourceId id(String topicArn, String protocol, String endpoint) {
        return new ResourceId(NAME, topicArn, protocol + " " + endpoint);
    }

    private static Fields fields() {
        return identity(filter(Fields.in(NAME)))
                .byDefault("Attributes.RawMessageDelivery", false)
                .logical("Attributes.RawMessageDelivery")
                .absentByDefault("Attributes.SubscriptionRoleArn")
                .json("Attributes.RedrivePolicy", "Attributes.ReplayPolicy", "Attributes.DeliveryPolicy")
                .openMap("Attributes.RedrivePolicy", "Attributes.ReplayPolicy")
                .absentByDefault("Attributes.DeliveryPolicy")
                .nested("Attributes.DeliveryPolicy", retries());
    }

    /** A policy's keys, and the values of a key, have no order; a nested one is about the message's body. */
    private static Fields filter(Fields fields) {
        String policy = "Attributes.FilterPolicy";
        return fields.json(policy)
                .openMap(policy, policy + "{}", policy + "{}{}", policy + "{}{}{}")
                .listSet(policy + "{}", policy + "{}{}", policy + "{}{}{}")
                .byDefaultBeside(policy, "Attributes.FilterPolicyScope", Value.of("MessageAttributes"));
    }

    /** SNS fills in what an HTTP endpoint's policy leaves out. */
    private static Fields retries() {
        String retries = "healthyRetryPolicy.";
        return Fields.in("sns/subscription/delivery-policy")
                .byDefault(retries + "minDelayTarget", 20)
                .byDefault(retries + "maxDelayTarget", 20)
                .byDefault(retries + "numRetries", 3)
                .byDefault(retries + "numMaxDelayRetries", 0)
                .byDefault(retries + "numNoDelayRetries", 0)
                .byDefault(retries + "numMinDelayRetries", 0)
                .byDefault(retries + "backoffFunction", "linear")
                .absentByDefault("throttlePolicy", "throttlePolicy.maxReceivesPerSecond", "requestPolicy")
                .byDefault("requestPolicy.headerContentType", "text/plain; charset=UTF-8")
                .unmanaged("sicklyRetryPolicy", "guaranteed");
    }

    private static Fields identity(Fields fields) {
        return fields.immutable("TopicArn", "Protocol", "Endpoint")
                .readOnly("Attributes.SubscriptionArn", "Attributes.TopicArn", "Attributes.Protocol")
                .readOnly("Attributes.Endpoint", "Attributes.Owner", "Attributes.PendingConfirmation")
                .readOnly("Attributes.ConfirmationWasAuthenticated", "Attributes.EffectiveDeliveryPolicy")
                .readOnly("Attributes.SubscriptionPrincipal", "Attributes.ReplayStatus");
    }
}
