package dev.mooring.manifest;

import dev.mooring.manifest.Node.Entry;
import dev.mooring.manifest.Node.Mapping;
import io.vavr.collection.Map;

/**
 * RFC 7386: objects merge, everything else replaces. A null stays in the result, to be read as a field that is not there
 * ({@link Binder.Reading#MERGED}), so that a null for a field that no kind has is still found.
 */
final class MergePatch {

    private MergePatch() {}

    /** The merged object stands where the patch does; each value of it where it was written. */
    static Mapping apply(Mapping base, Mapping patch) {
        Map<String, Entry> merged = base.entries();
        for (var entry : patch.entries()) {
            Node before = merged.get(entry._1).map(Entry::value).getOrNull();
            Entry after = entry._2;
            if (before instanceof Mapping target && after.value() instanceof Mapping change) {
                after = new Entry(after.key(), apply(target, change));
            }
            merged = merged.put(entry._1, after);
        }
        return new Mapping(patch.position(), merged);
    }
}
