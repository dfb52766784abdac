package dev.mooring.simulator.s3;

import dev.mooring.simulator.Caller;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One bucket: its owner, settings, objects and uploads. */
final class Bucket {
    private final String name;
    private final Caller owner;
    private final Instant createdAt;
    private final BucketSettings settings = new BucketSettings();
    private final Versions versions;
    private final NavigableMap<String, MultipartUpload> uploads = new TreeMap<>();
    private Map<String, String> tags = Map.of();
    private boolean everTagged;

    /** @param versionIds where the ids of its objects' versions come from */
    Bucket(String name, Caller owner, Instant createdAt, Supplier<String> versionIds) {
        this.name = name;
        this.owner = owner;
        this.createdAt = createdAt;
        this.versions = new Versions(versionIds);
    }

    String name() {
        return name;
    }

    String arn() {
        return "arn:aws:s3:::" + name;
    }

    /** The account that made it, in the Region where it lies. */
    Caller owner() {
        return owner;
    }

    Instant createdAt() {
        return createdAt;
    }

    BucketSettings settings() {
        return settings;
    }

    /** In the order of their keys. */
    Collection<StoredObject> objects() {
        return versions.objects();
    }

    Versions versions() {
        return versions;
    }

    Optional<StoredObject> find(String key) {
        return versions.newest(key).flatMap(Version::object);
    }

    StoredObject get(String key) {
        return find(key).orElseThrow(S3Errors::noSuchKey);
    }

    /** @param versionId null for the newest */
    Version version(String key, @Nullable String versionId) {
        Optional<Version> found = versionId == null ? versions.newest(key) : versions.find(key, versionId);
        Version version = found.orElseThrow(() -> versionId == null ? S3Errors.noSuchKey() : S3Errors.noSuchVersion());
        if (version.isMarker()) {
            throw versionId == null ? S3Errors.noSuchKey() : S3Errors.markerNotReadable();
        }
        return version;
    }

    Version put(StoredObject object) {
        return versions.put(object, settings.versioning());
    }

    /** The id to answer with; null while the bucket was never versioned. */
    @Nullable String shown(Version version) {
        return settings.versioning() == Versioning.NEVER ? null : version.id();
    }

    /** By their ids. */
    NavigableMap<String, MultipartUpload> uploads() {
        return uploads;
    }

    MultipartUpload upload(String id) {
        MultipartUpload upload = uploads.get(id);
        if (upload == null) {
            throw S3Errors.noSuchUpload();
        }
        return upload;
    }

    Map<String, String> tags() {
        return tags;
    }

    void tag(Map<String, String> next) {
        tags = Map.copyOf(next);
        everTagged |= !next.isEmpty();
    }

    boolean everTagged() {
        return everTagged;
    }
}
