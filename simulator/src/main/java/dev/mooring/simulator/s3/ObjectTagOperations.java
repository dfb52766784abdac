package dev.mooring.simulator.s3;

import dev.mooring.simulator.Api;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;

/** Objects are tagged. */
final class ObjectTagOperations {
    private final Buckets buckets;

    ObjectTagOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    void bind(Api.Operations operations) {
        operations.on(GetObjectTaggingRequest.class, (request, caller) -> {
            Bucket bucket = buckets.get(request.bucket());
            Version version = bucket.version(request.key(), request.versionId());
            return GetObjectTaggingResponse.builder()
                    .versionId(bucket.shown(version))
                    .tagSet(S3Tags.show(version.object().orElseThrow().tags()))
                    .build();
        });
        operations.on(
                PutObjectTaggingRequest.class,
                (request, caller) -> PutObjectTaggingResponse.builder()
                        .versionId(tag(
                                request.bucket(),
                                request.key(),
                                request.versionId(),
                                S3Tags.of(request.tagging(), ObjectWrites.MOST_TAGS)))
                        .build());
        operations.on(
                DeleteObjectTaggingRequest.class,
                (request, caller) -> DeleteObjectTaggingResponse.builder()
                        .versionId(tag(request.bucket(), request.key(), request.versionId(), Map.of()))
                        .build());
    }

    /** Tags are no part of a version's content: they change in place. */
    private @Nullable String tag(String bucketName, String key, @Nullable String versionId, Map<String, String> tags) {
        Bucket bucket = buckets.get(bucketName);
        Version version = bucket.version(key, versionId);
        bucket.versions().replace(version, version.object().orElseThrow().withTags(tags));
        return bucket.shown(version);
    }
}
