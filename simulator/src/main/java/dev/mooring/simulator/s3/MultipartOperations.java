package dev.mooring.simulator.s3;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.World;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Objects are uploaded in parts. */
final class MultipartOperations {
    private static final int SMALLEST_PART = 5 * 1024 * 1024;
    private static final int MOST_PARTS = 10_000;
    private static final int MOST_PER_PAGE = 1000;

    private final Buckets buckets;
    private final World world;

    MultipartOperations(Buckets buckets, World world) {
        this.buckets = buckets;
        this.world = world;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateMultipartUploadRequest.class, this::create);
        operations.onStream(UploadPartRequest.class, this::uploadPart);
        operations.on(UploadPartCopyRequest.class, this::uploadPartCopy);
        operations.on(CompleteMultipartUploadRequest.class, this::complete);
        operations.on(AbortMultipartUploadRequest.class, this::abort);
        operations.on(ListPartsRequest.class, this::listParts);
        operations.on(ListMultipartUploadsRequest.class, this::listUploads);
    }

    private CreateMultipartUploadResponse create(CreateMultipartUploadRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        ObjectWrites.checkKey(request.key());
        MultipartUpload upload = new MultipartUpload(
                world.ids().alphanumeric(64),
                request.key(),
                ObjectHeaders.of(request),
                ObjectEncryption.of(
                        request.serverSideEncryption(),
                        request.ssekmsKeyId(),
                        request.bucketKeyEnabled(),
                        bucket.settings()),
                S3Tags.ofHeader(request.tagging(), ObjectWrites.MOST_TAGS),
                world.timeline().now());
        bucket.uploads().put(upload.id(), upload);
        return CreateMultipartUploadResponse.builder()
                .bucket(bucket.name())
                .key(upload.key())
                .uploadId(upload.id())
                .serverSideEncryption(upload.encryption().algorithm())
                .ssekmsKeyId(upload.encryption().keyId())
                .build();
    }

    private Streamed<UploadPartResponse> uploadPart(UploadPartRequest request, byte[] body, Caller caller) {
        MultipartUpload upload = buckets.get(request.bucket()).upload(request.uploadId());
        ETags.verify(body, request.contentMD5());
        MultipartUpload.Part part = add(upload, request.partNumber(), body);
        return Streamed.bare(UploadPartResponse.builder().eTag(part.eTag()).build());
    }

    @SuppressWarnings("deprecation") // clients may split the source into bucket and key, the wire does not
    private UploadPartCopyResponse uploadPartCopy(UploadPartCopyRequest request, Caller caller) {
        MultipartUpload upload = buckets.get(request.destinationBucket()).upload(request.uploadId());
        CopySource source = CopySource.parse(request.copySource());
        byte[] data = buckets.get(source.bucket())
                .version(source.key(), source.versionId())
                .object()
                .orElseThrow()
                .data()
                .asByteArrayUnsafe();
        byte[] range = ByteRange.of(request.copySourceRange(), data.length)
                .map(each -> Arrays.copyOfRange(data, each.first(), each.last() + 1))
                .orElse(data);
        MultipartUpload.Part part = add(upload, request.partNumber(), range);
        return UploadPartCopyResponse.builder()
                .copyPartResult(CopyPartResult.builder()
                        .eTag(part.eTag())
                        .lastModified(part.modifiedAt())
                        .build())
                .build();
    }

    private MultipartUpload.Part add(MultipartUpload upload, int number, byte[] data) {
        if (number < 1 || number > MOST_PARTS) {
            throw S3Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive");
        }
        MultipartUpload.Part part = new MultipartUpload.Part(
                number,
                SdkBytes.fromByteArrayUnsafe(data),
                ETags.of(data),
                world.timeline().now());
        upload.parts().put(number, part);
        return part;
    }

    private CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        MultipartUpload upload = bucket.upload(request.uploadId());
        new Preconditions(request.ifMatch(), request.ifNoneMatch(), null, null).checkWrite(bucket, upload.key());
        List<CompletedPart> named = request.multipartUpload() == null
                ? List.of()
                : request.multipartUpload().parts();
        List<MultipartUpload.Part> parts = chosen(upload, named);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        parts.forEach(part -> data.writeBytes(part.data().asByteArrayUnsafe()));
        StoredObject object = new StoredObject(
                upload.key(),
                SdkBytes.fromByteArrayUnsafe(data.toByteArray()),
                ETags.ofParts(parts.stream().map(MultipartUpload.Part::eTag).toList()),
                world.timeline().now(),
                upload.headers(),
                upload.encryption(),
                upload.tags());
        Version version = bucket.put(object);
        bucket.uploads().remove(upload.id());
        return CompleteMultipartUploadResponse.builder()
                .location(world.endpoint() + "/" + bucket.name() + "/" + object.key())
                .bucket(bucket.name())
                .key(object.key())
                .eTag(object.eTag())
                .serverSideEncryption(object.encryption().algorithm())
                .ssekmsKeyId(object.encryption().keyId())
                .versionId(bucket.shown(version))
                .build();
    }

    private static List<MultipartUpload.Part> chosen(MultipartUpload upload, List<CompletedPart> named) {
        if (named.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        for (int i = 1; i < named.size(); i++) {
            if (named.get(i).partNumber() <= named.get(i - 1).partNumber()) {
                throw AwsErrors.client(
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. The parts list must be specified in order by part"
                                + " number.");
            }
        }
        List<MultipartUpload.Part> parts =
                named.stream().map(each -> uploaded(upload, each)).toList();
        if (parts.stream().limit(parts.size() - 1L).anyMatch(part -> part.size() < SMALLEST_PART)) {
            throw AwsErrors.client("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
        return parts;
    }

    private static MultipartUpload.Part uploaded(MultipartUpload upload, CompletedPart named) {
        MultipartUpload.Part part = upload.parts().get(named.partNumber());
        if (part == null || (named.eTag() != null && !ETags.same(part.eTag(), named.eTag()))) {
            throw S3Errors.invalidPart();
        }
        return part;
    }

    private AbortMultipartUploadResponse abort(AbortMultipartUploadRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        bucket.uploads().remove(bucket.upload(request.uploadId()).id());
        return AbortMultipartUploadResponse.builder().build();
    }

    private ListPartsResponse listParts(ListPartsRequest request, Caller caller) {
        MultipartUpload upload = buckets.get(request.bucket()).upload(request.uploadId());
        int after = request.partNumberMarker() == null ? 0 : request.partNumberMarker();
        int limit = request.maxParts() == null ? MOST_PER_PAGE : Math.min(request.maxParts(), MOST_PER_PAGE);
        List<MultipartUpload.Part> rest =
                List.copyOf(upload.parts().tailMap(after, false).values());
        List<MultipartUpload.Part> page = rest.subList(0, Math.min(limit, rest.size()));
        return ListPartsResponse.builder()
                .bucket(request.bucket())
                .key(upload.key())
                .uploadId(upload.id())
                .partNumberMarker(after)
                .nextPartNumberMarker(page.isEmpty() ? null : page.getLast().number())
                .maxParts(limit)
                .isTruncated(page.size() < rest.size())
                .parts(
                        page.isEmpty()
                                ? null
                                : page.stream()
                                        .map(part -> Part.builder()
                                                .partNumber(part.number())
                                                .eTag(part.eTag())
                                                .size(part.size())
                                                .lastModified(part.modifiedAt())
                                                .build())
                                        .toList())
                .build();
    }

    private ListMultipartUploadsResponse listUploads(ListMultipartUploadsRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        String prefix = request.prefix() == null ? "" : request.prefix();
        List<software.amazon.awssdk.services.s3.model.MultipartUpload> uploads = bucket.uploads().values().stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .map(upload -> software.amazon.awssdk.services.s3.model.MultipartUpload.builder()
                        .key(upload.key())
                        .uploadId(upload.id())
                        .initiated(upload.startedAt())
                        .build())
                .toList();
        return ListMultipartUploadsResponse.builder()
                .bucket(bucket.name())
                .prefix(prefix)
                .maxUploads(MOST_PER_PAGE)
                .isTruncated(false)
                .uploads(uploads.isEmpty() ? null : uploads)
                .build();
    }
}
