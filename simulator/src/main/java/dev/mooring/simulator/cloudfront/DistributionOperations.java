package dev.mooring.simulator.cloudfront;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.World;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.model.Aliases;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.DeleteDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.DeleteDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionList;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigResponse;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListDistributionsResponse;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionResponse;

/** Distributions come, change and go; each change is deployed at once. */
final class DistributionOperations {
    private static final int MOST_PER_PAGE = 100;

    private final Distributions distributions;
    private final World world;

    DistributionOperations(Distributions distributions, World world) {
        this.distributions = distributions;
        this.world = world;
    }

    void bind(Api.Operations operations) {
        operations.onStream(CreateDistributionRequest.class, this::create);
        operations.on(GetDistributionRequest.class, this::get);
        operations.on(GetDistributionConfigRequest.class, this::getConfig);
        operations.on(UpdateDistributionRequest.class, this::update);
        operations.on(DeleteDistributionRequest.class, this::delete);
        operations.on(ListDistributionsRequest.class, this::list);
    }

    private Streamed<CreateDistributionResponse> create(CreateDistributionRequest request, byte[] body, Caller caller) {
        DistributionConfig config = request.distributionConfig();
        check(config);
        Optional<Distribution> same = distributions.all(caller).stream()
                .filter(each -> each.config().callerReference().equals(config.callerReference()))
                .findFirst();
        if (same.filter(each -> !each.config().equals(config)).isPresent()) {
            throw AwsErrors.of(
                    409,
                    "DistributionAlreadyExists",
                    "The caller reference that you are using to create a distribution is associated with another"
                            + " distribution. Already exists: " + same.get().id());
        }
        Distribution distribution = same.orElseGet(() -> add(caller, config));
        return new Streamed<>(
                CreateDistributionResponse.builder()
                        .distribution(show(distribution))
                        .eTag(distribution.eTag())
                        .location(world.endpoint() + "/2020-05-31/distribution/" + distribution.id())
                        .build(),
                201,
                null);
    }

    private Distribution add(Caller caller, DistributionConfig config) {
        String id = identifier();
        String arn = "arn:aws:cloudfront::" + caller.account() + ":distribution/" + id;
        Distribution distribution =
                new Distribution(id, arn, config, identifier(), world.timeline().now());
        distributions.add(caller, distribution);
        return distribution;
    }

    private String identifier() {
        return "E" + world.ids().alphanumeric(13).toUpperCase(Locale.ROOT);
    }

    private static void check(DistributionConfig config) {
        if (config.origins() == null
                || config.origins().quantity() != config.origins().items().size()) {
            throw CloudFrontErrors.inconsistentQuantities();
        }
        if (config.origins().items().isEmpty()) {
            throw CloudFrontErrors.invalidArgument("The distribution has no origin.");
        }
        if (config.origins().items().stream()
                .noneMatch(origin ->
                        origin.id().equals(config.defaultCacheBehavior().targetOriginId()))) {
            throw AwsErrors.of(404, "NoSuchOrigin", "One or more of your origins or origin groups do not exist.");
        }
    }

    private GetDistributionResponse get(GetDistributionRequest request, Caller caller) {
        Distribution distribution = distributions.get(caller, request.id());
        return GetDistributionResponse.builder()
                .distribution(show(distribution))
                .eTag(distribution.eTag())
                .build();
    }

    private GetDistributionConfigResponse getConfig(GetDistributionConfigRequest request, Caller caller) {
        Distribution distribution = distributions.get(caller, request.id());
        return GetDistributionConfigResponse.builder()
                .distributionConfig(distribution.config())
                .eTag(distribution.eTag())
                .build();
    }

    private UpdateDistributionResponse update(UpdateDistributionRequest request, Caller caller) {
        Distribution distribution = distributions.get(caller, request.id());
        checkVersion(distribution, request.ifMatch());
        check(request.distributionConfig());
        distribution.update(
                request.distributionConfig(), identifier(), world.timeline().now());
        return UpdateDistributionResponse.builder()
                .distribution(show(distribution))
                .eTag(distribution.eTag())
                .build();
    }

    private DeleteDistributionResponse delete(DeleteDistributionRequest request, Caller caller) {
        Distribution distribution = distributions.get(caller, request.id());
        checkVersion(distribution, request.ifMatch());
        if (Boolean.TRUE.equals(distribution.config().enabled())) {
            throw AwsErrors.of(
                    409, "DistributionNotDisabled", "The distribution you are trying to delete has not been disabled.");
        }
        distributions.remove(caller, distribution);
        return DeleteDistributionResponse.builder().build();
    }

    private static void checkVersion(Distribution distribution, @Nullable String ifMatch) {
        if (!distribution.eTag().equals(ifMatch)) {
            throw AwsErrors.client(
                    "InvalidIfMatchVersion", "The If-Match version is missing or not valid for the resource.");
        }
    }

    private ListDistributionsResponse list(ListDistributionsRequest request, Caller caller) {
        int limit = CloudFrontApi.limit(request.maxItems(), MOST_PER_PAGE);
        Page<Distribution> page = Page.of(
                List.copyOf(distributions.all(caller)),
                request.marker(),
                limit,
                MOST_PER_PAGE,
                () -> CloudFrontErrors.invalidArgument("The marker is not valid."));
        List<DistributionSummary> items =
                page.items().stream().map(DistributionOperations::summary).toList();
        return ListDistributionsResponse.builder()
                .distributionList(DistributionList.builder()
                        .marker(request.marker() == null ? "" : request.marker())
                        .nextMarker(page.next())
                        .maxItems(limit)
                        .isTruncated(page.next() != null)
                        .quantity(items.size())
                        .items(items.isEmpty() ? null : items)
                        .build())
                .build();
    }

    private static DistributionSummary summary(Distribution distribution) {
        DistributionConfig config = distribution.config();
        return DistributionSummary.builder()
                .id(distribution.id())
                .arn(distribution.arn())
                .status("Deployed")
                .lastModifiedTime(distribution.modifiedAt())
                .domainName(distribution.domainName())
                .aliases(
                        config.aliases() == null ? Aliases.builder().quantity(0).build() : config.aliases())
                .origins(config.origins())
                .defaultCacheBehavior(config.defaultCacheBehavior())
                .comment(config.comment())
                .enabled(config.enabled())
                .build();
    }

    private static software.amazon.awssdk.services.cloudfront.model.Distribution show(Distribution distribution) {
        return software.amazon.awssdk.services.cloudfront.model.Distribution.builder()
                .id(distribution.id())
                .arn(distribution.arn())
                .status("Deployed")
                .lastModifiedTime(distribution.modifiedAt())
                .inProgressInvalidationBatches(distribution.inProgress().size())
                .domainName(distribution.domainName())
                .distributionConfig(distribution.config())
                .build();
    }
}
