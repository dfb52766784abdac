package dev.mooring.graph;

import dev.mooring.manifest.Environment;
import dev.mooring.manifest.EnvironmentSpecs;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import io.vavr.control.Validation;

/**
 * Everything that one environment should hold at one revision, complete and in order: every reference has a target, no
 * object needs itself, no object is claimed twice.
 *
 * @param resources in the order of {@code waves}
 * @param primaries the resource that a reference to the manifest means; none for a manifest that stands for no AWS object
 * @param needs for each resource what must be in place before it is written; every resource has an entry
 * @param digests of the wanted trees, references symbolic
 * @param waves each holds what needs nothing but the waves before it
 * @param incomplete why what it lacks need not have left git, if so
 */
public record DesiredGraph(
        Environment environment,
        String revision,
        Map<ManifestId, Manifest<? extends Record>> manifests,
        LinkedHashMap<ResourceId, Desired> resources,
        Map<ManifestId, ResourceId> primaries,
        Map<ResourceId, Set<ResourceId>> needs,
        Map<ResourceId, String> digests,
        Seq<Seq<Desired>> waves,
        Option<String> incomplete) {

    /** The graph of these specs, or every problem that keeps them from being one, in the order of their positions. */
    public static Validation<Seq<Problem>, DesiredGraph> of(
            EnvironmentSpecs specs, Expander expander, String revision) {
        return GraphBuilder.of(specs, expander).build(revision);
    }

    public String name() {
        return environment.name();
    }

    /** The ids of all resources, in no order: cheap to ask and to join, which a linked set is not. */
    public Set<ResourceId> ids() {
        return HashSet.ofAll(resources.keysIterator());
    }

    /** The resource that a reference points at; none only for a reference that is not of this graph. */
    public Option<ResourceId> target(Reference reference) {
        return switch (reference.target()) {
            case Reference.Target.OfManifest of -> primaries.get(of.manifest());
            case Reference.Target.OfResource of -> Option.some(of.resource());
        };
    }

    /** The ARN of the topic that hears news of this environment; none where none is named, or it is not certain yet. */
    public Option<String> newsTopic() {
        return environment
                .spec()
                .notifications()
                .flatMap(wanted -> primaries.get(wanted.id()))
                .flatMap(resources::get)
                .flatMap(topic -> topic.foreseen().get("arn"));
    }

    /** The same graph, as if changes might be made at any hour. */
    public DesiredGraph atAnyHour() {
        Environment always =
                new Environment(environment.name(), environment.spec().withoutWindows());
        return new DesiredGraph(always, revision, manifests, resources, primaries, needs, digests, waves, incomplete);
    }

    /** The same graph, from which nobody may conclude that anything has left git. */
    public DesiredGraph incomplete(String why) {
        return new DesiredGraph(
                environment, revision, manifests, resources, primaries, needs, digests, waves, Option.some(why));
    }
}
