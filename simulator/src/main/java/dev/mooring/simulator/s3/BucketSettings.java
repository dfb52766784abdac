package dev.mooring.simulator.s3;

import java.util.Optional;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** A bucket's settings, at first as AWS sets them on a new bucket: nothing public, no ACLs, encrypted with S3's keys. */
final class BucketSettings {
    static final ServerSideEncryptionConfiguration AES_256 = ServerSideEncryptionConfiguration.builder()
            .rules(ServerSideEncryptionRule.builder()
                    .applyServerSideEncryptionByDefault(ServerSideEncryptionByDefault.builder()
                            .sseAlgorithm(ServerSideEncryption.AES256)
                            .build())
                    .bucketKeyEnabled(false)
                    .build())
            .build();

    Optional<BucketLifecycleConfiguration> lifecycle = Optional.empty();
    Optional<CORSConfiguration> cors = Optional.empty();
    Optional<String> policy = Optional.empty();
    Optional<VersioningConfiguration> versioning = Optional.empty();
    ServerSideEncryptionConfiguration encryption = AES_256;
    Optional<PublicAccessBlockConfiguration> publicAccessBlock = Optional.of(PublicAccessBlockConfiguration.builder()
            .blockPublicAcls(true)
            .blockPublicPolicy(true)
            .ignorePublicAcls(true)
            .restrictPublicBuckets(true)
            .build());
    Optional<OwnershipControls> ownership = ownership("BucketOwnerEnforced");

    static Optional<OwnershipControls> ownership(String objectOwnership) {
        return Optional.of(OwnershipControls.builder()
                .rules(OwnershipControlsRule.builder()
                        .objectOwnership(objectOwnership)
                        .build())
                .build());
    }

    boolean blocksPublicPolicies() {
        return publicAccessBlock
                .filter(block -> Boolean.TRUE.equals(block.blockPublicPolicy()))
                .isPresent();
    }

    Versioning versioning() {
        return versioning
                .map(configuration -> configuration.status() == BucketVersioningStatus.ENABLED
                        ? Versioning.ENABLED
                        : Versioning.SUSPENDED)
                .orElse(Versioning.NEVER);
    }
}
