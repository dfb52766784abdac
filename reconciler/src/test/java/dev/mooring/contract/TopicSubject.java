package dev.mooring.contract;

import dev.mooring.kinds.topic.TopicType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;

/** A topic, of either type. */
record TopicSubject(Site site, boolean fifo) implements Subject {
    static final ManifestId OWNER = new ManifestId("Topic", "events");
    private static final String ROLE = "arn:aws:iam::123456789012:role/feedback";

    @Override
    public ResourceType type() {
        return TopicType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Value.Tree attributes = (fifo ? Value.tree("FifoTopic", Value.of(true)) : Value.tree())
                .with("DisplayName", Value.of("Events"))
                .with("SignatureVersion", Value.of("2"))
                .with("KmsMasterKeyId", Value.of("alias/aws/sns"))
                .with("DeliveryPolicy", retries(5))
                .with("Policy", policy("arn:aws:iam::123456789012:root"));
        return Vector.of(topic(name(), attributes));
    }

    private static Value.Tree retries(int times) {
        return Value.tree("http", Value.tree("defaultHealthyRetryPolicy", Value.tree("numRetries", Value.of(times))));
    }

    static Desired topic(String name, Value.Tree attributes) {
        Value.Tree named = Value.tree("Name", Value.of(name));
        return new Desired(
                TopicType.id(name),
                TopicType.TYPE,
                OWNER,
                attributes.isEmpty() ? named : named.with("Attributes", attributes),
                HashSet.empty());
    }

    private String name() {
        return "contract-events" + (fifo ? ".fifo" : "");
    }

    private String arn() {
        return site.environment().arn("sns", name());
    }

    private Value.Tree policy(String principal) {
        Value.Tree statement = Value.tree("Effect", Value.of("Allow"))
                .with("Principal", Value.tree("AWS", Value.of(principal)))
                .with("Action", Value.of("sns:Publish"))
                .with("Resource", Value.of(arn()));
        return Value.tree("Version", Value.of("2012-10-17")).with("Statement", Value.list(statement));
    }

    @Override
    public void madeByAStranger(Map<String, String> tags) {
        makeTopic(site, name(), fifo, tags);
    }

    static void makeTopic(Site site, String name, boolean fifo, Map<String, String> tags) {
        java.util.Map<String, String> attributes = fifo ? java.util.Map.of("FifoTopic", "true") : java.util.Map.of();
        site.aws()
                .sns()
                .createTopic(request -> request.name(name)
                        .attributes(attributes)
                        .tags(tags.toVector()
                                .map(tag ->
                                        Tag.builder().key(tag._1).value(tag._2).build())
                                .asJava()));
    }

    @Override
    public boolean exists() {
        try {
            return sns().getTopicAttributes(request -> request.topicArn(arn())).hasAttributes();
        } catch (NotFoundException gone) {
            return false;
        }
    }

    @Override
    public Seq<Edit> edits() {
        Vector<Edit> common = Vector.of(
                edit("DisplayName", "mutated out of band"),
                edit("SignatureVersion", "1"),
                edit("TracingConfig", "Active"),
                edit("KmsMasterKeyId", ""),
                edit("DeliveryPolicy", JsonText.write(retries(9))),
                edit("Policy", JsonText.write(policy("arn:aws:iam::123456789012:role/somebody"))));
        Vector<Edit> feedback = Vector.of("HTTP", "SQS", "Lambda", "Firehose", "Application")
                .flatMap(protocol -> Vector.of(
                        edit(protocol + "SuccessFeedbackRoleArn", ROLE),
                        edit(protocol + "FailureFeedbackRoleArn", ROLE)));
        return fifo
                ? common.appendAll(feedback)
                        .append(edit("ContentBasedDeduplication", "true"))
                        .append(edit("FifoThroughputScope", "MessageGroup"))
                        .append(edit("ArchivePolicy", "{\"MessageRetentionPeriod\":30}"))
                : common.appendAll(feedback);
    }

    @Override
    public Map<String, String> beyondReach() {
        return fifo
                ? HashMap.empty()
                : HashMap.of(
                        "Attributes.ContentBasedDeduplication", "a standard topic has none",
                        "Attributes.FifoThroughputScope", "a standard topic has none",
                        "Attributes.ArchivePolicy", "a standard topic has none");
    }

    private Edit edit(String attribute, String value) {
        return new Edit(
                "Attributes." + attribute,
                () -> sns().setTopicAttributes(request ->
                        request.topicArn(arn()).attributeName(attribute).attributeValue(value)));
    }

    private SnsClient sns() {
        return site.aws().sns();
    }
}
