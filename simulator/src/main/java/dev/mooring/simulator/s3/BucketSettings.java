package dev.mooring.simulator.s3;

import java.util.Optional;
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

    Optional<String> policy = Optional.empty();
    Optional<VersioningConfiguration> versioning = Optional.empty();
    ServerSideEncryptionConfiguration encryption = AES_256;
    Optional<PublicAccessBlockConfiguration> publicAccessBlock = Optional.of(PublicAccessBlockConfiguration.builder()
            .blockPublicAcls(true)
            .blockPublicPolicy(true)
            .ignorePublicAcls(true)
            .restrictPublicBuckets(true)
            .build());
    Optional<OwnershipControls> ownership = Optional.of(OwnershipControls.builder()
            .rules(OwnershipControlsRule.builder()
                    .objectOwnership("BucketOwnerEnforced")
                    .build())
            .build());
}
