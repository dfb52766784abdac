package dev.mooring.kinds.site;

import dev.mooring.resource.Value;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** The bucket of a site, as the tree of {@link BucketType}. */
final class BucketTree {
    private static final Duration USUAL_VERSIONS = Duration.ofDays(30);
    private static final int UPLOADS_DAYS = 7;

    private final SiteSpec spec;
    private final SiteNames names;

    BucketTree(SiteSpec spec, SiteNames names) {
        this.spec = spec;
        this.names = names;
    }

    Value.Tree tree() {
        Value.Tree bucket = Value.tree(BucketType.BUCKET, Value.of(names.bucket()))
                .with(BucketType.PUBLIC_ACCESS, closed())
                .with(BucketType.POLICY, policy())
                .with(BucketType.LIFECYCLE, Value.tree("Rules", Value.list(lifecycle())));
        Value.Tree encrypted =
                bucket.with(BucketType.ENCRYPTION, spec.encryption().map(BucketTree::encryption));
        return spec.versioning()
                ? encrypted.with(BucketType.VERSIONING, Value.tree("Status", Value.of("Enabled")))
                : encrypted;
    }

    private static Value.Tree closed() {
        return Value.tree("BlockPublicAcls", Value.of(true))
                .with("BlockPublicPolicy", Value.of(true))
                .with("IgnorePublicAcls", Value.of(true))
                .with("RestrictPublicBuckets", Value.of(true));
    }

    /** A bucket key makes one call to KMS do for many objects. */
    private static Value.Tree encryption(SiteSpec.Encryption encryption) {
        Value.Tree key =
                Value.tree("SSEAlgorithm", Value.of("aws:kms")).with("KMSMasterKeyID", Value.of(encryption.kmsKey()));
        return Value.tree(
                "Rules",
                Value.list(Value.tree("ApplyServerSideEncryptionByDefault", key)
                        .with("BucketKeyEnabled", Value.of(true))));
    }

    /** Uploads that never end cost as much as those that do. */
    private Value.Tree lifecycle() {
        Value.Tree rule = Value.tree("ID", Value.of("mooring"))
                .with("Status", Value.of("Enabled"))
                .with("Filter", Value.tree("Prefix", Value.of("")))
                .with("AbortIncompleteMultipartUpload", Value.tree("DaysAfterInitiation", Value.of(UPLOADS_DAYS)));
        return spec.versioning()
                ? rule.with(
                        "NoncurrentVersionExpiration",
                        Value.tree(
                                "NoncurrentDays",
                                Value.of(spec.keepVersions()
                                        .getOrElse(USUAL_VERSIONS)
                                        .toDays())))
                : rule;
    }

    private Value.Tree policy() {
        return Value.tree("Version", Value.of("2012-10-17"))
                .with(
                        "Statement",
                        Value.list(Option.some(encryptedConnections())
                                .toVector()
                                .appendAll(names.distributionArn().toVector().flatMap(this::distribution))));
    }

    private Value.Tree encryptedConnections() {
        return Value.tree("Sid", Value.of("EncryptedConnectionsOnly"))
                .with("Effect", Value.of("Deny"))
                .with("Principal", Value.of("*"))
                .with("Action", Value.of("s3:*"))
                .with("Resource", Value.list(Value.of(names.bucketArn()), Value.of(names.bucketArn() + "/*")))
                .with("Condition", Value.tree("Bool", Value.tree("aws:SecureTransport", Value.of("false"))));
    }

    /** Origin access control's statement (CloudFront developer guide), but for our own records beside the site. */
    private Vector<Value.Tree> distribution(String arn) {
        Value.Tree read = Value.tree("Principal", Value.tree("Service", Value.of("cloudfront.amazonaws.com")))
                .with("Action", Value.of("s3:GetObject"));
        return Vector.of(
                read.with("Sid", Value.of("DistributionReads"))
                        .with("Effect", Value.of("Allow"))
                        .with("Resource", Value.of(names.bucketArn() + "/*"))
                        .with("Condition", Value.tree("StringEquals", Value.tree("AWS:SourceArn", Value.of(arn)))),
                read.with("Sid", Value.of("DistributionLeavesRecords"))
                        .with("Effect", Value.of("Deny"))
                        .with("Resource", Value.of(names.bucketArn() + "/" + SiteRecord.FOLDER + "*")));
    }
}
