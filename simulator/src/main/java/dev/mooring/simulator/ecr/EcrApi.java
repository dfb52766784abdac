package dev.mooring.simulator.ecr;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.ControlResource;
import dev.mooring.simulator.Dialect;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import dev.mooring.simulator.model.Violation;
import dev.mooring.simulator.time.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenResponse;

/** Amazon ECR. */
public final class EcrApi implements Api {
    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    private final Timeline timeline;
    private final RepositoryOperations repositories;
    private final PolicyOperations policies;
    private final ImageOperations images;
    private final Scans scans;
    private final EcrTags tags;
    private final EcrControl control;

    public EcrApi(World world) {
        this(world, false);
    }

    /** @param everyImage whether repositories that nobody made hold whatever is asked for by tag */
    public EcrApi(World world, boolean everyImage) {
        Regional<Repositories> regions = new Regional<>(caller -> new Repositories());
        this.timeline = world.timeline();
        this.repositories = new RepositoryOperations(regions, timeline);
        this.policies = new PolicyOperations(regions, timeline);
        this.images = new ImageOperations(
                regions, timeline, everyImage ? Stock.unlimited(repositories, timeline) : Stock.NONE);
        this.scans = new Scans(regions, timeline);
        this.tags = new EcrTags(regions);
        this.control = new EcrControl(regions, repositories, timeline);
    }

    @Override
    public String signingName() {
        return "ecr";
    }

    @Override
    public void bind(Operations operations) {
        repositories.bind(operations);
        policies.bind(operations);
        images.bind(operations);
        scans.bind(operations);
        tags.bind(operations);
        operations.on(GetAuthorizationTokenRequest.class, this::authorize);
    }

    private GetAuthorizationTokenResponse authorize(GetAuthorizationTokenRequest request, Caller caller) {
        String token = Base64.getEncoder()
                .encodeToString((caller.account() + "-auth-token").getBytes(StandardCharsets.US_ASCII));
        AuthorizationData data = AuthorizationData.builder()
                .authorizationToken(token)
                .expiresAt(timeline.now().plus(TOKEN_LIFE))
                .proxyEndpoint("https://" + caller.account() + ".dkr.ecr." + caller.region() + ".amazonaws.com")
                .build();
        return GetAuthorizationTokenResponse.builder()
                .authorizationData(List.of(data))
                .build();
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    @Override
    public List<ControlResource> controlResources() {
        return List.of(control);
    }

    @Override
    public Dialect dialect() {
        return new Dialect() {
            @Override
            public AwsServiceException refuse(List<Violation> violations) {
                return EcrErrors.invalid("Invalid parameter at '"
                        + violations.getFirst().member() + "' failed to satisfy constraint: '"
                        + Violation.message(violations) + "'");
            }
        };
    }

    /**
     * Makes an image be there, scanned and without findings, as if a build had pushed it.
     *
     * @param architectures as in manifests: {@code amd64}, {@code arm64}
     */
    public void seed(Caller owner, String repository, String tag, String... architectures) {
        control.image(owner, repository, tag, List.of(architectures)).forEach(image -> {
            if (image.scan == null) {
                image.scanned(Scans.COMPLETE, List.of(), timeline.now());
            }
        });
    }
}
