package dev.mooring.kinds.site;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;

/**
 * An S3 bucket with all its configurations as one tree, each under the name that it has in its own Put request. The policy
 * is one of them: it has no owner or life of its own.
 */
public final class BucketType {
    public static final String NAME = "s3/bucket";

    static final String BUCKET = "Bucket";
    static final String VERSIONING = "VersioningConfiguration";
    static final String PUBLIC_ACCESS = "PublicAccessBlockConfiguration";
    static final String ENCRYPTION = "ServerSideEncryptionConfiguration";
    static final String OWNERSHIP = "OwnershipControls";
    static final String LIFECYCLE = "LifecycleConfiguration";
    static final String SMALLEST = "TransitionDefaultMinimumObjectSize";
    static final String CORS = "CORSConfiguration";
    static final String POLICY = "Policy";

    /** Deleting a bucket to change it would lose what is in it. */
    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of("arn", "name"), false);

    private BucketType() {}

    /** The bucket of this name, which is unique in all of AWS. */
    public static ResourceId id(String name) {
        return new ResourceId(NAME, "", name);
    }

    private static Fields fields() {
        return others(rules(access(Fields.in(NAME).immutable(BUCKET))))
                // What was once versioned can only be suspended, which keeps as little as never.
                .byDefault(VERSIONING + ".Status", "Suspended")
                .policyDocument(POLICY);
    }

    /** S3 user guide, "Default settings for new S3 buckets": nothing public, no ACLs, keys of S3's own. */
    private static Fields access(Fields fields) {
        String encryption = ENCRYPTION + ".Rules[]";
        String algorithm = "ApplyServerSideEncryptionByDefault";
        return fields.byDefault(PUBLIC_ACCESS + ".BlockPublicAcls", true)
                .byDefault(PUBLIC_ACCESS + ".BlockPublicPolicy", true)
                .byDefault(PUBLIC_ACCESS + ".IgnorePublicAcls", true)
                .byDefault(PUBLIC_ACCESS + ".RestrictPublicBuckets", true)
                .byDefault(
                        OWNERSHIP + ".Rules",
                        Value.list(Value.tree("ObjectOwnership", Value.of("BucketOwnerEnforced"))))
                .byDefault(
                        ENCRYPTION + ".Rules",
                        Value.list(Value.tree(algorithm, Value.tree("SSEAlgorithm", Value.of("AES256")))))
                .byDefault(encryption + ".BucketKeyEnabled", false)
                .absentByDefault(encryption + "." + algorithm + ".KMSMasterKeyID")
                // Newer buckets refuse customers' own keys; which types are blocked, S3 decides by the bucket's age.
                .unmanaged(encryption + ".BlockedEncryptionTypes");
    }

    private static Fields rules(Fields fields) {
        String rule = LIFECYCLE + ".Rules";
        return fields.absentByDefault(rule)
                // Told in a header of the same call: all_storage_classes_128K, and varies_by_storage_class where the
                // rules
                // are older than September 2024 (S3 user guide, "Default behavior for transitioning objects").
                .unmanaged(SMALLEST)
                .listMap(rule, "ID")
                .absentByDefault(CORS + ".CORSRules")
                .listSet(CORS + ".CORSRules[].AllowedMethods", CORS + ".CORSRules[].AllowedOrigins")
                .listSet(CORS + ".CORSRules[].AllowedHeaders", CORS + ".CORSRules[].ExposeHeaders")
                .byDefault(CORS + ".CORSRules[].MaxAgeSeconds", 0);
    }

    /** What no spec of ours states, and read-backs do: compared where it is stated. */
    private static Fields others(Fields fields) {
        return fields.unmanaged("AccelerateConfiguration", "WebsiteConfiguration", "NotificationConfiguration")
                .unmanaged("BucketLoggingStatus", "ReplicationConfiguration", "ObjectLockConfiguration")
                .unmanaged("AnalyticsConfigurationList", "MetricsConfigurationList")
                .unmanaged("IntelligentTieringConfigurationList", "InventoryConfigurationList")
                .listMap("AnalyticsConfigurationList", "Id")
                .listMap("MetricsConfigurationList", "Id")
                .listMap("IntelligentTieringConfigurationList", "Id")
                .listMap("InventoryConfigurationList", "Id");
    }
}
