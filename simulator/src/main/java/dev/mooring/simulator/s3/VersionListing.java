package dev.mooring.simulator.s3;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.Owner;

/** Every version of every object is listed, and every marker of a deletion. */
final class VersionListing {
    private final Buckets buckets;

    VersionListing(Buckets buckets) {
        this.buckets = buckets;
    }

    void bind(Api.Operations operations) {
        operations.on(ListObjectVersionsRequest.class, this::list);
    }

    private ListObjectVersionsResponse list(ListObjectVersionsRequest request, Caller caller) {
        Bucket bucket = buckets.get(request.bucket());
        if (request.versionIdMarker() != null && request.keyMarker() == null) {
            throw S3Errors.invalidArgument("A version-id marker cannot be specified without a key marker.");
        }
        int limit = ListOperations.limit(request.maxKeys());
        Selection page = Selection.of(bucket.versions().all(), request, limit);
        boolean encode = request.encodingType() == EncodingType.URL;
        UnaryOperator<String> spell = text -> ListOperations.encoded(text, encode);
        return ListObjectVersionsResponse.builder()
                .name(bucket.name())
                .prefix(spell.apply(ListOperations.text(request.prefix())))
                .delimiter(request.delimiter() == null ? null : spell.apply(request.delimiter()))
                .keyMarker(spell.apply(ListOperations.text(request.keyMarker())))
                .versionIdMarker(ListOperations.text(request.versionIdMarker()))
                .maxKeys(limit)
                .encodingType(request.encodingType())
                .isTruncated(page.more())
                .nextKeyMarker(page.last()
                        .filter(any -> page.more())
                        .map(Version::key)
                        .map(spell)
                        .orElse(null))
                .nextVersionIdMarker(
                        page.last().filter(any -> page.more()).map(Version::id).orElse(null))
                .versions(objects(bucket, page, spell))
                .deleteMarkers(markers(bucket, page, spell))
                .commonPrefixes(prefixes(page, spell))
                .build();
    }

    private static @Nullable List<ObjectVersion> objects(Bucket bucket, Selection page, UnaryOperator<String> spell) {
        List<ObjectVersion> objects = page.versions().stream()
                .flatMap(version -> version.object().stream()
                        .map(object -> ObjectVersion.builder()
                                .key(spell.apply(version.key()))
                                .versionId(version.id())
                                .isLatest(bucket.versions().isNewest(version))
                                .lastModified(version.at())
                                .eTag(object.eTag())
                                .size(object.size())
                                .storageClass("STANDARD")
                                .owner(owner(bucket))
                                .build()))
                .toList();
        return objects.isEmpty() ? null : objects;
    }

    private static @Nullable List<DeleteMarkerEntry> markers(
            Bucket bucket, Selection page, UnaryOperator<String> spell) {
        List<DeleteMarkerEntry> markers = page.versions().stream()
                .filter(Version::isMarker)
                .map(version -> DeleteMarkerEntry.builder()
                        .key(spell.apply(version.key()))
                        .versionId(version.id())
                        .isLatest(bucket.versions().isNewest(version))
                        .lastModified(version.at())
                        .owner(owner(bucket))
                        .build())
                .toList();
        return markers.isEmpty() ? null : markers;
    }

    private static @Nullable List<CommonPrefix> prefixes(Selection page, UnaryOperator<String> spell) {
        return page.prefixes().isEmpty()
                ? null
                : page.prefixes().stream()
                        .map(prefix -> CommonPrefix.builder()
                                .prefix(spell.apply(prefix))
                                .build())
                        .toList();
    }

    private static Owner owner(Bucket bucket) {
        return Owner.builder().id(bucket.owner().account()).build();
    }

    /** One page of the versions. */
    private record Selection(List<Version> versions, TreeSet<String> prefixes, Optional<Version> last, boolean more) {

        static Selection of(List<Version> all, ListObjectVersionsRequest request, int limit) {
            String prefix = ListOperations.text(request.prefix());
            String delimiter = ListOperations.text(request.delimiter());
            List<Version> versions = new ArrayList<>();
            TreeSet<String> prefixes = new TreeSet<>();
            Optional<Version> last = Optional.empty();
            for (Version version : behind(all, request)) {
                if (!version.key().startsWith(prefix)) {
                    continue;
                }
                Optional<String> common = Listing.commonPrefix(version.key(), prefix, delimiter);
                if (common.filter(prefixes::contains).isEmpty()) {
                    if (versions.size() + prefixes.size() == limit) {
                        return new Selection(versions, prefixes, last, true);
                    }
                    common.ifPresentOrElse(prefixes::add, () -> versions.add(version));
                }
                last = Optional.of(version);
            }
            return new Selection(versions, prefixes, last, false);
        }

        private static List<Version> behind(List<Version> all, ListObjectVersionsRequest request) {
            String key = ListOperations.text(request.keyMarker());
            String id = ListOperations.text(request.versionIdMarker());
            int at = 0;
            for (int i = 0; i < all.size(); i++) {
                Version version = all.get(i);
                boolean passed = id.isEmpty()
                        ? version.key().compareTo(key) <= 0
                        : version.key().compareTo(key) < 0
                                || (version.key().equals(key) && version.id().equals(id));
                at = passed ? i + 1 : at;
            }
            return all.subList(at, all.size());
        }
    }
}
