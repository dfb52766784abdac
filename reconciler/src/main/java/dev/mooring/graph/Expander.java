package dev.mooring.graph;

import dev.mooring.kinds.Expansion;
import dev.mooring.manifest.EnvironmentSpecs;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.Map;

/** Turns an environment's manifests into the AWS objects that they stand for, whatever their kinds are. Pure. */
@FunctionalInterface
public interface Expander {

    /** An expansion for each manifest. */
    Map<ManifestId, Expansion> expand(EnvironmentSpecs specs);
}
