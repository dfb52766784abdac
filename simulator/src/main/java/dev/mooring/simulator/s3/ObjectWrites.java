package dev.mooring.simulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** Objects are put and copied. */
final class ObjectWrites {
    static final int MOST_TAGS = 10;
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
        ETags.verifySha256(body, request.checksumSHA256());
        new Preconditions(request.ifMatch(), request.ifNoneMatch(), null, null).checkWrite(bucket, request.key());
        ObjectEncryption encryption = ObjectEncryption.of(
                request.serverSideEncryption(), request.ssekmsKeyId(), request.bucketKeyEnabled(), bucket.settings());
        StoredObject object = new StoredObject(
                request.key(),
                SdkBytes.fromByteArrayUnsafe(body),
                encryption.eTag(body, bucket.arn() + "/" + request.key()),
                timeline.now(),
                ObjectHeaders.of(request),
                encryption,
                S3Tags.ofHeader(request.tagging(), MOST_TAGS));
        Version version = bucket.put(object);
        return Streamed.bare(PutObjectResponse.builder()
                .eTag(object.eTag())
                .serverSideEncryption(encryption.algorithm())
                .ssekmsKeyId(encryption.keyId())
                .bucketKeyEnabled(encryption.bucketKey())
                .versionId(bucket.shown(version))
                .build());
    }

    @SuppressWarnings("deprecation") // clients may split the source into bucket and key, the wire does not
    private CopyObjectResponse copyObject(CopyObjectRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.destinationBucket());
        CopySource source = CopySource.parse(request.copySource());
        Bucket from = buckets.get(source.bucket());
        Version copied = from.version(source.key(), source.versionId());
        StoredObject original = copied.object().orElseThrow();
        new Preconditions(
                        request.copySourceIfMatch(),
                        request.copySourceIfNoneMatch(),
                        request.copySourceIfModifiedSince(),
                        request.copySourceIfUnmodifiedSince())
                .checkRead(original);
        boolean newHeaders = request.metadataDirective() == MetadataDirective.REPLACE;
        boolean sameObject =
                source.bucket().equals(bucket.name()) && source.key().equals(request.destinationKey());
        if (sameObject
                && !newHeaders
                && request.storageClass() == null
                && request.serverSideEncryption() == null
                && source.versionId() == null) {
            throw AwsErrors.client(
                    "InvalidRequest",
                    "This copy request is illegal because it is trying to copy an object to itself without changing the"
                            + " object's metadata, storage class, website redirect location or encryption attributes.");
        }
        Map<String, String> tags = request.taggingDirective() == TaggingDirective.REPLACE
                ? S3Tags.ofHeader(request.tagging(), MOST_TAGS)
                : original.tags();
        ObjectEncryption encryption = ObjectEncryption.of(
                request.serverSideEncryption(), request.ssekmsKeyId(), request.bucketKeyEnabled(), bucket.settings());
        checkKey(request.destinationKey());
        StoredObject copy = new StoredObject(
                request.destinationKey(),
                original.data(),
                encryption.eTag(original.data().asByteArrayUnsafe(), bucket.arn() + "/" + request.destinationKey()),
                timeline.now(),
                newHeaders ? ObjectHeaders.of(request) : original.headers(),
                encryption,
                tags);
        Version version = bucket.put(copy);
        return CopyObjectResponse.builder()
                .copyObjectResult(CopyObjectResult.builder()
                        .eTag(copy.eTag())
                        .lastModified(copy.modifiedAt())
                        .build())
                .serverSideEncryption(encryption.algorithm())
                .ssekmsKeyId(encryption.keyId())
                .bucketKeyEnabled(encryption.bucketKey())
                .versionId(bucket.shown(version))
                .copySourceVersionId(from.shown(copied))
                .build();
    }
}
