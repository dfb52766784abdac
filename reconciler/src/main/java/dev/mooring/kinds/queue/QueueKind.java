package dev.mooring.kinds.queue;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Expansion.Use;
import dev.mooring.kinds.Grant;
import dev.mooring.kinds.Kind;
import dev.mooring.kinds.Offers;
import dev.mooring.kinds.ResourcePolicy;
import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.queue.QueueSpec.DeadLetter;
import dev.mooring.kinds.queue.QueueSpec.DeadLetter.Automatic;
import dev.mooring.kinds.queue.QueueSpec.DeduplicationScope;
import dev.mooring.kinds.queue.QueueSpec.ThroughputLimit;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
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
import io.vavr.control.Option;

/** A queue, with a second one for its dead letters where {@code deadLetter: {auto: true}} asks for it. */
public final class QueueKind implements Kind<QueueSpec> {
    public static final String NAME = "Queue";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<QueueSpec> specType() {
        return QueueSpec.class;
    }

    @Override
    public Seq<ResourceType> resourceTypes() {
        return Vector.of(QueueType.TYPE);
    }

    @Override
    public Offers offers(Manifest<QueueSpec> manifest, Environment environment) {
        return Offers.signals(QueueSignals.of(manifest, environment))
                .foreseeing(foreseen(environment, new QueueNames(manifest, environment).queue()));
    }

    private static Map<String, String> foreseen(Environment environment, String name) {
        return HashMap.of("arn", environment.arn("sqs", name), "name", name);
    }

    @Override
    public Expansion expand(Manifest<QueueSpec> manifest, Surroundings surroundings) {
        Environment environment = surroundings.environment();
        QueueNames names = new QueueNames(manifest, environment);
        QueueContent content = new QueueContent(manifest.spec());
        Option<DeadLetter> deadLetter = manifest.spec().deadLetter();
        Vector<Desired> resources = Vector.of(queue(
                        manifest,
                        environment,
                        names.queue(),
                        content.queue(
                                deadLetter.map(letter -> target(letter, names)),
                                policy(manifest, surroundings, names))))
                .appendAll(deadLetter
                        .filter(Automatic.class::isInstance)
                        .map(ignored -> queue(manifest, environment, names.deadLetters(), content.deadLetters())));
        return new Expansion(
                resources,
                uses(manifest),
                names.problems().appendAll(problem(manifest)).appendAll(otherSort(manifest, surroundings)));
    }

    /** What the queue's own manifest states, then what others need, in the order of their names. */
    private static Option<Value> policy(Manifest<QueueSpec> manifest, Surroundings surroundings, QueueNames names) {
        return ResourcePolicy.of(
                Vector.ofAll(manifest.spec().policy())
                        .appendAll(surroundings.grantsOn(manifest.id()).map(Grant::statement)),
                surroundings.environment().arn("sqs", names.queue()));
    }

    private static Desired queue(
            Manifest<QueueSpec> manifest, Environment environment, String name, Value.Tree attributes) {
        Value.Tree named = Value.tree("QueueName", Value.of(name));
        return new Desired(
                        QueueType.id(name),
                        QueueType.TYPE,
                        manifest.id(),
                        attributes.isEmpty() ? named : named.with("Attributes", attributes),
                        HashSet.empty())
                .foreseeing(foreseen(environment, name));
    }

    private static Reference target(DeadLetter deadLetter, QueueNames names) {
        return switch (deadLetter) {
            case DeadLetter.ToQueue to -> Reference.to(new ManifestId(NAME, to.queue()), "arn");
            case Automatic ignored -> Reference.to(QueueType.id(names.deadLetters()), "arn");
        };
    }

    private static Seq<Use> uses(Manifest<QueueSpec> manifest) {
        return manifest.spec().deadLetter().toVector().flatMap(letter -> switch (letter) {
            case DeadLetter.ToQueue to ->
                Option.some(new Use(
                        Reference.to(new ManifestId(NAME, to.queue()), "arn"),
                        manifest.where().apply("spec.deadLetter.queue")));
            case Automatic ignored -> Option.<Use>none();
        });
    }

    /** Amazon SQS, dead-letter queues: that of a FIFO queue is a FIFO queue too, that of a standard queue a standard one. */
    private static Option<Problem> otherSort(Manifest<QueueSpec> manifest, Surroundings surroundings) {
        boolean fifo = manifest.spec().fifo();
        return manifest.spec()
                .deadLetter()
                .filter(DeadLetter.ToQueue.class::isInstance)
                .map(DeadLetter.ToQueue.class::cast)
                .flatMap(to -> surroundings.neighbour(new ManifestId(NAME, to.queue())))
                .filter(other ->
                        other.offers().foreseen().get("name").exists(name -> name.endsWith(QueueNames.FIFO) != fifo))
                .map(other -> manifest.problem(
                        "spec.deadLetter.queue",
                        "dead letters go to a queue of the same sort: " + other.id() + " is "
                                + (fifo ? "no FIFO queue, as this one is" : "a FIFO queue, which this one is not")));
    }

    private static Option<Problem> problem(Manifest<QueueSpec> manifest) {
        QueueSpec spec = manifest.spec();
        return Option.when(
                spec.throughputLimit().contains(ThroughputLimit.PER_MESSAGE_GROUP_ID)
                        && !spec.deduplicationScope().contains(DeduplicationScope.MESSAGE_GROUP),
                () -> manifest.problem(
                        "spec.throughputLimit",
                        "throughputLimit: perMessageGroupId needs deduplicationScope: messageGroup"));
    }
}
