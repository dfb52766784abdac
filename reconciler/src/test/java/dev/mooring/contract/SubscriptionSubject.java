package dev.mooring.contract;

import dev.mooring.kinds.queue.QueueType;
import dev.mooring.kinds.topic.SubscriptionType;
import dev.mooring.kinds.topic.TopicType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/** A queue's subscription of a topic, with a filter and dead letters. */
record SubscriptionSubject(Site site) implements Subject {
    private static final String TOPIC = "contract-events";
    private static final String QUEUE = "contract-inbox";
    private static final String DEAD = "contract-dead";

    @Override
    public ResourceType type() {
        return SubscriptionType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Value.Tree attributes = Value.tree("RawMessageDelivery", Value.of(true))
                .with("FilterPolicy", Value.tree("kind", Value.list(Value.of("paid"), Value.of("sent"))))
                .with("RedrivePolicy", Value.tree("deadLetterTargetArn", arnOf(DEAD)));
        Value.Tree tree = Value.tree("TopicArn", new Value.Ref(Reference.to(TopicType.id(TOPIC), "arn")))
                .with("Protocol", Value.of("sqs"))
                .with("Endpoint", arnOf(QUEUE))
                .with("Attributes", attributes);
        return Vector.of(
                queue(DEAD),
                queue(QUEUE),
                TopicSubject.topic(TOPIC, Value.tree()),
                new Desired(
                        SubscriptionType.id(topicArn(), "sqs", queueArn()),
                        SubscriptionType.TYPE,
                        TopicSubject.OWNER,
                        tree,
                        HashSet.empty()));
    }

    private static Value arnOf(String queue) {
        return new Value.Ref(Reference.to(QueueType.id(queue), "arn"));
    }

    private static Desired queue(String name) {
        return new Desired(
                QueueType.id(name),
                QueueType.TYPE,
                TopicSubject.OWNER,
                Value.tree("QueueName", Value.of(name)),
                HashSet.empty());
    }

    private String topicArn() {
        return site.environment().arn("sns", TOPIC);
    }

    private String queueArn() {
        return site.environment().arn("sqs", QUEUE);
    }

    /** Who owns the topic owns what hangs on it. */
    @Override
    public void madeByAStranger(Map<String, String> tags) {
        TopicSubject.makeTopic(site, TOPIC, false, tags);
        sns().subscribe(request -> request.topicArn(topicArn()).protocol("sqs").endpoint(queueArn()));
    }

    @Override
    public boolean exists() {
        try {
            return subscriptions().exists(one -> one.endpoint().equals(queueArn()));
        } catch (NotFoundException noTopic) {
            return false;
        }
    }

    private Seq<Subscription> subscriptions() {
        return Vector.ofAll(sns().listSubscriptionsByTopic(request -> request.topicArn(topicArn()))
                .subscriptions());
    }

    @Override
    public Seq<Edit> edits() {
        return Vector.of(
                edit("RawMessageDelivery", "false"),
                edit("FilterPolicy", "{\"kind\":[\"lost\"]}"),
                edit("FilterPolicy", "{\"kind\":[\"sent\",\"paid\"],\"size\":[{\"numeric\":[\">\",5]}]}"),
                edit("FilterPolicy", "{}"),
                edit("FilterPolicyScope", "MessageBody"),
                edit("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + queueArn() + "\"}"));
    }

    @Override
    public Map<String, String> beyondReach() {
        return HashMap.of(
                "Attributes.DeliveryPolicy", "of HTTP endpoints only",
                "Attributes.SubscriptionRoleArn", "of Firehose only",
                "Attributes.ReplayPolicy", "of FIFO topics with an archive only");
    }

    private Edit edit(String attribute, String value) {
        return new Edit(
                "Attributes." + attribute,
                () -> sns().setSubscriptionAttributes(request -> request.subscriptionArn(subscriptions()
                                .find(one -> one.endpoint().equals(queueArn()))
                                .get()
                                .subscriptionArn())
                        .attributeName(attribute)
                        .attributeValue(value)));
    }

    private SnsClient sns() {
        return site.aws().sns();
    }
}
