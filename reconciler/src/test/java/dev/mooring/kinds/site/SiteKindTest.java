package dev.mooring.kinds.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.Specs;
import dev.mooring.resource.Desired;
import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

final class SiteKindTest {
    private static final String SHA = "a".repeat(64);
    private static final String SOURCE = "source: {bundle: s3://builds/web.zip, sha256: " + SHA + "}\n";

    private static Seq<Desired> resources(String spec) {
        return Specs.expand(SiteStage.site(spec)).head().resources();
    }

    private static Seq<String> problems(String spec) {
        return Specs.problems(SiteStage.site(spec));
    }

    @Test
    void aBucketIsNamedAfterItsAccountToo() {
        Seq<Desired> resources = resources(SOURCE);

        assertThat(resources.map(Desired::id))
                .containsExactly(
                        BucketType.id("staging-web-123456789012"), SiteContentType.id("staging-web-123456789012"));
        assertThat(resources.last().dependsOn()).containsExactly(BucketType.id("staging-web-123456789012"));
        assertThat(resources.head().foreseen().get("arn")).contains("arn:aws:s3:::staging-web-123456789012");
    }

    @Test
    void aBucketIsClosedVersionedAndEncrypted() {
        Value.Tree bucket = resources(SOURCE + "encryption: {kmsKey: alias/web}\nkeepVersions: 14d")
                .head()
                .tree();

        assertThat(bucket.get("PublicAccessBlockConfiguration").get().toString())
                .doesNotContain("false");
        assertThat(bucket.get("VersioningConfiguration").get()).hasToString("{Status: Enabled}");
        assertThat(bucket.get("ServerSideEncryptionConfiguration").get().toString())
                .contains("KMSMasterKeyID: alias/web", "SSEAlgorithm: aws:kms");
        assertThat(bucket.get("LifecycleConfiguration").get().toString()).contains("NoncurrentDays: 14");
    }

    @Test
    void onlyItsDistributionMayReadABucket() {
        String byId = JsonText.write(resources(SOURCE + "distribution: E1SITESITE")
                .head()
                .tree()
                .get("Policy")
                .get());
        String byArn = JsonText.write(
                resources(SOURCE + "distribution: arn:aws:cloudfront::123456789012:distribution/E1SITESITE")
                        .head()
                        .tree()
                        .get("Policy")
                        .get());

        assertThat(byId)
                .contains("\"AWS:SourceArn\":\"arn:aws:cloudfront::123456789012:distribution/E1SITESITE\"")
                .isEqualTo(byArn);
        assertThat(JsonText.write(resources(SOURCE).head().tree().get("Policy").get()))
                .as("without a distribution nobody is let in")
                .doesNotContain("Allow");
    }

    @Test
    void theFirstReleaseIsPublishedUnlessAnotherIsNamed() {
        String releases = "releases:\n  - {name: v2, bundle: s3://builds/2.zip, sha256: " + SHA
                + "}\n  - {name: v1, bundle: s3://builds/1.zip, sha256: " + "b".repeat(64) + "}\n";

        assertThat(release(releases)).contains("s3://builds/2.zip");
        assertThat(release(releases + "release: v1")).contains("s3://builds/1.zip");
        assertThat(problems(releases + "release: v3"))
                .singleElement()
                .asString()
                .endsWith("there is no release v3 among v2, v1");
        assertThat(problems(releases.replace("v2", "v1")))
                .singleElement()
                .asString()
                .endsWith("two releases are called v1");
    }

    private static String release(String spec) {
        return resources(spec).last().tree().get("Release").get().toString();
    }

    @Test
    void badSitesAreRefusedWhereTheyAreWritten() {
        assertThat(problems("spa: true")).singleElement().asString().contains("source", "releases");
        assertThat(problems(SOURCE.replace("s3://builds/web.zip", "https://example.com/web.zip")))
                .singleElement()
                .asString()
                .contains("s3://BUCKET/KEY");
        assertThat(problems("source: {directory: ../web}"))
                .singleElement()
                .asString()
                .startsWith("staging/specs.yaml:5:")
                .contains("../web: these specs come without the files beside them");
        assertThat(problems("source: {directory: /etc}"))
                .singleElement()
                .asString()
                .contains("must be a relative path");
        assertThat(Specs.problems(SiteStage.site(SOURCE)
                        .replace("name: web", "name: a-very-long-name-that-is-much-too-long-to-be-one")))
                .singleElement()
                .asString()
                .contains("S3 takes 3 to 63");
    }
}
