package dev.mooring.plan;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * An AWS object that is there, carries our environment's tags and is not in git any more.
 *
 * @param rank of its type in the order in which objects are made
 * @param owner as its tags name it: the manifest may be gone, or want the object no more
 */
record Orphan(ResourceId id, ResourceType type, int rank, ManifestId owner, Observation.Present live) {

    /** Those among the observations, in the order in which they are deleted: what was made last goes first. */
    static Seq<Orphan> in(DesiredGraph graph, Facts facts) {
        return facts.observations()
                .toVector()
                .reject(seen -> graph.resources().containsKey(seen._1))
                .flatMap(seen -> of(seen._1, seen._2, graph, facts))
                .sorted((one, other) ->
                        one.rank == other.rank ? one.id.compareTo(other.id) : Integer.compare(other.rank, one.rank));
    }

    private static Option<Orphan> of(ResourceId id, Observation observation, DesiredGraph graph, Facts facts) {
        int rank = facts.inventory().types().indexWhere(type -> type.name().equals(id.type()));
        if (rank < 0
                || !(observation instanceof Observation.Present live)
                || !OwnerTags.owns(graph.name(), live.tags())) {
            return Option.none();
        }
        ResourceType type = facts.inventory().types().get(rank);
        return OwnerTags.owner(live.tags()).map(owner -> new Orphan(id, type, rank, owner, live));
    }

    boolean isRetained() {
        return !OwnerTags.mayBeDeleted(live.tags());
    }

    /** Names this very object: one that is made anew under its name is another. */
    String fingerprint() {
        return Vector.of(id.type(), id.scope(), id.name(), live.attributes().getOrElse("arn", ""))
                .mkString("|");
    }
}
