package dev.mooring.manifest;

import dev.mooring.manifest.Node.Mapping;
import dev.mooring.resource.ManifestId;

/**
 * One document whose kind and name are known.
 *
 * @param folder the folder of its file, relative to the specs' root; empty for the root itself
 */
record Document(String folder, ManifestId id, Mapping root) {

    /** Where its name is written. */
    Position position() {
        return Positions.in(root).apply("metadata.name");
    }

    boolean isEnvironment() {
        return id.kind().equals(Envelope.ENVIRONMENT);
    }
}
