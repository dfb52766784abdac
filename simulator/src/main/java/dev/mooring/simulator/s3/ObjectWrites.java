package dev.mooring.simulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** Objects are put, copied and deleted. */
final class ObjectWrites {
    static final int MOST_TAGS = 10;
    private static final int MOST_DELETES = 1000;
    private static final int LONGEST_KEY = 1024;

    private final Buckets buckets;
    private final Timeline timeline;

    ObjectWrites(Buckets buckets, Timeline timeline) {
        this.buckets = buckets;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.onStream(PutObjectRequest.class, this::putObject);
        operations.on(CopyObjectRequest.class, this::copyObject);
        operations.on(DeleteObjectRequest.class, this::deleteObject);
        operations.on(DeleteObjectsRequest.class, this::deleteObjects);
    }

    static void checkKey(String key) {
        if (key.getBytes(UTF_8).length > LONGEST_KEY) {
            throw AwsErrors.client("KeyTooLongError", "Your key is too long");
        }
    }

    private Streamed<PutObjectResponse> putObject(PutObjectRequest request, byte[] body, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        checkKey(request.key());
        ETags.verify(body, request.contentMD5());
        new Preconditions(request.ifMatch(), request.ifNoneMatch(), null, null).checkWrite(bucket, request.key());
        StoredObject object = new StoredObject(
                request.key(),
                SdkBytes.fromByteArrayUnsafe(body),
                ETags.of(body),
                timeline.now(),
                ObjectHeaders.of(request),
                S3Tags.ofHeader(request.tagging(), MOST_TAGS));
        bucket.put(object);
        return Streamed.bare(PutObjectResponse.builder()
                .eTag(object.eTag())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .build());
    }

    @SuppressWarnings("deprecation") // clients may split the source into bucket and key, the wire does not
    private CopyObjectResponse copyObject(CopyObjectRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.destinationBucket());
        CopySource source = CopySource.parse(request.copySource());
        StoredObject original = buckets.get(source.bucket()).get(source.key());
        new Preconditions(
                        request.copySourceIfMatch(),
                        request.copySourceIfNoneMatch(),
                        request.copySourceIfModifiedSince(),
                        request.copySourceIfUnmodifiedSince())
                .checkRead(original);
        boolean newHeaders = request.metadataDirective() == MetadataDirective.REPLACE;
        boolean sameObject =
                source.bucket().equals(bucket.name()) && source.key().equals(request.destinationKey());
        if (sameObject && !newHeaders && request.storageClass() == null) {
            throw AwsErrors.client(
                    "InvalidRequest",
                    "This copy request is illegal because it is trying to copy an object to itself without changing the"
                            + " object's metadata, storage class, website redirect location or encryption attributes.");
        }
        Map<String, String> tags = request.taggingDirective() == TaggingDirective.REPLACE
                ? S3Tags.ofHeader(request.tagging(), MOST_TAGS)
                : original.tags();
        StoredObject copy = new StoredObject(
                request.destinationKey(),
                original.data(),
                original.eTag(),
                timeline.now(),
                newHeaders ? ObjectHeaders.of(request) : original.headers(),
                tags);
        bucket.put(copy);
        return CopyObjectResponse.builder()
                .copyObjectResult(CopyObjectResult.builder()
                        .eTag(copy.eTag())
                        .lastModified(copy.modifiedAt())
                        .build())
                .serverSideEncryption(ServerSideEncryption.AES256)
                .build();
    }

    private DeleteObjectResponse deleteObject(DeleteObjectRequest request, Caller caller) {
        buckets.get(request.bucket()).objects().remove(request.key());
        return DeleteObjectResponse.builder().build();
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
            bucket.objects().remove(object.key());
            deleted.add(DeletedObject.builder().key(object.key()).build());
        }
        return DeleteObjectsResponse.builder()
                .deleted(Boolean.TRUE.equals(request.delete().quiet()) ? null : deleted)
                .build();
    }
}
