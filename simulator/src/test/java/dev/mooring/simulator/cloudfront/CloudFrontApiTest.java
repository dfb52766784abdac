package dev.mooring.simulator.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.InvalidationSummary;
import software.amazon.awssdk.services.cloudfront.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;

class CloudFrontApiTest {
    private static final String ARN = "arn:aws:cloudfront::123456789012:distribution/E1SITE";
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "cloudfront.amazonaws.com"}, "Action": "s3:GetObject",
             "Resource": "arn:aws:s3:::site/*", "Condition": {"StringEquals": {"AWS:SourceArn": "%s"}}}]}""";

    private Simulator simulator;
    private SimulatorClients clients;
    private CloudFrontClient cloudFront;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.builder()
                .clock(new VirtualClock(Instant.parse("2026-01-01T00:00:00Z")))
                .throttling(false)
                .apis(new EveryApi(Landscape.EMPTY.withDistribution(new SeededDistribution(ARN, "site", true))))
                .start();
        clients = new SimulatorClients(simulator.uri());
        cloudFront = clients.client(CloudFrontClient.builder());
        s3 = clients.client(S3Client.builder());
    }

    @AfterEach
    void close() {
        clients.close();
        simulator.close();
    }

    private CreateInvalidationResponse invalidate(String reference, String... paths) {
        return cloudFront.createInvalidation(request -> request.distributionId("E1SITE")
                .invalidationBatch(batch -> batch.callerReference(reference)
                        .paths(each -> each.items(paths).quantity(paths.length))));
    }

    private HttpResponse<String> browse(String path) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            URI page = simulator.uri().resolve("/_simulator/sites/E1SITE" + path);
            return browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void put(String key, String text, String cacheControl) {
        s3.putObject(
                request ->
                        request.bucket("site").key(key).contentType("text/html").cacheControl(cacheControl),
                RequestBody.fromString(text));
    }

    @Test
    void aSeededDistributionIsThere() {
        assertThat(cloudFront.listDistributions().distributionList().items())
                .extracting(DistributionSummary::arn)
                .containsExactly(ARN);
        assertThat(cloudFront
                        .getDistribution(request -> request.id("E1SITE"))
                        .distribution()
                        .distributionConfig()
                        .origins()
                        .items())
                .singleElement()
                .satisfies(origin -> assertThat(origin.domainName()).startsWith("site.s3."));
        assertThat(AwsError.of(() -> cloudFront.getDistribution(request -> request.id("ENONE")))
                        .code())
                .isEqualTo("NoSuchDistribution");
    }

    @Test
    void anInvalidationIsCompletedAWhileLater() {
        String id = invalidate("one", "/index.html").invalidation().id();

        assertThat(status(id)).isEqualTo("InProgress");
        simulator.advance(Duration.ofMinutes(1));
        assertThat(status(id)).isEqualTo("Completed");
    }

    private String status(String id) {
        return cloudFront
                .getInvalidation(request -> request.distributionId("E1SITE").id(id))
                .invalidation()
                .status();
    }

    @Test
    void theSameReferenceMakesNoSecondInvalidation() {
        String first = invalidate("one", "/a", "/b").invalidation().id();

        assertThat(invalidate("one", "/b", "/a").invalidation().id()).isEqualTo(first);
        assertThat(AwsError.of(() -> invalidate("one", "/c")).code()).isEqualTo("InvalidationBatchAlreadyExists");
        assertThat(cloudFront
                        .listInvalidations(request -> request.distributionId("E1SITE"))
                        .invalidationList()
                        .items())
                .extracting(InvalidationSummary::id)
                .containsExactly(first);
    }

    @Test
    void tooManyWildcardsAreRefused() {
        invalidate("many", IntStream.range(0, 15).mapToObj(i -> "/" + i + "/*").toArray(String[]::new));

        assertThat(AwsError.of(() -> invalidate("more", "/*")).code()).isEqualTo("TooManyInvalidationsInProgress");
        assertThat(AwsError.of(() -> invalidate("wrong", "no-slash")).code()).isEqualTo("InvalidArgument");
    }

    @Test
    void itsTagsAreFoundByTheTaggingApi() {
        cloudFront.tagResource(request -> request.resource(ARN)
                .tags(tags -> tags.items(Tag.builder().key("team").value("web").build())));

        ResourceGroupsTaggingApiClient tagging = clients.client(ResourceGroupsTaggingApiClient.builder());
        assertThat(tagging.getResources(request -> {}).resourceTagMappingList())
                .singleElement()
                .satisfies(found -> assertThat(found.resourceARN()).isEqualTo(ARN));
    }

    @Test
    void theEdgeServesOnlyWhatThePolicyAdmits() throws Exception {
        s3.createBucket(request -> request.bucket("site"));
        put("index.html", "hello", "no-cache");
        assertThat(browse("/").statusCode()).isEqualTo(403);

        s3.putBucketPolicy(request -> request.bucket("site").policy(POLICY.formatted(ARN)));
        assertThat(browse("/").body()).isEqualTo("hello");
        assertThat(browse("/orders/7").body()).as("a path without an extension").isEqualTo("hello");
        assertThat(browse("/none.js").statusCode()).isEqualTo(403);
    }

    @Test
    void theEdgeKeepsWhatItMayUntilItIsInvalidated() throws Exception {
        s3.createBucket(request -> request.bucket("site"));
        s3.putBucketPolicy(request -> request.bucket("site").policy(POLICY.formatted(ARN)));
        put("page.html", "old", "max-age=3600");
        browse("/page.html");
        put("page.html", "new", "max-age=3600");

        HttpResponse<String> kept = browse("/page.html");
        assertThat(kept.body()).isEqualTo("old");
        assertThat(kept.headers().firstValue("X-Cache")).contains("Hit from cloudfront");

        invalidate("page", "/page.html");
        simulator.advance(Duration.ofMinutes(1));
        assertThat(browse("/page.html").body()).isEqualTo("new");
    }
}
