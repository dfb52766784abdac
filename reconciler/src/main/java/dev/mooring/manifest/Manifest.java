package dev.mooring.manifest;

import dev.mooring.resource.ManifestId;
import io.vavr.collection.Map;
import java.util.function.Function;

/**
 * One object that an engineer wrote, overlays merged.
 *
 * @param spec the kind's own record
 * @param where tells where the value at a path of the document stands ({@code spec.environment.INBOX_URL}), in whichever
 *     file wrote it; for a path that nobody wrote, where the nearest written parent stands
 */
public record Manifest<S>(
        ManifestId id, Map<String, String> labels, Lifecycle lifecycle, S spec, Function<String, Position> where) {

    public String name() {
        return id.name();
    }

    public Problem problem(String path, String message) {
        return new Problem(where.apply(path), message);
    }
}
