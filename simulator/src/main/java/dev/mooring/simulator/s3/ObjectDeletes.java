package dev.mooring.simulator.s3;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Objects are deleted: hidden under a marker where the bucket is versioned, one version of them for good. */
final class ObjectDeletes {
    private static final int MOST_DELETES = 1000;

    private final Buckets buckets;
    private final Timeline timeline;

    ObjectDeletes(Buckets buckets, Timeline timeline) {
        this.buckets = buckets;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(DeleteObjectRequest.class, this::deleteObject);
        operations.on(DeleteObjectsRequest.class, this::deleteObjects);
    }

    private DeleteObjectResponse deleteObject(DeleteObjectRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        new Preconditions(request.ifMatch(), null, null, null).checkWrite(bucket, request.key());
        Optional<Version> version = delete(bucket, request.key(), request.versionId());
        return DeleteObjectResponse.builder()
                .versionId(version.map(Version::id).orElse(null))
                .deleteMarker(version.filter(Version::isMarker).isPresent() ? true : null)
                .build();
    }

    /** The marker that was made, or the version that was deleted. */
    private Optional<Version> delete(Bucket bucket, String key, @Nullable String versionId) {
        return versionId == null
                ? bucket.versions().delete(key, bucket.settings().versioning(), timeline.now())
                : bucket.versions().deleteVersion(key, versionId);
    }

    private DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        if (request.delete() == null
                || request.delete().objects().isEmpty()
                || request.delete().objects().size() > MOST_DELETES) {
            throw S3Errors.malformedXml();
        }
        List<DeletedObject> deleted = new ArrayList<>();
        for (ObjectIdentifier object : request.delete().objects()) {
            deleted.add(deleted(object, delete(bucket, object.key(), object.versionId())));
        }
        return DeleteObjectsResponse.builder()
                .deleted(Boolean.TRUE.equals(request.delete().quiet()) ? null : deleted)
                .build();
    }

    private static DeletedObject deleted(ObjectIdentifier object, Optional<Version> version) {
        Optional<String> marker = version.filter(Version::isMarker).map(Version::id);
        return DeletedObject.builder()
                .key(object.key())
                .versionId(object.versionId())
                .deleteMarker(marker.isPresent() ? true : null)
                .deleteMarkerVersionId(marker.orElse(null))
                .build();
    }
}
