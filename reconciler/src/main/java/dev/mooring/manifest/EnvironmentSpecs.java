package dev.mooring.manifest;

import io.vavr.collection.Seq;
import java.util.function.Function;

/**
 * One environment's folder, read: where it lives, and every manifest in it, overlays merged.
 *
 * @param where tells the position of a path in the document of kind Environment
 * @param folders what lies beside the specs, for manifests that publish it
 */
public record EnvironmentSpecs(
        Environment environment,
        Function<String, Position> where,
        Seq<Manifest<? extends Record>> manifests,
        ContentFolders folders) {

    private static final Position UNKNOWN = new Position(".", 1, 1);

    public EnvironmentSpecs(Environment environment, Seq<Manifest<? extends Record>> manifests) {
        this(environment, path -> UNKNOWN, manifests, ContentFolders.NONE);
    }

    public EnvironmentSpecs beside(ContentFolders other) {
        return new EnvironmentSpecs(environment, where, manifests, other);
    }
}
