package dev.mooring.simulator.ecr;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ImageScanFindingsSummary;
import software.amazon.awssdk.services.ecr.model.ListImagesRequest;
import software.amazon.awssdk.services.ecr.model.ListImagesResponse;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;

/** Images come, are called by tags, described and go. */
final class ImageOperations {
    private static final int MOST_PER_PAGE = 1000;
    private static final int USUAL_PAGE = 100;
    private static final int MOST_AT_ONCE = 100;
    private final Regional<Repositories> regions;
    private final Timeline timeline;
    private final Stock stock;

    ImageOperations(Regional<Repositories> regions, Timeline timeline, Stock stock) {
        this.regions = regions;
        this.timeline = timeline;
        this.stock = stock;
    }

    void bind(Api.Operations operations) {
        operations.on(PutImageRequest.class, this::put);
        operations.on(BatchGetImageRequest.class, this::batchGet);
        operations.on(DescribeImagesRequest.class, this::describe);
        operations.on(ListImagesRequest.class, this::list);
        operations.on(BatchDeleteImageRequest.class, this::batchDelete);
    }

    private PutImageResponse put(PutImageRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        Manifest manifest = Manifest.read(request.imageManifest(), request.imageManifestMediaType());
        if (request.imageDigest() != null && !request.imageDigest().equals(manifest.digest())) {
            throw EcrErrors.digestDiffers(request.imageDigest());
        }
        EcrImage image = push(repository, manifest, request.imageTag());
        return PutImageResponse.builder()
                .image(show(repository, image, request.imageTag()))
                .build();
    }

    /** Stores an image under a tag, which another image loses. */
    EcrImage push(Repository repository, Manifest manifest, @Nullable String tag) {
        EcrImage present = repository.images.get(manifest.digest());
        if (present != null && (tag == null || present.tags.contains(tag))) {
            throw EcrErrors.imageExists(manifest.digest(), String.valueOf(tag), repository);
        }
        if (tag != null) {
            Optional<EcrImage> holder =
                    repository.find(ImageIdentifier.builder().imageTag(tag).build());
            if (holder.isPresent() && Mutability.protects(repository, tag)) {
                throw EcrErrors.tagIsImmutable(tag, repository);
            }
            holder.ifPresent(other -> other.tags.remove(tag));
        }
        EcrImage image = repository.images.computeIfAbsent(
                manifest.digest(),
                digest -> new EcrImage(digest, manifest.text(), manifest.mediaType(), timeline.now()));
        if (tag != null) {
            image.tags.add(tag);
        }
        if (repository.scansOnPush() && image.scan == null) {
            image.scanned(Scans.COMPLETE, List.of(), timeline.now());
        }
        return image;
    }

    private BatchGetImageResponse batchGet(BatchGetImageRequest request, Caller caller) {
        ask(caller, request.registryId(), request.repositoryName(), request.imageIds());
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        atMost(request.imageIds());
        List<Image> images = new ArrayList<>();
        List<ImageFailure> failures = new ArrayList<>();
        for (ImageIdentifier id : request.imageIds()) {
            Optional<EcrImage> found =
                    id.imageDigest() == null && id.imageTag() == null ? Optional.empty() : repository.find(id);
            found.ifPresentOrElse(
                    image -> images.add(show(repository, image, id.imageTag())), () -> failures.add(missing(id)));
        }
        return BatchGetImageResponse.builder().images(images).failures(failures).build();
    }

    private void ask(Caller caller, @Nullable String registry, String repository, List<ImageIdentifier> ids) {
        stock.ask(regions, registry == null ? caller : new Caller(registry, caller.region()), repository, ids);
    }

    private static Image show(Repository repository, EcrImage image, @Nullable String tag) {
        return Image.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .imageId(ImageIdentifier.builder()
                        .imageDigest(image.digest())
                        .imageTag(tag)
                        .build())
                .imageManifest(image.manifest())
                .imageManifestMediaType(image.mediaType())
                .build();
    }

    private static ImageFailure missing(ImageIdentifier id) {
        boolean none = id.imageDigest() == null && id.imageTag() == null;
        boolean malformed = id.imageDigest() != null && !id.imageDigest().matches("sha256:[0-9a-f]{64}");
        return ImageFailure.builder()
                .imageId(id)
                .failureCode(
                        none
                                ? "MissingDigestAndTag"
                                : malformed
                                        ? "InvalidImageDigest"
                                        : mismatched(id) ? "ImageTagDoesNotMatchDigest" : "ImageNotFound")
                .failureReason(
                        none
                                ? "Invalid request parameters: both tag and digest cannot be null"
                                : malformed
                                        ? "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'"
                                        : "Requested image not found")
                .build();
    }

