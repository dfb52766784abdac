package dev.mooring.simulator.s3;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What is kept with an object and sent with it as headers. */
record ObjectHeaders(
        String contentType,
        @Nullable String cacheControl,
        @Nullable String contentDisposition,
        @Nullable String contentEncoding,
        @Nullable String contentLanguage,
        @Nullable String storageClass,
        Map<String, String> metadata) {
    private static final String USUAL_TYPE = "binary/octet-stream";

    static ObjectHeaders of(PutObjectRequest request) {
        return new ObjectHeaders(
                type(request.contentType()),
                request.cacheControl(),
                request.contentDisposition(),
                withoutTransport(request.contentEncoding()),
                request.contentLanguage(),
                request.storageClassAsString(),
                request.metadata());
    }

    static ObjectHeaders of(CreateMultipartUploadRequest request) {
        return new ObjectHeaders(
                type(request.contentType()),
                request.cacheControl(),
                request.contentDisposition(),
                withoutTransport(request.contentEncoding()),
                request.contentLanguage(),
                request.storageClassAsString(),
                request.metadata());
    }

    /** Those of a copy that replaces its source's. */
    static ObjectHeaders of(CopyObjectRequest request) {
        return new ObjectHeaders(
                type(request.contentType()),
                request.cacheControl(),
                request.contentDisposition(),
                request.contentEncoding(),
                request.contentLanguage(),
                request.storageClassAsString(),
                request.metadata());
    }

    private static String type(@Nullable String contentType) {
        return contentType == null ? USUAL_TYPE : contentType;
    }

    /** The aws-chunked encoding is the request's own, not the object's. */
    private static @Nullable String withoutTransport(@Nullable String contentEncoding) {
        return Optional.ofNullable(contentEncoding)
                .map(text -> text.replaceAll("\\s*aws-chunked\\s*,?\\s*", ""))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }
}
