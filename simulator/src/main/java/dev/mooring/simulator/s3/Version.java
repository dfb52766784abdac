package dev.mooring.simulator.s3;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a key: an object, or the marker that the key was deleted.
 *
 * @param id {@link #NULL} for what was written while the bucket was not versioned
 */
record Version(String key, String id, Instant at, Optional<StoredObject> object) {
    static final String NULL = "null";

    boolean isMarker() {
        return object.isEmpty();
    }
}
