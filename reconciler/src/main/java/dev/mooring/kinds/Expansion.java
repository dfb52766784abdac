package dev.mooring.kinds;

import dev.mooring.manifest.Position;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Reference;
import io.vavr.collection.Seq;

/**
 * What a manifest stands for.
 *
 * @param resources the first is the primary one, which references to the manifest mean
 * @param uses every reference to another manifest, with where it was written
 */
public record Expansion(Seq<Desired> resources, Seq<Use> uses, Seq<Problem> problems) {

    /** A reference to another manifest, and the place to name when its target is missing or part of a cycle. */
    public record Use(Reference reference, Position position) {}
}
