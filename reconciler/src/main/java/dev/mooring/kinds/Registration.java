package dev.mooring.kinds;

import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;

/** A kind and what reads and writes its AWS objects. */
record Registration<S extends Record>(Kind<S> kind, KindActuators actuators) {

    /** @throws ClassCastException for a manifest of another kind */
    Expansion expand(Manifest<? extends Record> manifest, Environment environment) {
        S spec = kind.specType().cast(manifest.spec());
        return kind.expand(
                new Manifest<>(manifest.id(), manifest.labels(), manifest.lifecycle(), spec, manifest.where()),
                environment);
    }
}
