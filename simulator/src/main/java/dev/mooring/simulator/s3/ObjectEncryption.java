package dev.mooring.simulator.s3;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** How an object is encrypted: as its request says, else as its bucket does by default. */
record ObjectEncryption(
        ServerSideEncryption algorithm,
        @Nullable String keyId,
        @Nullable Boolean bucketKey) {

    static ObjectEncryption of(
            @Nullable ServerSideEncryption wanted,
            @Nullable String keyId,
            @Nullable Boolean bucketKey,
            BucketSettings bucket) {
        if (wanted != null) {
            return new ObjectEncryption(wanted, keyId, bucketKey);
        }
        Optional<ServerSideEncryptionRule> rule =
                bucket.encryption.rules().stream().findFirst();
        ServerSideEncryptionByDefault usual = rule.map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                .orElse(null);
        if (usual == null || usual.sseAlgorithm() == ServerSideEncryption.AES256) {
            return new ObjectEncryption(ServerSideEncryption.AES256, null, null);
        }
        return new ObjectEncryption(
                usual.sseAlgorithm(),
                usual.kmsMasterKeyID(),
                rule.map(ServerSideEncryptionRule::bucketKeyEnabled)
                        .filter(enabled -> enabled)
                        .orElse(null));
    }

    /** S3 API reference, Object: the entity tag is the MD5 of the content unless a key of KMS encrypts it. */
    String eTag(byte[] data, String salt) {
        return algorithm == ServerSideEncryption.AES256 ? ETags.of(data) : ETags.of(data, salt);
    }
}
