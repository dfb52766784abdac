package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Locale;

/** CloudFormation's properties of SNS as the attributes of SNS's API. */
final class SnsProperties {
    private static final Set<String> IDENTITY = HashSet.of("TopicArn", "Protocol", "Endpoint");
    /** How a protocol begins the names of its feedback attributes. */
    private static final Map<String, String> FEEDBACK = HashMap.of(
            "http/s",
            "HTTP",
            "http",
            "HTTP",
            "sqs",
            "SQS",
            "lambda",
            "Lambda",
            "firehose",
            "Firehose",
            "application",
            "Application");

    private SnsProperties() {}

    static Value.Tree topic(Value.Tree properties) {
        Value.Tree attributes = properties.without("TopicName").without("DeliveryStatusLogging");
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
                    String prefix = one.text("Protocol")
                            .map(protocol -> protocol.toLowerCase(Locale.ROOT))
                            .map(protocol -> FEEDBACK.getOrElse(protocol, protocol))
                            .getOrElse("");
                    return members.members().foldLeft(so, (tree, member) -> tree.with(prefix + member._1, member._2));
                });
    }

    static Value.Tree subscription(Value.Tree properties) {
        Value.Tree attributes = IDENTITY.foldLeft(properties, Value.Tree::without);
        return IDENTITY.foldLeft(
                Value.tree("Attributes", attributes), (tree, name) -> tree.with(name, properties.get(name)));
    }
}
