package dev.mooring.kinds;

import dev.mooring.kinds.Surroundings.Neighbour;
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
    Neighbour neighbour(Manifest<? extends Record> manifest, Environment environment) {
        return new Neighbour(manifest.id(), manifest.labels(), kind.offers(typed(manifest), environment));
    }

    /** @throws ClassCastException for a manifest of another kind */
    Expansion expand(Manifest<? extends Record> manifest, Surroundings surroundings) {
        return kind.expand(typed(manifest), surroundings);
    }

    private Manifest<S> typed(Manifest<? extends Record> manifest) {
        S spec = kind.specType().cast(manifest.spec());
        return new Manifest<>(manifest.id(), manifest.labels(), manifest.lifecycle(), spec, manifest.where());
    }
}
