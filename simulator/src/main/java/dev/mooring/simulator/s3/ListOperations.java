package dev.mooring.simulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects are listed, by the second version of the operation and by the first. */
final class ListOperations {
    private static final int MOST_PER_PAGE = 1000;

    private final Buckets buckets;

    ListOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    void bind(Api.Operations operations) {
        operations.on(ListObjectsV2Request.class, this::listObjectsV2);
        operations.on(ListObjectsRequest.class, this::listObjects);
    }

    private ListObjectsV2Response listObjectsV2(ListObjectsV2Request request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        int limit = limit(request.maxKeys());
        String after = request.continuationToken() == null
                ? text(request.startAfter())
                : decodeToken(request.continuationToken());
        Listing page = Listing.of(bucket.objects(), text(request.prefix()), text(request.delimiter()), after, limit);
        boolean encode = request.encodingType() == EncodingType.URL;
        Owner owner = Boolean.TRUE.equals(request.fetchOwner()) ? owner(bucket) : null;
        return ListObjectsV2Response.builder()
                .name(bucket.name())
                .prefix(encoded(text(request.prefix()), encode))
                .delimiter(request.delimiter() == null ? null : encoded(request.delimiter(), encode))
                .maxKeys(limit)
                .encodingType(request.encodingType())
                .startAfter(request.startAfter() == null ? null : encoded(request.startAfter(), encode))
                .continuationToken(request.continuationToken())
                .keyCount(page.size())
                .isTruncated(page.last().isPresent())
                .nextContinuationToken(
                        page.last().map(ListOperations::encodeToken).orElse(null))
                .contents(contents(page, owner, encode))
                .commonPrefixes(prefixes(page, encode))
                .build();
    }

    private ListObjectsResponse listObjects(ListObjectsRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        int limit = limit(request.maxKeys());
        Listing page = Listing.of(
                bucket.objects(), text(request.prefix()), text(request.delimiter()), text(request.marker()), limit);
        boolean encode = request.encodingType() == EncodingType.URL;
        boolean hasDelimiter =
                request.delimiter() != null && !request.delimiter().isEmpty();
        return ListObjectsResponse.builder()
                .name(bucket.name())
                .prefix(encoded(text(request.prefix()), encode))
                .marker(encoded(text(request.marker()), encode))
                .delimiter(request.delimiter() == null ? null : encoded(request.delimiter(), encode))
                .maxKeys(limit)
                .encodingType(request.encodingType())
                .isTruncated(page.last().isPresent())
                // Without a delimiter the last key itself is the next marker, and S3 leaves it out.
                .nextMarker(
                        hasDelimiter
                                ? page.last().map(key -> encoded(key, encode)).orElse(null)
                                : null)
                .contents(contents(page, owner(bucket), encode))
                .commonPrefixes(prefixes(page, encode))
                .build();
    }

    static int limit(@Nullable Integer maxKeys) {
        if (maxKeys != null && maxKeys < 0) {
            throw S3Errors.invalidArgument("Argument maxKeys must be an integer between 0 and 2147483647");
        }
        return maxKeys == null ? MOST_PER_PAGE : Math.min(maxKeys, MOST_PER_PAGE);
    }

    private static @Nullable List<S3Object> contents(Listing page, @Nullable Owner owner, boolean encode) {
        return page.objects().isEmpty()
                ? null
                : page.objects().stream()
                        .map(object -> S3Object.builder()
                                .key(encoded(object.key(), encode))
                                .eTag(object.eTag())
                                .size(object.size())
                                .lastModified(object.modifiedAt())
                                .storageClass(
                                        object.headers().storageClass() == null
                                                ? "STANDARD"
                                                : object.headers().storageClass())
                                .owner(owner)
                                .build())
                        .toList();
    }

    private static @Nullable List<CommonPrefix> prefixes(Listing page, boolean encode) {
        return page.commonPrefixes().isEmpty()
                ? null
                : page.commonPrefixes().stream()
                        .map(prefix -> CommonPrefix.builder()
                                .prefix(encoded(prefix, encode))
                                .build())
                        .toList();
    }

    private static Owner owner(Bucket bucket) {
        return Owner.builder().id(bucket.owner().account()).build();
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static String encoded(String text, boolean encode) {
        return encode ? URLEncoder.encode(text, UTF_8).replace("%2F", "/") : text;
    }

    private static String encodeToken(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(UTF_8));
    }

    private static String decodeToken(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect");
        }
    }
}
