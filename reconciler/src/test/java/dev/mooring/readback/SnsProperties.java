package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** CloudFormation's properties of SNS as the attributes of SNS's API; its own resource specification says which there are. */
final class SnsProperties {
    private static final Set<String> TOPIC = HashSet.of(
            "ArchivePolicy",
            "ContentBasedDeduplication",
            "DisplayName",
            "FifoThroughputScope",
            "FifoTopic",
            "KmsMasterKeyId",
            "SignatureVersion",
            "TracingConfig");
    private static final Set<String> SUBSCRIPTION = HashSet.of(
            "DeliveryPolicy",
            "FilterPolicy",
            "FilterPolicyScope",
            "RawMessageDelivery",
            "RedrivePolicy",
            "ReplayPolicy",
            "SubscriptionRoleArn");
    private static final Set<String> IDENTITY = HashSet.of("TopicArn", "Protocol", "Endpoint");
    /** How a protocol begins the names of its feedback attributes. */
    private static final Map<String, String> FEEDBACK = HashMap.of(
            "http/s", "HTTP", "sqs", "SQS", "lambda", "Lambda", "firehose", "Firehose", "application", "Application");

    private static final Set<String> FEEDBACK_MEMBERS =
            HashSet.of("SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn");

    private SnsProperties() {}

    static Value.Tree topic(Value.Tree properties) {
        Value.Tree attributes = properties.without("TopicName").without("DeliveryStatusLogging");
        refuseUnknown(attributes, TOPIC);
        return Value.tree("Attributes", feedback(properties.get("DeliveryStatusLogging"), attributes))
                .with("Name", properties.get("TopicName"));
    }

    /** {@code {Protocol: sqs, SuccessFeedbackRoleArn: …}} is the attribute {@code SQSSuccessFeedbackRoleArn}. */
    private static Value.Tree feedback(Option<Value> logging, Value.Tree attributes) {
        return logging.toVector()
                .flatMap(list -> ((Value.Items) list).items())
                .map(Value.Tree.class::cast)
                .foldLeft(attributes, (so, one) -> {
                    Value.Tree members = one.without("Protocol");
                    refuseUnknown(members, FEEDBACK_MEMBERS);
                    String prefix = one.text("Protocol").flatMap(FEEDBACK::get).get();
                    return members.members().foldLeft(so, (tree, member) -> tree.with(prefix + member._1, member._2));
                });
    }

    static Value.Tree topicPolicy(Value.Tree properties) {
        refuseUnknown(properties, HashSet.of("PolicyDocument"));
        return Value.tree(
                "Attributes",
                Value.tree("Policy", properties.get("PolicyDocument").get()));
    }

    static Value.Tree subscription(Value.Tree properties) {
        Value.Tree attributes = IDENTITY.foldLeft(properties, Value.Tree::without);
        refuseUnknown(attributes, SUBSCRIPTION);
        return IDENTITY.foldLeft(
                Value.tree("Attributes", attributes), (tree, name) -> tree.with(name, properties.get(name)));
    }

    private static void refuseUnknown(Value.Tree properties, Set<String> known) {
        Vector<String> unknown = Vector.ofAll(properties.members().keySet()).reject(known::contains);
        if (unknown.nonEmpty()) {
            throw new AssertionError("unknown property " + unknown.mkString(", "));
        }
    }
}
