package dev.mooring.simulator.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The conditional headers of HTTP, for reads; and those that S3 takes for writes. */
record Preconditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable Instant ifUnmodifiedSince) {

    /** The entity tag counts before the date, as RFC 9110 wants. */
    void checkRead(StoredObject object) {
        Instant modified = object.modifiedAt().truncatedTo(ChronoUnit.SECONDS);
        if (ifMatch != null
                ? !matches(ifMatch, object)
                : ifUnmodifiedSince != null && modified.isAfter(ifUnmodifiedSince)) {
            throw S3Errors.preconditionFailed();
        }
        if (ifNoneMatch != null
                ? matches(ifNoneMatch, object)
                : ifModifiedSince != null && !modified.isAfter(ifModifiedSince)) {
            throw S3Errors.notModified();
        }
    }

    void checkWrite(Bucket bucket, String key) {
        if (ifNoneMatch != null && bucket.find(key).isPresent()) {
            throw S3Errors.preconditionFailed();
        }
        if (ifMatch != null && !matches(ifMatch, bucket.get(key))) {
            throw S3Errors.preconditionFailed();
        }
    }

    private static boolean matches(String tag, StoredObject object) {
        return tag.equals("*") || ETags.same(tag, object.eTag());
    }
}
