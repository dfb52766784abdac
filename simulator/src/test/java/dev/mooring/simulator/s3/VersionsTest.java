package dev.mooring.simulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** What a bucket keeps of what was overwritten and deleted, and its rules. */
class VersionsTest {
    private static final String BUCKET = "site";

    private Simulator simulator;
    private SimulatorClients clients;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.builder().start();
        clients = new SimulatorClients(simulator.uri());
        s3 = clients.client(S3Client.builder());
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterEach
    void close() {
        clients.close();
        simulator.close();
    }

    private String put(String key, String body) {
        return s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(body))
                .versionId();
    }

    private String get(String key, @Nullable String versionId) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key).versionId(versionId))
                .asUtf8String();
    }

    private void version(BucketVersioningStatus status) {
        s3.putBucketVersioning(
                request -> request.bucket(BUCKET).versioningConfiguration(versioning -> versioning.status(status)));
    }

    private ListObjectVersionsResponse list() {
        return s3.listObjectVersions(request -> request.bucket(BUCKET));
    }

    @Test
    void whatIsOverwrittenStays() {
        assertThat(put("a", "before")).isNull();
        version(BucketVersioningStatus.ENABLED);
        String second = put("a", "second");
        String third = put("a", "third");

        assertThat(get("a", null)).isEqualTo("third");
        assertThat(get("a", second)).isEqualTo("second");
        assertThat(get("a", "null")).isEqualTo("before");
        assertThat(list().versions()).extracting(ObjectVersion::versionId).containsExactly(third, second, "null");
        assertThat(list().versions()).extracting(ObjectVersion::isLatest).containsExactly(true, false, false);
    }

    @Test
    void aDeletionHidesUntilItsMarkerIsDeleted() {
        version(BucketVersioningStatus.ENABLED);
        put("a", "one");

        DeleteObjectResponse marker =
                s3.deleteObject(request -> request.bucket(BUCKET).key("a"));

        assertThat(marker.deleteMarker()).isTrue();
        assertThat(AwsError.of(() -> get("a", null)).code()).isEqualTo("NoSuchKey");
        assertThat(AwsError.of(() -> get("a", marker.versionId())).code()).isEqualTo("MethodNotAllowed");
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                .isEmpty();
        assertThat(list().deleteMarkers()).hasSize(1);
        assertThat(AwsError.of(() -> s3.deleteBucket(request -> request.bucket(BUCKET)))
                        .code())
                .isEqualTo("BucketNotEmpty");

        s3.deleteObject(request -> request.bucket(BUCKET).key("a").versionId(marker.versionId()));
        assertThat(get("a", null)).isEqualTo("one");
    }

    @Test
    void whileSuspendedTheNullVersionIsOverwritten() {
        version(BucketVersioningStatus.ENABLED);
        String kept = put("a", "kept");
        version(BucketVersioningStatus.SUSPENDED);
        put("a", "one");
        put("a", "two");

        assertThat(list().versions()).extracting(ObjectVersion::versionId).containsExactly("null", kept);
        assertThat(get("a", null)).isEqualTo("two");
    }

    @Test
    void versionsComeInPages() {
        version(BucketVersioningStatus.ENABLED);
        String first = put("a", "1");
        String second = put("a", "2");
        String other = put("b", "1");

        ListObjectVersionsResponse page =
                s3.listObjectVersions(request -> request.bucket(BUCKET).maxKeys(1));
        assertThat(page.isTruncated()).isTrue();
        ListObjectVersionsResponse rest = s3.listObjectVersions(request ->
                request.bucket(BUCKET).keyMarker(page.nextKeyMarker()).versionIdMarker(page.nextVersionIdMarker()));

        assertThat(page.versions()).extracting(ObjectVersion::versionId).containsExactly(second);
        assertThat(rest.versions()).extracting(ObjectVersion::versionId).containsExactly(first, other);
        assertThat(rest.isTruncated()).isFalse();
    }

    @Test
    void theEntityTagUnderAKeyOfKmsIsNoMd5() {
        String plain = s3.putObject(request -> request.bucket(BUCKET).key("a"), RequestBody.fromString("text"))
                .eTag();
        s3.putBucketEncryption(request -> request.bucket(BUCKET)
                .serverSideEncryptionConfiguration(encryption -> encryption.rules(ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(usual ->
                                usual.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID("alias/site"))
                        .build())));
        var encrypted = s3.putObject(request -> request.bucket(BUCKET).key("a"), RequestBody.fromString("text"));

        assertThat(encrypted.eTag()).isNotEqualTo(plain);
        assertThat(encrypted.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
        assertThat(encrypted.ssekmsKeyId()).isEqualTo("alias/site");
    }

    @Test
    void aLifecycleRuleGetsAnId() {
        s3.putBucketLifecycleConfiguration(request -> request.bucket(BUCKET)
                .lifecycleConfiguration(lifecycle -> lifecycle.rules(LifecycleRule.builder()
                        .status("Enabled")
                        .filter(filter -> filter.prefix(""))
                        .noncurrentVersionExpiration(expiration -> expiration.noncurrentDays(30))
                        .build())));

        List<LifecycleRule> rules = s3.getBucketLifecycleConfiguration(request -> request.bucket(BUCKET))
                .rules();
        assertThat(rules)
                .singleElement()
                .satisfies(rule -> assertThat(rule.id()).isNotEmpty());
        s3.deleteBucketLifecycle(request -> request.bucket(BUCKET));
        assertThat(AwsError.of(() -> s3.getBucketLifecycleConfiguration(request -> request.bucket(BUCKET)))
                        .code())
                .isEqualTo("NoSuchLifecycleConfiguration");
    }

    @Test
    void aPublicPolicyIsBlocked() {
        String open = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
                 "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*"}]}""";

        assertThat(AwsError.of(() -> s3.putBucketPolicy(
                                request -> request.bucket(BUCKET).policy(open)))
                        .code())
                .isEqualTo("AccessDenied");
    }
}
