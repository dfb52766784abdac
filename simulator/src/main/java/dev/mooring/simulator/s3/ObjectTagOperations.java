package dev.mooring.simulator.s3;

import dev.mooring.simulator.Api;
import java.util.Map;
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
        operations.on(
                GetObjectTaggingRequest.class,
                (request, caller) -> GetObjectTaggingResponse.builder()
                        .tagSet(S3Tags.show(
                                buckets.get(request.bucket()).get(request.key()).tags()))
                        .build());
        operations.on(PutObjectTaggingRequest.class, (request, caller) -> {
            tag(request.bucket(), request.key(), S3Tags.of(request.tagging(), ObjectWrites.MOST_TAGS));
            return PutObjectTaggingResponse.builder().build();
        });
        operations.on(DeleteObjectTaggingRequest.class, (request, caller) -> {
            tag(request.bucket(), request.key(), Map.of());
            return DeleteObjectTaggingResponse.builder().build();
        });
    }

    private void tag(String bucketName, String key, Map<String, String> tags) {
        Bucket bucket = buckets.get(bucketName);
        bucket.put(bucket.get(key).withTags(tags));
    }
}
