package dev.mooring.simulator.s3;

import dev.mooring.simulator.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One bucket: its owner, settings, objects and uploads. */
final class Bucket {
    private final String name;
    private final Caller owner;
    private final Instant createdAt;
    private final BucketSettings settings = new BucketSettings();
    private final NavigableMap<String, StoredObject> objects = new TreeMap<>();
    private final NavigableMap<String, MultipartUpload> uploads = new TreeMap<>();
    private Map<String, String> tags = Map.of();
    private boolean everTagged;

    Bucket(String name, Caller owner, Instant createdAt) {
        this.name = name;
        this.owner = owner;
        this.createdAt = createdAt;
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
    NavigableMap<String, StoredObject> objects() {
        return objects;
    }

    Optional<StoredObject> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    StoredObject get(String key) {
        return find(key).orElseThrow(S3Errors::noSuchKey);
    }

    void put(StoredObject object) {
        objects.put(object.key(), object);
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
