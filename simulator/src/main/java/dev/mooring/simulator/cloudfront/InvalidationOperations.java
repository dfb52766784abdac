package dev.mooring.simulator.cloudfront;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.GetInvalidationRequest;
import software.amazon.awssdk.services.cloudfront.model.GetInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.InvalidationBatch;
import software.amazon.awssdk.services.cloudfront.model.InvalidationList;
import software.amazon.awssdk.services.cloudfront.model.InvalidationSummary;
import software.amazon.awssdk.services.cloudfront.model.ListInvalidationsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListInvalidationsResponse;

/** The edges are told to forget paths, and have done so a while later. */
final class InvalidationOperations {
    /** CloudFront developer guide, quotas: files and wildcards of one distribution in progress at once. */
    private static final int MOST_PATHS = 3000;

    private static final int MOST_WILDCARDS = 15;
    private static final int MOST_PER_PAGE = 100;

    private final Distributions distributions;
    private final Edge edge;
    private final World world;
    private final Duration lasting;

    /** @param lasting how long an invalidation takes */
    InvalidationOperations(Distributions distributions, Edge edge, World world, Duration lasting) {
        this.distributions = distributions;
        this.edge = edge;
        this.world = world;
        this.lasting = lasting;
    }

    void bind(Api.Operations operations) {
        operations.onStream(CreateInvalidationRequest.class, this::create);
        operations.on(GetInvalidationRequest.class, this::get);
        operations.on(ListInvalidationsRequest.class, this::list);
    }

    private Streamed<CreateInvalidationResponse> create(CreateInvalidationRequest request, byte[] body, Caller caller) {
        Distribution distribution = distributions.get(caller, request.distributionId());
        InvalidationBatch batch = request.invalidationBatch();
        check(batch);
        Invalidation invalidation = again(distribution, batch).orElseGet(() -> begin(distribution, batch));
        String location = world.endpoint() + "/2020-05-31/distribution/" + distribution.id() + "/invalidation/"
                + invalidation.id();
        return new Streamed<>(
                CreateInvalidationResponse.builder()
                        .location(location)
                        .invalidation(show(invalidation))
                        .build(),
                201,
                null);
    }

    private static void check(InvalidationBatch batch) {
        List<String> paths = batch.paths().items();
        if (batch.paths().quantity() != paths.size()) {
            throw CloudFrontErrors.inconsistentQuantities();
        }
        if (paths.size() > MOST_PATHS) {
            throw AwsErrors.of(413, "BatchTooLarge", "Invalidation batch specified is too large.");
        }
        if (paths.isEmpty()
                || paths.stream().anyMatch(path -> !path.startsWith("/") || path.length() > 4000)
                || new HashSet<>(paths).size() < paths.size()) {
            throw CloudFrontErrors.invalidArgument("Your request contains one or more invalid invalidation paths.");
        }
    }

    /** CloudFront API reference, InvalidationBatch: the same reference with the same paths makes no second one. */
    private static Optional<Invalidation> again(Distribution distribution, InvalidationBatch batch) {
        Optional<Invalidation> earlier = distribution.invalidations().values().stream()
                .filter(each -> each.batch().callerReference().equals(batch.callerReference()))
                .findFirst();
        if (earlier.filter(each -> !new HashSet<>(each.paths())
                        .equals(new HashSet<>(batch.paths().items())))
                .isPresent()) {
            throw AwsErrors.client(
                    "InvalidationBatchAlreadyExists",
                    "The caller reference that you are using was already used with other paths.");
        }
        return earlier;
    }

    private Invalidation begin(Distribution distribution, InvalidationBatch batch) {
        Predicate<String> wildcard = path -> path.endsWith("*");
        List<String> inProgress = distribution.inProgress().stream()
                .flatMap(each -> each.paths().stream())
                .toList();
        List<String> paths = batch.paths().items();
        if (count(inProgress, wildcard) + count(paths, wildcard) > MOST_WILDCARDS
                || count(inProgress, wildcard.negate()) + count(paths, wildcard.negate()) > MOST_PATHS) {
            throw AwsErrors.client(
                    "TooManyInvalidationsInProgress",
                    "Processing your request will cause you to exceed the maximum number of in-progress wildcard"
                            + " invalidations.");
        }
        Invalidation invalidation = new Invalidation(
                "I" + world.ids().alphanumeric(20).toUpperCase(Locale.ROOT),
                batch,
                world.timeline().now());
        distribution.invalidations().put(invalidation.id(), invalidation);
        world.timeline().after(lasting, () -> {
            edge.forget(distribution, paths);
            invalidation.complete();
        });
        return invalidation;
    }

    private static long count(List<String> paths, Predicate<String> which) {
        return paths.stream().filter(which).count();
    }

    private GetInvalidationResponse get(GetInvalidationRequest request, Caller caller) {
        Invalidation invalidation = distributions
                .get(caller, request.distributionId())
                .invalidations()
                .get(request.id());
        if (invalidation == null) {
            throw CloudFrontErrors.noSuchInvalidation();
        }
        return GetInvalidationResponse.builder()
                .invalidation(show(invalidation))
                .build();
    }

    private ListInvalidationsResponse list(ListInvalidationsRequest request, Caller caller) {
        Distribution distribution = distributions.get(caller, request.distributionId());
        int limit = CloudFrontApi.limit(request.maxItems(), MOST_PER_PAGE);
        Page<Invalidation> page = Page.of(
                List.copyOf(distribution.invalidations().values()).reversed(),
                request.marker(),
                limit,
                MOST_PER_PAGE,
                () -> CloudFrontErrors.invalidArgument("The marker is not valid."));
        return ListInvalidationsResponse.builder()
                .invalidationList(InvalidationList.builder()
                        .marker(request.marker() == null ? "" : request.marker())
                        .nextMarker(page.next())
                        .maxItems(limit)
                        .isTruncated(page.next() != null)
                        .quantity(page.items().size())
                        .items(page.items().stream()
                                .map(each -> InvalidationSummary.builder()
                                        .id(each.id())
                                        .createTime(each.createdAt())
                                        .status(each.status())
                                        .build())
                                .toList())
                        .build())
                .build();
    }

    private static software.amazon.awssdk.services.cloudfront.model.Invalidation show(Invalidation invalidation) {
        return software.amazon.awssdk.services.cloudfront.model.Invalidation.builder()
                .id(invalidation.id())
                .createTime(invalidation.createdAt())
                .status(invalidation.status())
                .invalidationBatch(invalidation.batch())
                .build();
    }
}
