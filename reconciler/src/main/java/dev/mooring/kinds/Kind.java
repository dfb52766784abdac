package dev.mooring.kinds;

import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.ResourceType;
import io.vavr.collection.Seq;

/**
 * What an engineer writes. Pure.
 *
 * @param <S> the record that is the language of the YAML
 */
public interface Kind<S extends Record> {

    /** As written after {@code kind:}. */
    String name();

    Class<S> specType();

    /** The AWS object types that this kind expands to. */
    Seq<ResourceType> resourceTypes();

    /** What the other manifests of the environment may use of this one; told before any of them expands. */
    default Offers offers(Manifest<S> manifest, Environment environment) {
        return Offers.NONE;
    }

    /** The AWS objects that this manifest stands for; problems are those that only the whole spec can show. */
    Expansion expand(Manifest<S> manifest, Surroundings surroundings);
}
