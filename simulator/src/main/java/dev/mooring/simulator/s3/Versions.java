package dev.mooring.simulator.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All that a bucket keeps: of each key every version, the newest first. Source: S3 user guide, "Using versioning". */
final class Versions {
    private final NavigableMap<String, List<Version>> byKey = new TreeMap<>();
    private final Supplier<String> ids;

    Versions(Supplier<String> ids) {
        this.ids = ids;
    }

    /** The keys whose newest version is an object, in order. */
    Collection<StoredObject> objects() {
        return byKey.values().stream()
                .flatMap(versions -> versions.getFirst().object().stream())
                .toList();
    }

    /** Every version of every key, in the order of keys, the newest of a key first. */
    List<Version> all() {
        return byKey.values().stream().flatMap(List::stream).toList();
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    Optional<Version> newest(String key) {
        return Optional.ofNullable(byKey.get(key)).map(List::getFirst);
    }

    boolean isNewest(Version version) {
        return newest(version.key()).filter(version::equals).isPresent();
    }

    Optional<Version> find(String key, String id) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(version -> version.id().equals(id))
                .findFirst();
    }

    Version put(StoredObject object, Versioning versioning) {
        return add(new Version(object.key(), id(versioning), object.modifiedAt(), Optional.of(object)));
    }

    /** Deletes a key as its bucket does: for good, or by a marker on top, which is then returned. */
    Optional<Version> delete(String key, Versioning versioning, Instant now) {
        if (versioning == Versioning.NEVER) {
            byKey.remove(key);
            return Optional.empty();
        }
        return Optional.of(add(new Version(key, id(versioning), now, Optional.empty())));
    }

    /** Deletes exactly one version, for good. */
    Optional<Version> deleteVersion(String key, String id) {
        Optional<Version> version = find(key, id);
        version.ifPresent(each -> {
            of(key).remove(each);
            byKey.values().removeIf(List::isEmpty);
        });
        return version;
    }

    void replace(Version old, StoredObject object) {
        List<Version> versions = of(old.key());
        versions.set(versions.indexOf(old), new Version(old.key(), old.id(), old.at(), Optional.of(object)));
    }

    private List<Version> of(String key) {
        return byKey.computeIfAbsent(key, added -> new ArrayList<>());
    }

    /** There is at most one version with the id null. */
    private Version add(Version version) {
        List<Version> versions = of(version.key());
        versions.removeIf(each -> each.id().equals(version.id()));
        versions.addFirst(version);
        return version;
    }

    private String id(Versioning versioning) {
        return versioning == Versioning.ENABLED ? ids.get() : Version.NULL;
    }
}
