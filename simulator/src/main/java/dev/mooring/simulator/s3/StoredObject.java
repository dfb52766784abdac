package dev.mooring.simulator.s3;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * One object. Immutable.
 *
 * @param eTag with its quotes
 */
record StoredObject(
        String key,
        SdkBytes data,
        String eTag,
        Instant modifiedAt,
        ObjectHeaders headers,
        ObjectEncryption encryption,
        Map<String, String> tags) {

    long size() {
        return data.asByteArrayUnsafe().length;
    }

    StoredObject withTags(Map<String, String> next) {
        return new StoredObject(key, data, eTag, modifiedAt, headers, encryption, next);
    }
}
