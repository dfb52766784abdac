package dev.mooring.kinds;

import dev.mooring.manifest.ContentFolders;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What a manifest expands in: its environment, and what the manifests beside it offer. By this kinds work together without
 * knowing one another.
 */
public record Surroundings(Environment environment, Seq<Neighbour> neighbours, ContentFolders folders) {

    public Surroundings(Environment environment, Seq<Neighbour> neighbours) {
        this(environment, neighbours, ContentFolders.NONE);
    }

    /** A manifest of the environment, as far as the others may see it. */
    public record Neighbour(ManifestId id, Map<String, String> labels, Offers offers) {}

    /** Nobody beside. */
    public static Surroundings of(Environment environment) {
        return new Surroundings(environment, Vector.empty());
    }

    public Option<Neighbour> neighbour(ManifestId id) {
        return neighbours.find(neighbour -> neighbour.id().equals(id));
    }

    /** What the others need to be allowed on {@code id}, in the order of their names. */
    public Seq<Grant> grantsOn(ManifestId id) {
        return neighbours
                .sortBy(Neighbour::id)
                .flatMap(neighbour -> neighbour.offers().grants())
                .filter(grant -> grant.on().equals(id));
    }
}
