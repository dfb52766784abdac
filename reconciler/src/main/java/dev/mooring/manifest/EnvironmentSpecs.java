package dev.mooring.manifest;

import io.vavr.collection.Seq;

/** One environment's folder, read: where it lives, and every manifest in it, overlays merged. */
public record EnvironmentSpecs(Environment environment, Seq<Manifest<? extends Record>> manifests) {}
