package dev.mooring.kinds.topic;

import dev.mooring.kinds.Expansion.Use;
import dev.mooring.kinds.topic.TopicSpec.DeadLetter;
import dev.mooring.kinds.topic.TopicSpec.FilterScope;
import dev.mooring.kinds.topic.TopicSpec.Subscription;
import dev.mooring.manifest.Position;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** One subscription of a spec, in the members of Subscribe. */
record SubscriptionContent(Subscription subscription) {

    String protocol() {
        return switch (subscription) {
            case Subscription.ToQueue ignored -> "sqs";
            case Subscription.ToQueueArn ignored -> "sqs";
            case Subscription.ToEmail ignored -> "email";
            case Subscription.ToHttps ignored -> "https";
            case Subscription.ToLambda ignored -> "lambda";
        };
    }

    /** The member of the spec that says where messages go. */
    String member() {
        return switch (subscription) {
            case Subscription.ToQueue ignored -> "queue";
            case Subscription.ToQueueArn ignored -> "queueArn";
            case Subscription.ToEmail ignored -> "email";
            case Subscription.ToHttps ignored -> "https";
            case Subscription.ToLambda ignored -> "lambda";
        };
    }

    /** As text where it is one, or what refers to it. */
    Value endpoint() {
        return switch (subscription) {
            case Subscription.ToQueue to -> new Value.Ref(arnOf(to.queue()));
            case Subscription.ToQueueArn to -> Value.of(to.queueArn());
            case Subscription.ToEmail to -> Value.of(to.email());
            case Subscription.ToHttps to -> Value.of(to.https());
            case Subscription.ToLambda to -> Value.of(to.lambda());
        };
    }

    Value.Tree attributes() {
        Value.Tree filter = subscription.filter();
        boolean inBody = subscription.filterScope() == FilterScope.MESSAGE_BODY;
        return Value.tree()
                .with("RawMessageDelivery", Option.when(subscription.raw(), Value.of(true)))
                .with("FilterPolicy", Option.when(!filter.isEmpty(), filter))
                .with(
                        "FilterPolicyScope",
                        Option.when(
                                inBody && !filter.isEmpty(),
                                () -> Value.of(subscription.filterScope().aws())))
                .with(
                        "DeliveryPolicy",
                        Option.when(!subscription.deliveryPolicy().isEmpty(), subscription::deliveryPolicy))
                .with(
                        "RedrivePolicy",
                        subscription.deadLetter().map(letter -> Value.tree("deadLetterTargetArn", target(letter))));
    }

    private static Value target(DeadLetter deadLetter) {
        return switch (deadLetter) {
            case DeadLetter.ToQueue to -> new Value.Ref(arnOf(to.queue()));
            case DeadLetter.ToQueueArn to -> Value.of(to.queueArn());
        };
    }

    /** The Queues of the environment that messages go to. */
    Seq<ManifestId> queues() {
        return target().toVector().appendAll(deadLetterQueue()).map(SubscriptionContent::queue);
    }

    private Option<String> target() {
        return subscription instanceof Subscription.ToQueue to ? Option.some(to.queue()) : Option.none();
    }

    private Option<String> deadLetterQueue() {
        return subscription
                .deadLetter()
                .flatMap(letter ->
                        letter instanceof DeadLetter.ToQueue to ? Option.some(to.queue()) : Option.<String>none());
    }

    /** @param where tells where a path below this subscription stands */
    Seq<Use> uses(Function<String, Position> where) {
        return target().map(name -> new Use(arnOf(name), where.apply("queue")))
                .toVector()
                .appendAll(deadLetterQueue().map(name -> new Use(arnOf(name), where.apply("deadLetter.queue"))));
    }

    static ManifestId queue(String name) {
        return new ManifestId("Queue", name);
    }

    private static Reference arnOf(String queue) {
        return Reference.to(queue(queue), "arn");
    }

    static Vector<SubscriptionContent> of(TopicSpec spec) {
        return Vector.ofAll(spec.subscriptions()).map(SubscriptionContent::new);
    }
}
