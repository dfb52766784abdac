package dev.mooring.simulator.cloudfront;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import dev.mooring.simulator.s3.SiteOrigin;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.model.DefaultCacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.EventType;
import software.amazon.awssdk.services.cloudfront.model.FunctionAssociation;
import software.amazon.awssdk.services.cloudfront.model.FunctionAssociations;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.Origins;
import software.amazon.awssdk.services.cloudfront.model.S3OriginConfig;

/** Amazon CloudFront. */
public final class CloudFrontApi implements Api {
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final String ORIGIN = "site";

    private final World world;
    private final Distributions distributions = new Distributions();
    private final Edge edge;
    private final DistributionOperations operations;
    private final InvalidationOperations invalidations;
    private final DistributionTags tags;

    public CloudFrontApi(World world, SiteOrigin origin) {
        this.world = world;
        this.edge = new Edge(distributions, origin, world.timeline());
        this.operations = new DistributionOperations(distributions, world);
        this.invalidations = new InvalidationOperations(distributions, edge, world, QUICK);
        this.tags = new DistributionTags(distributions);
    }

    /** Makes a distribution unless it is there. */
    public void seed(SeededDistribution seed) {
        if (distributions.find(seed.owner(), seed.id()).isEmpty()) {
            distributions.add(
                    seed.owner(),
                    new Distribution(
                            seed.id(),
                            seed.arn(),
                            config(seed),
                            "E" + seed.id(),
                            world.timeline().now()));
        }
    }

    private static DistributionConfig config(SeededDistribution seed) {
        String region = Distributions.REGION;
        return DistributionConfig.builder()
                .callerReference(seed.arn())
                .comment("")
                .enabled(true)
                .defaultRootObject("index.html")
                .origins(Origins.builder()
                        .quantity(1)
                        .items(Origin.builder()
                                .id(ORIGIN)
                                .domainName(seed.bucket() + ".s3." + region + ".amazonaws.com")
                                .s3OriginConfig(S3OriginConfig.builder()
                                        .originAccessIdentity("")
                                        .build())
                                .build())
                        .build())
                .defaultCacheBehavior(DefaultCacheBehavior.builder()
                        .targetOriginId(ORIGIN)
                        .viewerProtocolPolicy("redirect-to-https")
                        .functionAssociations(functions(seed))
                        .build())
                .build();
    }

    private static FunctionAssociations functions(SeededDistribution seed) {
        if (!seed.singlePage()) {
            return FunctionAssociations.builder().quantity(0).build();
        }
        return FunctionAssociations.builder()
                .quantity(1)
                .items(FunctionAssociation.builder()
                        .eventType(EventType.VIEWER_REQUEST)
                        .functionARN("arn:aws:cloudfront::" + seed.owner().account() + ":function/single-page")
                        .build())
                .build();
    }

    /** Serves what browsers would get. */
    public Edge edge() {
        return edge;
    }

    @Override
    public String signingName() {
        return "cloudfront";
    }

    @Override
    public void bind(Operations bound) {
        operations.bind(bound);
        invalidations.bind(bound);
        tags.bind(bound);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(distributions);
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public boolean wrapsErrors() {
                return true;
            }
        };
    }

    /** CloudFront writes numbers in query strings as text. */
    static int limit(@Nullable String maxItems, int most) {
        try {
            return maxItems == null ? most : Math.min(most, Integer.parseUnsignedInt(maxItems));
        } catch (NumberFormatException senseless) {
            throw CloudFrontErrors.invalidArgument("MaxItems is not a number.");
        }
    }
}
