package dev.mooring.contract;

import dev.mooring.kinds.site.BucketType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.Tag;

/** A bucket with every configuration that Mooring keeps. */
record BucketSubject(Site site) implements Subject {
    static final ManifestId OWNER = new ManifestId("Site", "web");
    private static final String NAME = "contract-web-123456789012";
    private static final String ARN = "arn:aws:s3:::" + NAME;
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

    @Override
    public ResourceType type() {
        return BucketType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Value.Tree encryption = Value.tree(
                        "ApplyServerSideEncryptionByDefault",
                        Value.tree("SSEAlgorithm", Value.of("aws:kms")).with("KMSMasterKeyID", Value.of(KEY)))
                .with("BucketKeyEnabled", Value.of(true));
        Value.Tree expiry = Value.tree("ID", Value.of("old"))
                .with("Status", Value.of("Enabled"))
                .with("Filter", Value.tree("Prefix", Value.of("")))
                .with("NoncurrentVersionExpiration", Value.tree("NoncurrentDays", Value.of(30)));
        Value.Tree cors = Value.tree("AllowedMethods", Value.list(Value.of("GET"), Value.of("HEAD")))
                .with("AllowedOrigins", Value.list(Value.of("https://example.com")))
                .with("MaxAgeSeconds", Value.of(600));
        return Vector.of(bucket(
                NAME,
                Value.tree("VersioningConfiguration", Value.tree("Status", Value.of("Enabled")))
                        .with("ServerSideEncryptionConfiguration", Value.tree("Rules", Value.list(encryption)))
                        .with("LifecycleConfiguration", Value.tree("Rules", Value.list(expiry)))
                        .with("CORSConfiguration", Value.tree("CORSRules", Value.list(cors)))
                        .with("Policy", policy())));
    }

    static Desired bucket(String name, Value.Tree configurations) {
        return new Desired(
                BucketType.id(name),
                BucketType.TYPE,
                OWNER,
                configurations.with("Bucket", Value.of(name)),
                HashSet.empty());
    }

    private static Value.Tree policy() {
        Value.Tree statement = Value.tree("Effect", Value.of("Deny"))
                .with("Principal", Value.of("*"))
                .with("Action", Value.of("s3:*"))
                .with("Resource", Value.list(Value.of(ARN), Value.of(ARN + "/*")))
                .with("Condition", Value.tree("Bool", Value.tree("aws:SecureTransport", Value.of("false"))));
        return Value.tree("Version", Value.of("2012-10-17")).with("Statement", Value.list(statement));
    }

    @Override
    public void madeByAStranger(Map<String, String> tags) {
        make(site, NAME, tags);
    }

    static void make(Site site, String name, Map<String, String> tags) {
        S3Client s3 = site.aws().s3();
        s3.createBucket(request -> request.bucket(name));
        s3.putBucketTagging(request -> request.bucket(name)
                .tagging(set -> set.tagSet(tags.toVector()
                        .map(tag -> Tag.builder().key(tag._1).value(tag._2).build())
                        .asJava())));
    }

    @Override
    public boolean exists() {
        try {
            s3().headBucket(request -> request.bucket(NAME));
            return true;
        } catch (NoSuchBucketException gone) {
            return false;
        }
    }

    @Override
    public Seq<Edit> edits() {
        return Vector.of(
                new Edit(
                        "VersioningConfiguration",
                        () -> s3().putBucketVersioning(request -> request.bucket(NAME)
                                .versioningConfiguration(
                                        versioning -> versioning.status(BucketVersioningStatus.SUSPENDED)))),
                new Edit(
                        "PublicAccessBlockConfiguration",
                        () -> s3().putPublicAccessBlock(request -> request.bucket(NAME)
                                .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                                        .blockPublicPolicy(false)
                                        .ignorePublicAcls(true)
                                        .restrictPublicBuckets(true)))),
                new Edit(
                        "PublicAccessBlockConfiguration",
                        () -> s3().deletePublicAccessBlock(request -> request.bucket(NAME))),
                new Edit(
                        "OwnershipControls",
                        () -> s3().putBucketOwnershipControls(request -> request.bucket(NAME)
                                .ownershipControls(controls -> controls.rules(OwnershipControlsRule.builder()
                                        .objectOwnership("ObjectWriter")
                                        .build())))),
                new Edit(
                        "ServerSideEncryptionConfiguration",
                        () -> s3().deleteBucketEncryption(request -> request.bucket(NAME))),
                new Edit("LifecycleConfiguration", () -> s3().deleteBucketLifecycle(request -> request.bucket(NAME))),
                new Edit(
                        "CORSConfiguration",
                        () -> s3().putBucketCors(request -> request.bucket(NAME)
                                .corsConfiguration(cors -> cors.corsRules(CORSRule.builder()
                                        .allowedMethods("GET")
                                        .allowedOrigins("*")
                                        .build())))),
                new Edit("CORSConfiguration", () -> s3().deleteBucketCors(request -> request.bucket(NAME))),
                new Edit("Policy", () -> s3().deleteBucketPolicy(request -> request.bucket(NAME))));
    }

    @Override
    public Map<String, String> beyondReach() {
        return HashMap.of(
                "TransitionDefaultMinimumObjectSize", "of a lifecycle with transitions, which sites have not");
    }

    private S3Client s3() {
        return site.aws().s3();
    }
}
