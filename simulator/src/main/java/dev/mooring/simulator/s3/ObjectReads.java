package dev.mooring.simulator.s3;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.Caller;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Objects are read: whole, in part, or their headers alone. */
final class ObjectReads {
    private final Buckets buckets;

    ObjectReads(Buckets buckets) {
        this.buckets = buckets;
    }

    void bind(Api.Operations operations) {
        operations.onStream(GetObjectRequest.class, this::getObject);
        operations.onStream(HeadObjectRequest.class, this::headObject);
    }

    private Streamed<GetObjectResponse> getObject(GetObjectRequest request, byte[] body, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        Version version = bucket.version(request.key(), request.versionId());
        StoredObject object = version.object().orElseThrow();
        new Preconditions(
                        request.ifMatch(),
                        request.ifNoneMatch(),
                        request.ifModifiedSince(),
                        request.ifUnmodifiedSince())
                .checkRead(object);
        byte[] data = object.data().asByteArrayUnsafe();
        Optional<ByteRange> range = ByteRange.of(request.range(), data.length);
        byte[] part = range.map(each -> Arrays.copyOfRange(data, each.first(), each.last() + 1))
                .orElse(data);
        ObjectHeaders headers = object.headers();
        GetObjectResponse response = GetObjectResponse.builder()
                .acceptRanges("bytes")
                .lastModified(object.modifiedAt())
                .eTag(object.eTag())
                .contentType(or(request.responseContentType(), headers.contentType()))
                .cacheControl(or(request.responseCacheControl(), headers.cacheControl()))
                .contentDisposition(or(request.responseContentDisposition(), headers.contentDisposition()))
                .contentEncoding(or(request.responseContentEncoding(), headers.contentEncoding()))
                .contentLanguage(or(request.responseContentLanguage(), headers.contentLanguage()))
                .contentRange(range.map(each -> each.contentRange(data.length)).orElse(null))
                .metadata(headers.metadata())
                .storageClass(headers.storageClass())
                .tagCount(object.tags().isEmpty() ? null : object.tags().size())
                .serverSideEncryption(object.encryption().algorithm())
                .ssekmsKeyId(object.encryption().keyId())
                .bucketKeyEnabled(object.encryption().bucketKey())
                .versionId(bucket.shown(version))
                .build();
        return new Streamed<>(response, range.isPresent() ? 206 : 200, SdkBytes.fromByteArrayUnsafe(part));
    }

    private Streamed<HeadObjectResponse> headObject(HeadObjectRequest request, byte[] body, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        Version version = bucket.version(request.key(), request.versionId());
        StoredObject object = version.object().orElseThrow();
        new Preconditions(
                        request.ifMatch(),
                        request.ifNoneMatch(),
                        request.ifModifiedSince(),
                        request.ifUnmodifiedSince())
                .checkRead(object);
        int size = object.data().asByteArrayUnsafe().length;
        Optional<ByteRange> range = ByteRange.of(request.range(), size);
        ObjectHeaders headers = object.headers();
        HeadObjectResponse response = HeadObjectResponse.builder()
                .acceptRanges("bytes")
                .lastModified(object.modifiedAt())
                .contentLength((long) range.map(ByteRange::length).orElse(size).intValue())
                .contentRange(range.map(each -> each.contentRange(size)).orElse(null))
                .eTag(object.eTag())
                .contentType(or(request.responseContentType(), headers.contentType()))
                .cacheControl(or(request.responseCacheControl(), headers.cacheControl()))
                .contentDisposition(or(request.responseContentDisposition(), headers.contentDisposition()))
                .contentEncoding(or(request.responseContentEncoding(), headers.contentEncoding()))
                .contentLanguage(or(request.responseContentLanguage(), headers.contentLanguage()))
                .metadata(headers.metadata())
                .storageClass(headers.storageClass())
                .serverSideEncryption(object.encryption().algorithm())
                .ssekmsKeyId(object.encryption().keyId())
                .bucketKeyEnabled(object.encryption().bucketKey())
                .versionId(bucket.shown(version))
                .build();
        return new Streamed<>(response, range.isPresent() ? 206 : 200, null);
    }

    private static @Nullable String or(@Nullable String wanted, @Nullable String kept) {
        return wanted == null ? kept : wanted;
    }
}
