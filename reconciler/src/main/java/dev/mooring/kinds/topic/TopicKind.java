package dev.mooring.kinds.topic;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Grant;
import dev.mooring.kinds.Kind;
import dev.mooring.kinds.Offers;
import dev.mooring.kinds.Surroundings;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A topic and its subscriptions. What it feeds it must be allowed to send to: that it asks of the queues themselves. */
public final class TopicKind implements Kind<TopicSpec> {
    public static final String NAME = "Topic";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<TopicSpec> specType() {
        return TopicSpec.class;
    }

    @Override
    public Seq<ResourceType> resourceTypes() {
        return Vector.of(TopicType.TYPE, SubscriptionType.TYPE);
    }

    @Override
    public Offers offers(Manifest<TopicSpec> manifest, Environment environment) {
        TopicNames names = new TopicNames(manifest, environment);
        Seq<Grant> grants = SubscriptionContent.of(manifest.spec())
                .flatMap(SubscriptionContent::queues)
                .distinct()
                .map(queue -> new Grant(queue, sending(names)));
        return Offers.signals(TopicSignals.of(names.topic())).granting(grants).foreseeing(foreseen(names));
    }

    /** SNS developer guide, subscribing a queue: the queue's policy names the topic as the source. */
    private static Value.Tree sending(TopicNames names) {
        return Value.tree("Sid", Value.of(names.statement()))
                .with("Effect", Value.of("Allow"))
                .with("Principal", Value.tree("Service", Value.of("sns.amazonaws.com")))
                .with("Action", Value.of("sqs:SendMessage"))
                .with("Condition", Value.tree("ArnEquals", Value.tree("aws:SourceArn", Value.of(names.arn()))));
    }

    private static Map<String, String> foreseen(TopicNames names) {
        return HashMap.of("arn", names.arn(), "name", names.topic());
    }

    @Override
    public Expansion expand(Manifest<TopicSpec> manifest, Surroundings surroundings) {
        TopicNames names = new TopicNames(manifest, surroundings.environment());
        Vector<SubscriptionContent> subscriptions = SubscriptionContent.of(manifest.spec());
        Vector<String> endpoints = subscriptions.map(content -> endpoint(content, surroundings));
        Vector<Desired> resources = subscriptions
                .zip(endpoints)
                .zipWithIndex()
                .map(one -> subscription(manifest, names, one._1._1, one._1._2, one._2))
                .prepend(topic(manifest, names, surroundings));
        return new Expansion(
                resources,
                subscriptions
                        .zipWithIndex()
                        .flatMap(one -> one._1.uses(
                                path -> manifest.where().apply("spec.subscriptions[" + one._2 + "]." + path))),
                names.problems().appendAll(new TopicRules(manifest).problems(endpoints)));
    }

    private static Desired topic(Manifest<TopicSpec> manifest, TopicNames names, Surroundings surroundings) {
        TopicContent content = new TopicContent(
                manifest.spec(), names.arn(), surroundings.environment().spec().account());
        Value.Tree attributes =
                content.topic(surroundings.grantsOn(manifest.id()).map(Grant::statement));
        Value.Tree named = Value.tree("Name", Value.of(names.topic()));
        return new Desired(
                        TopicType.id(names.topic()),
                        TopicType.TYPE,
                        manifest.id(),
                        attributes.isEmpty() ? named : named.with("Attributes", attributes),
                        HashSet.empty())
                .foreseeing(foreseen(names));
    }

    private static Desired subscription(
            Manifest<TopicSpec> manifest, TopicNames names, SubscriptionContent content, String endpoint, int index) {
        Value.Tree attributes = content.attributes();
        Value.Tree tree = Value.tree("TopicArn", new Value.Ref(Reference.to(TopicType.id(names.topic()), "arn")))
                .with("Protocol", Value.of(content.protocol()))
                .with("Endpoint", content.endpoint());
        return new Desired(
                SubscriptionType.id(names.arn(), content.protocol(), endpoint),
                SubscriptionType.TYPE,
                manifest.id(),
                attributes.isEmpty() ? tree : tree.with("Attributes", attributes),
                HashSet.empty(),
                "spec.subscriptions[" + index + "]");
    }

    /** A Queue's ARN is certain before there is the queue; one that is not declared is told by its name till that is mended. */
    private static String endpoint(SubscriptionContent content, Surroundings surroundings) {
        return switch (content.endpoint()) {
            case Value.Ref ignored -> {
                ManifestId queue = content.queues().head();
                yield surroundings
                        .neighbour(queue)
                        .flatMap(neighbour -> neighbour.offers().foreseen().get("arn"))
                        .getOrElse(queue.name());
            }
            default -> content.endpoint().toString();
        };
    }
}
