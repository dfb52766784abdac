package dev.mooring.kinds;

import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import io.vavr.collection.Seq;

/**
 * A kind and what reads and writes its AWS objects.
 *
 * @param tagged the APIs of those objects whose own answers do not hold their tags, by the names in their ARNs
 */
record Registration<S extends Record>(Kind<S> kind, Seq<String> tagged, KindActuators actuators) {

    /** @throws ClassCastException for a manifest of another kind */
    Expansion expand(Manifest<? extends Record> manifest, Environment environment) {
        S spec = kind.specType().cast(manifest.spec());
        return kind.expand(
                new Manifest<>(manifest.id(), manifest.labels(), manifest.lifecycle(), spec, manifest.where()),
                environment);
    }
}
