package dev.mooring.simulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.AwsError;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ApiTest {
    private static final String BUCKET = "site-staging";

    private Simulator simulator;
    private SimulatorClients clients;
    private S3Client s3;

    @BeforeAll
    void start() throws IOException {
        simulator = Simulator.builder()
                .clock(new VirtualClock(Instant.parse("2026-01-01T00:00:00Z")))
                .start();
        clients = new SimulatorClients(simulator.uri());
        s3 = clients.client(S3Client.builder());
    }

    @AfterAll
    void close() {
        clients.close();
        simulator.close();
    }

    @BeforeEach
    void reset() {
        simulator.reset();
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    private void put(String key, String body) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(body));
    }

    private ResponseBytes<GetObjectResponse> get(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "a/b/c.js", "with space+plus", "ünï/日本", "a//b", "a&b=c?d#e", "percent%2F"})
    void anyKeyGoesThereAndBack(String key) {
        put(key, "body of " + key);

        assertThat(get(key).asUtf8String()).isEqualTo("body of " + key);
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                .extracting(S3Object::key)
                .containsExactly(key);
    }

    @Test
    void headersAndMetadataAreKept() {
        s3.putObject(
                PutObjectRequest.builder()
                        .bucket(BUCKET)
                        .key("index.html")
                        .contentType("text/html")
                        .cacheControl("no-cache")
                        .metadata(Map.of("commit", "3f2a9c1"))
                        .tagging("team=web")
                        .build(),
                RequestBody.fromString("<html/>"));

        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(BUCKET).key("index.html"));

        assertThat(head.contentType()).isEqualTo("text/html");
        assertThat(head.cacheControl()).isEqualTo("no-cache");
        assertThat(head.metadata()).containsEntry("commit", "3f2a9c1");
        assertThat(head.contentLength()).isEqualTo(7);
        assertThat(head.eTag()).isEqualTo(get("index.html").response().eTag());
        assertThat(s3.getObjectTagging(request -> request.bucket(BUCKET).key("index.html"))
                        .tagSet())
                .containsExactly(Tag.builder().key("team").value("web").build());
    }

    @Test
    void absentThingsAreNotFound() {
        assertThat(AwsError.of(() -> get("absent")))
                .isEqualTo(
                        new AwsError(404, "NoSuchKey", "The specified key does not exist.", NoSuchKeyException.class));
        assertThat(AwsError.of(() -> s3.listObjectsV2(request -> request.bucket("absent")))
                        .type())
                .isEqualTo(NoSuchBucketException.class);
        assertThat(AwsError.of(() ->
                                s3.headObject(request -> request.bucket(BUCKET).key("absent")))
                        .status())
                .isEqualTo(404);
        assertThat(AwsError.of(() -> s3.headBucket(request -> request.bucket("absent")))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3,0123,206", "bytes=5-,56789,206", "bytes=-2,89,206", "nonsense,0123456789,200"})
    void rangesAreRead(String range, String expected, int status) {
        put("digits", "0123456789");

        ResponseBytes<GetObjectResponse> part = s3.getObjectAsBytes(
                request -> request.bucket(BUCKET).key("digits").range(range));

        assertThat(part.asUtf8String()).isEqualTo(expected);
        assertThat(part.response().sdkHttpResponse().statusCode()).isEqualTo(status);
        assertThat(AwsError.of(() -> s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key("digits").range("bytes=10-")))
                        .code())
                .isEqualTo("InvalidRange");
    }

    @Test
    void conditionsAreHeld() {
        put("a", "x");
        String tag = get("a").response().eTag();

        assertThat(AwsError.of(() -> s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key("a").ifNoneMatch(tag)))
                        .status())
                .isEqualTo(304);
        assertThat(AwsError.of(() -> s3.putObject(
                                request -> request.bucket(BUCKET).key("a").ifNoneMatch("*"),
                                RequestBody.fromString("y")))
                        .code())
                .isEqualTo("PreconditionFailed");
    }

    @Test
    void listingsRollUpAndPage() {
        for (String key : List.of("a", "b/1", "b/2", "b/", "c/1", "d", "e")) {
            put(key, key);
        }

        ListObjectsV2Response first = s3.listObjectsV2(
                request -> request.bucket(BUCKET).delimiter("/").maxKeys(2));
        ListObjectsV2Response rest = s3.listObjectsV2(
                request -> request.bucket(BUCKET).delimiter("/").continuationToken(first.nextContinuationToken()));

        assertThat(first.isTruncated()).isTrue();
        assertThat(first.contents()).extracting(S3Object::key).containsExactly("a");
        assertThat(first.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/");
        assertThat(rest.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("c/");
        assertThat(rest.contents()).extracting(S3Object::key).containsExactly("d", "e");
        assertThat(rest.keyCount()).isEqualTo(3);
        assertThat(s3.listObjectsV2Paginator(ListObjectsV2Request.builder()
                                .bucket(BUCKET)
                                .prefix("b/")
                                .maxKeys(1)
                                .build())
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("b/", "b/1", "b/2");
        ListObjectsResponse old =
                s3.listObjects(request -> request.bucket(BUCKET).marker("c/1"));
        assertThat(old.contents()).extracting(S3Object::key).containsExactly("d", "e");
    }

    @Test
    void manyObjectsAreDeletedAtOnce() {
        List<ObjectIdentifier> keys = IntStream.range(0, 5)
                .mapToObj(i -> ObjectIdentifier.builder().key("k" + i).build())
                .toList();
        keys.forEach(key -> put(key.key(), "x"));

        assertThat(s3.deleteObjects(request -> request.bucket(BUCKET).delete(delete -> delete.objects(keys)))
                        .deleted())
                .hasSize(5);
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                .isEmpty();
    }

    @Test
    void objectIsCopied() {
        put("from here", "x");

        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("from here")
                .destinationBucket(BUCKET)
                .destinationKey("to")
                .metadataDirective(MetadataDirective.REPLACE)
                .cacheControl("immutable"));

        assertThat(get("to").asUtf8String()).isEqualTo("x");
        assertThat(get("to").response().cacheControl()).isEqualTo("immutable");
    }

    @Test
    void objectArrivesInParts() {
        String id = s3.createMultipartUpload(
                        request -> request.bucket(BUCKET).key("big").contentType("application/zip"))
                .uploadId();
        String large = "x".repeat(5 * 1024 * 1024);
        List<CompletedPart> parts = IntStream.of(1, 2)
                .mapToObj(number -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(s3.uploadPart(
                                        request -> request.bucket(BUCKET)
                                                .key("big")
                                                .uploadId(id)
                                                .partNumber(number),
                                        RequestBody.fromString(number == 1 ? large : "end"))
                                .eTag())
                        .build())
                .toList();
        assertThat(s3.listParts(request -> request.bucket(BUCKET).key("big").uploadId(id))
                        .parts())
                .hasSize(2);

        String tag = s3.completeMultipartUpload(request ->
                        request.bucket(BUCKET).key("big").uploadId(id).multipartUpload(upload -> upload.parts(parts)))
                .eTag();

        assertThat(tag).endsWith("-2\"");
        assertThat(get("big").asUtf8String()).hasSize(large.length() + 3).endsWith("xend");
        assertThat(get("big").response().contentType()).isEqualTo("application/zip");
        assertThat(AwsError.of(() -> s3.abortMultipartUpload(
                                request -> request.bucket(BUCKET).key("big").uploadId(id)))
                        .code())
                .isEqualTo("NoSuchUpload");
    }

    @Test
    void newBucketIsPrivateAndEncrypted() {
        assertThat(s3.getPublicAccessBlock(request -> request.bucket(BUCKET))
                        .publicAccessBlockConfiguration()
                        .blockPublicPolicy())
                .isTrue();
        assertThat(s3.getBucketEncryption(request -> request.bucket(BUCKET)).serverSideEncryptionConfiguration())
                .isEqualTo(BucketSettings.AES_256);
        assertThat(s3.getBucketVersioning(request -> request.bucket(BUCKET)).status())
                .isNull();
        assertThat(AwsError.of(() -> s3.getBucketPolicy(request -> request.bucket(BUCKET)))
                        .code())
                .isEqualTo("NoSuchBucketPolicy");
        assertThat(AwsError.of(() -> s3.getBucketTagging(request -> request.bucket(BUCKET)))
                        .code())
                .isEqualTo("NoSuchTagSet");
    }

    @Test
    void settingsArePutAndReadBack() {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
        s3.putBucketPolicy(request -> request.bucket(BUCKET).policy(policy));
        s3.putBucketVersioning(
                request -> request.bucket(BUCKET).versioningConfiguration(versioning -> versioning.status("Enabled")));
        s3.putBucketTagging(request -> request.bucket(BUCKET)
                .tagging(tagging ->
                        tagging.tagSet(Tag.builder().key("team").value("web").build())));
        s3.deletePublicAccessBlock(request -> request.bucket(BUCKET));

        assertThat(s3.getBucketPolicy(request -> request.bucket(BUCKET)).policy())
                .isEqualTo(policy);
        assertThat(s3.getBucketVersioning(request -> request.bucket(BUCKET)).statusAsString())
                .isEqualTo("Enabled");
        assertThat(clients.client(ResourceGroupsTaggingApiClient.builder())
                        .getResources(request -> request.resourceTypeFilters("s3"))
                        .resourceTagMappingList())
                .singleElement()
                .satisfies(found -> assertThat(found.resourceARN()).isEqualTo("arn:aws:s3:::" + BUCKET));
        assertThat(AwsError.of(() -> s3.getPublicAccessBlock(request -> request.bucket(BUCKET)))
                        .code())
                .isEqualTo("NoSuchPublicAccessBlockConfiguration");
    }

    @Test
    void bucketsComeAndGo() {
        S3Client europe = clients.client(S3Client.builder(), "AKID", Region.EU_WEST_1);
        europe.createBucket(request -> request.bucket("europe")
                .createBucketConfiguration(
                        configuration -> configuration.locationConstraint(BucketLocationConstraint.EU_WEST_1)));

        assertThat(s3.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .containsExactly("europe", BUCKET);
        assertThat(europe.getBucketLocation(request -> request.bucket("europe")).locationConstraintAsString())
                .isEqualTo("eu-west-1");
        assertThat(AwsError.of(() -> europe.createBucket(request -> request.bucket("europe")
                                .createBucketConfiguration(configuration ->
                                        configuration.locationConstraint(BucketLocationConstraint.EU_WEST_1))))
                        .code())
                .isEqualTo("BucketAlreadyOwnedByYou");
        put("a", "x");
        assertThat(AwsError.of(() -> s3.deleteBucket(request -> request.bucket(BUCKET)))
                        .code())
                .isEqualTo("BucketNotEmpty");
        s3.deleteObject(request -> request.bucket(BUCKET).key("a"));
        s3.deleteBucket(request -> request.bucket(BUCKET));
        assertThat(s3.listBuckets().buckets()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Upper", "under_score", "two..dots", "192.168.0.1", "-dash"})
    void badBucketNamesAreRefused(String name) {
        // The Java SDK refuses these itself.
        assertThat(AwsError.of(() -> BucketName.check(name)).code()).isEqualTo("InvalidBucketName");
    }

    @Test
    void unboundOperationIsNotTakenForAnother() {
        assertThat(AwsError.of(() -> s3.getBucketWebsite(request -> request.bucket(BUCKET))))
                .extracting(AwsError::status, AwsError::code)
                .containsExactly(501, "NotImplemented");
    }
}