    private static boolean mismatched(ImageIdentifier id) {
        return id.imageDigest() != null && id.imageTag() != null;
    }

    private DescribeImagesResponse describe(DescribeImagesRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        atMost(request.imageIds());
        String tagStatus = request.filter() == null ? null : request.filter().tagStatusAsString();
        List<EcrImage> all = request.imageIds().isEmpty()
                ? repository.images.values().stream()
                        .filter(image -> wanted(image, tagStatus))
                        .toList()
                : request.imageIds().stream().map(repository::get).distinct().toList();
        Page<EcrImage> page =
                Page.of(all, request.nextToken(), size(request.maxResults()), MOST_PER_PAGE, EcrErrors::badToken);
        return DescribeImagesResponse.builder()
                .imageDetails(page.items().stream()
                        .map(image -> detail(repository, image))
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private static ImageDetail detail(Repository repository, EcrImage image) {
        ImageDetail.Builder detail = ImageDetail.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .imageDigest(image.digest())
                .imageSizeInBytes((long) image.manifest().length())
                .imagePushedAt(image.pushedAt())
                .imageManifestMediaType(image.mediaType())
                .artifactMediaType("application/vnd.docker.container.image.v1+json");
        if (!image.tags.isEmpty()) {
            detail.imageTags(image.tags);
        }
        if (image.scan != null) {
            detail.imageScanStatus(status -> status.status(image.scan)).imageScanFindingsSummary(summary(image));
        }
        return detail.build();
    }

    private static ImageScanFindingsSummary summary(EcrImage image) {
        return ImageScanFindingsSummary.builder()
                .imageScanCompletedAt(image.scannedAt)
                .findingSeverityCountsWithStrings(counts(image.findings))
                .build();
    }

    static Map<String, Integer> counts(List<ImageScanFinding> findings) {
        Map<String, Integer> counts = new TreeMap<>();
        findings.forEach(finding -> counts.merge(finding.severityAsString(), 1, Integer::sum));
        return counts;
    }

    private ListImagesResponse list(ListImagesRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        String tagStatus = request.filter() == null ? null : request.filter().tagStatusAsString();
        List<ImageIdentifier> all = repository.images.values().stream()
                .filter(image -> wanted(image, tagStatus))
                .flatMap(ImageOperations::names)
                .toList();
        Page<ImageIdentifier> page =
                Page.of(all, request.nextToken(), size(request.maxResults()), MOST_PER_PAGE, EcrErrors::badToken);
        return ListImagesResponse.builder()
                .imageIds(page.items())
                .nextToken(page.next())
                .build();
    }

    private static Stream<ImageIdentifier> names(EcrImage image) {
        ImageIdentifier.Builder id = ImageIdentifier.builder().imageDigest(image.digest());
        return image.tags.isEmpty()
                ? Stream.of(id.build())
                : image.tags.stream().map(tag -> id.imageTag(tag).build());
    }

    private static boolean wanted(EcrImage image, @Nullable String tagStatus) {
        return tagStatus == null || tagStatus.equals("ANY") || tagStatus.equals("TAGGED") != image.tags.isEmpty();
    }

    private BatchDeleteImageResponse batchDelete(BatchDeleteImageRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        atMost(request.imageIds());
        List<ImageIdentifier> gone = new ArrayList<>();
        List<ImageFailure> failures = new ArrayList<>();
        for (ImageIdentifier id : request.imageIds()) {
            Optional<EcrImage> found =
                    id.imageDigest() == null && id.imageTag() == null ? Optional.empty() : repository.find(id);
            if (found.isEmpty()) {
                failures.add(missing(id));
            } else if (id.imageDigest() != null) {
                names(found.get()).forEach(gone::add);
                repository.images.remove(found.get().digest());
            } else {
                gone.add(ImageIdentifier.builder()
                        .imageDigest(found.get().digest())
                        .imageTag(id.imageTag())
                        .build());
                untag(repository, found.get(), id.imageTag());
            }
        }
        return BatchDeleteImageResponse.builder()
                .imageIds(gone)
                .failures(failures)
                .build();
    }

    /** "You can completely delete an image by … deleting all of its tags." */
    private static void untag(Repository repository, EcrImage image, String tag) {
        image.tags.remove(tag);
        if (image.tags.isEmpty()) {
            repository.images.remove(image.digest());
        }
    }

    private static Integer size(@Nullable Integer wanted) {
        return wanted == null ? Integer.valueOf(USUAL_PAGE) : wanted;
    }

    private static void atMost(List<ImageIdentifier> ids) {
        if (ids.size() > MOST_AT_ONCE) {
            throw EcrErrors.invalid("Invalid parameter at 'imageIds' failed to satisfy constraint: "
                    + "'Member must have length less than or equal to 100'");
        }
    }
}
