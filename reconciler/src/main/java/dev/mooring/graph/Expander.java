package dev.mooring.graph;

import dev.mooring.kinds.Expansion;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;

/** Turns any manifest into the AWS objects that it stands for, whatever its kind is. Pure. */
@FunctionalInterface
public interface Expander {
    Expansion expand(Manifest<? extends Record> manifest, Environment environment);
}
