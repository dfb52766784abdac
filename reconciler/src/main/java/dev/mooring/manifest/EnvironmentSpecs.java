package dev.mooring.manifest;

import io.vavr.collection.Seq;

/**
 * One environment's folder, read: where it lives, and every manifest in it, overlays merged.
 *
 * @param folders what lies beside the specs, for manifests that publish it
 */
public record EnvironmentSpecs(
        Environment environment, Seq<Manifest<? extends Record>> manifests, ContentFolders folders) {

    public EnvironmentSpecs(Environment environment, Seq<Manifest<? extends Record>> manifests) {
        this(environment, manifests, ContentFolders.NONE);
    }

    public EnvironmentSpecs beside(ContentFolders other) {
        return new EnvironmentSpecs(environment, manifests, other);
    }
}
