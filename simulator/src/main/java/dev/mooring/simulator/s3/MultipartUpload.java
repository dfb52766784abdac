package dev.mooring.simulator.s3;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;

/** An object that arrives in parts. */
final class MultipartUpload {
    /** @param eTag with its quotes */
    record Part(int number, SdkBytes data, String eTag, Instant modifiedAt) {
        long size() {
            return data.asByteArrayUnsafe().length;
        }
    }

    private final String id;
    private final String key;
    private final ObjectHeaders headers;
    private final ObjectEncryption encryption;
    private final Map<String, String> tags;
    private final Instant startedAt;
    private final NavigableMap<Integer, Part> parts = new TreeMap<>();

    MultipartUpload(
            String id,
            String key,
            ObjectHeaders headers,
            ObjectEncryption encryption,
            Map<String, String> tags,
            Instant startedAt) {
        this.id = id;
        this.key = key;
        this.headers = headers;
        this.encryption = encryption;
        this.tags = tags;
        this.startedAt = startedAt;
    }

    String id() {
        return id;
    }

    String key() {
        return key;
    }

    ObjectHeaders headers() {
        return headers;
    }

    ObjectEncryption encryption() {
        return encryption;
    }

    Map<String, String> tags() {
        return tags;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** By their numbers. */
    NavigableMap<Integer, Part> parts() {
        return parts;
    }
}
