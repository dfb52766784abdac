package dev.mooring.simulator.s3;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Api.Streamed;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** Settings of buckets are put, read back and taken away. */
final class SettingOperations {
    private static final int MOST_TAGS = 50;

    private final Buckets buckets;

    SettingOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    void bind(Api.Operations operations) {
        bindTagging(operations);
        bindPolicy(operations);
        bindVersioning(operations);
        bindEncryption(operations);
        bindPublicAccessBlock(operations);
        bindOwnership(operations);
    }

    private BucketSettings settings(String bucket) {
        return buckets.get(bucket).settings();
    }

    private void bindTagging(Api.Operations operations) {
        operations.on(GetBucketTaggingRequest.class, (request, caller) -> {
            Map<String, String> tags = buckets.get(request.bucket()).tags();
            if (tags.isEmpty()) {
                throw AwsErrors.of(404, "NoSuchTagSet", "The TagSet does not exist");
            }
            return GetBucketTaggingResponse.builder().tagSet(S3Tags.show(tags)).build();
        });
        operations.onStream(PutBucketTaggingRequest.class, (request, body, caller) -> {
            buckets.get(request.bucket()).tag(S3Tags.of(request.tagging(), MOST_TAGS));
            return noContent(PutBucketTaggingResponse.builder().build());
        });
        operations.on(DeleteBucketTaggingRequest.class, (request, caller) -> {
            buckets.get(request.bucket()).tag(Map.of());
            return DeleteBucketTaggingResponse.builder().build();
        });
    }

    private void bindPolicy(Api.Operations operations) {
        operations.on(
                GetBucketPolicyRequest.class,
                (request, caller) -> GetBucketPolicyResponse.builder()
                        .policy(settings(request.bucket())
                                .policy
                                .orElseThrow(() -> absent("NoSuchBucketPolicy", "The bucket policy does not exist")))
                        .build());
        operations.onStream(PutBucketPolicyRequest.class, this::putBucketPolicy);
        operations.on(DeleteBucketPolicyRequest.class, (request, caller) -> {
            settings(request.bucket()).policy = Optional.empty();
            return DeleteBucketPolicyResponse.builder().build();
        });
    }

    private Streamed<PutBucketPolicyResponse> putBucketPolicy(
            PutBucketPolicyRequest request, byte[] body, Caller caller) {
        BucketPolicy.check(request.policy());
        BucketSettings settings = settings(request.bucket());
        if (settings.blocksPublicPolicies() && BucketPolicy.isPublic(request.policy())) {
            throw AwsErrors.of(
                    403,
                    "AccessDenied",
                    "User: " + caller.account() + " is not authorized to perform: s3:PutBucketPolicy on resource: \""
                            + buckets.get(request.bucket()).arn()
                            + "\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public"
                            + " Access.");
        }
        settings.policy = Optional.of(request.policy());
        return noContent(PutBucketPolicyResponse.builder().build());
    }

    private void bindVersioning(Api.Operations operations) {
        operations.on(GetBucketVersioningRequest.class, (request, caller) -> {
            Optional<VersioningConfiguration> versioning = settings(request.bucket()).versioning;
            return GetBucketVersioningResponse.builder()
                    .status(versioning
                            .map(VersioningConfiguration::statusAsString)
                            .orElse(null))
                    .build();
        });
        operations.on(PutBucketVersioningRequest.class, (request, caller) -> {
            String status = given(request.versioningConfiguration()).statusAsString();
            if (!"Enabled".equals(status) && !"Suspended".equals(status)) {
                throw S3Errors.malformedXml();
            }
            settings(request.bucket()).versioning = Optional.of(request.versioningConfiguration());
            return PutBucketVersioningResponse.builder().build();
        });
    }

    private void bindEncryption(Api.Operations operations) {
        operations.on(
                GetBucketEncryptionRequest.class,
                (request, caller) -> GetBucketEncryptionResponse.builder()
                        .serverSideEncryptionConfiguration(settings(request.bucket()).encryption)
                        .build());
        operations.on(PutBucketEncryptionRequest.class, (request, caller) -> {
            settings(request.bucket()).encryption = given(request.serverSideEncryptionConfiguration());
            return PutBucketEncryptionResponse.builder().build();
        });
        operations.on(DeleteBucketEncryptionRequest.class, (request, caller) -> {
            settings(request.bucket()).encryption = BucketSettings.AES_256;
            return DeleteBucketEncryptionResponse.builder().build();
        });
    }

    private void bindPublicAccessBlock(Api.Operations operations) {
        operations.on(
                GetPublicAccessBlockRequest.class,
                (request, caller) -> GetPublicAccessBlockResponse.builder()
                        .publicAccessBlockConfiguration(settings(request.bucket())
                                .publicAccessBlock
                                .orElseThrow(() -> absent(
                                        "NoSuchPublicAccessBlockConfiguration",
                                        "The public access block configuration was not found")))
                        .build());
        operations.on(PutPublicAccessBlockRequest.class, (request, caller) -> {
            settings(request.bucket()).publicAccessBlock = Optional.of(given(request.publicAccessBlockConfiguration()));
            return PutPublicAccessBlockResponse.builder().build();
        });
        operations.on(DeletePublicAccessBlockRequest.class, (request, caller) -> {
            settings(request.bucket()).publicAccessBlock = Optional.empty();
            return DeletePublicAccessBlockResponse.builder().build();
        });
    }

    private void bindOwnership(Api.Operations operations) {
        operations.on(
                GetBucketOwnershipControlsRequest.class,
                (request, caller) -> GetBucketOwnershipControlsResponse.builder()
                        .ownershipControls(settings(request.bucket())
                                .ownership
                                .orElseThrow(() -> absent(
                                        "OwnershipControlsNotFoundError",
                                        "The bucket ownership controls were not found")))
                        .build());
        operations.on(PutBucketOwnershipControlsRequest.class, (request, caller) -> {
            settings(request.bucket()).ownership = Optional.of(given(request.ownershipControls()));
            return PutBucketOwnershipControlsResponse.builder().build();
        });
        operations.on(DeleteBucketOwnershipControlsRequest.class, (request, caller) -> {
            settings(request.bucket()).ownership = Optional.empty();
            return DeleteBucketOwnershipControlsResponse.builder().build();
        });
    }

    private static AwsServiceException absent(String code, String message) {
        return AwsErrors.of(404, code, message);
    }

    private static <T> T given(@Nullable T configuration) {
        if (configuration == null) {
            throw S3Errors.malformedXml();
        }
        return configuration;
    }

    private static <O extends SdkResponse> Streamed<O> noContent(O response) {
        return new Streamed<>(response, 204, null);
    }
}
