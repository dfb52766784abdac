package dev.mooring.simulator.s3;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;

/** A bucket's rules, for the life of its objects and for other origins, are put, read back and taken away; none acts. */
final class RuleOperations {
    private static final int MOST_LIFECYCLE_RULES = 1000;
    private static final int MOST_CORS_RULES = 100;
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");
    private static final String USUAL_MINIMUM = "all_storage_classes_128K";

    private final Buckets buckets;
    private final Ids ids;

    RuleOperations(Buckets buckets, Ids ids) {
        this.buckets = buckets;
        this.ids = ids;
    }

    void bind(Api.Operations operations) {
        operations.on(PutBucketLifecycleConfigurationRequest.class, this::putLifecycle);
        operations.on(GetBucketLifecycleConfigurationRequest.class, this::getLifecycle);
        operations.on(DeleteBucketLifecycleRequest.class, (request, caller) -> {
            settings(request.bucket()).lifecycle = Optional.empty();
            return DeleteBucketLifecycleResponse.builder().build();
        });
        operations.on(PutBucketCorsRequest.class, this::putCors);
        operations.on(GetBucketCorsRequest.class, this::getCors);
        operations.on(DeleteBucketCorsRequest.class, (request, caller) -> {
            settings(request.bucket()).cors = Optional.empty();
            return DeleteBucketCorsResponse.builder().build();
        });
    }

    private BucketSettings settings(String bucket) {
        return buckets.get(bucket).settings();
    }

    private PutBucketLifecycleConfigurationResponse putLifecycle(
            PutBucketLifecycleConfigurationRequest request, Caller caller) {
        BucketSettings settings = settings(request.bucket());
        BucketLifecycleConfiguration wanted = request.lifecycleConfiguration();
        if (wanted == null || wanted.rules().isEmpty() || wanted.rules().size() > MOST_LIFECYCLE_RULES) {
            throw S3Errors.malformedXml();
        }
        settings.lifecycle = Optional.of(named(wanted.rules()));
        return PutBucketLifecycleConfigurationResponse.builder()
                .transitionDefaultMinimumObjectSize(USUAL_MINIMUM)
                .build();
    }

    /** S3 makes up an id where a rule has none. */
    private BucketLifecycleConfiguration named(List<LifecycleRule> rules) {
        Set<String> seen = new HashSet<>();
        List<LifecycleRule> named = rules.stream()
                .map(rule -> rule.id() == null || rule.id().isEmpty()
                        ? rule.toBuilder().id(ids.alphanumeric(48)).build()
                        : rule)
                .toList();
        for (LifecycleRule rule : named) {
            if (!seen.add(rule.id())) {
                throw S3Errors.invalidArgument("Rule ID must be unique. Found same ID for more than one rule");
            }
            check(rule);
        }
        return BucketLifecycleConfiguration.builder().rules(named).build();
    }

    @SuppressWarnings("deprecation") // S3 still takes a rule's prefix outside of its filter
    private static void check(LifecycleRule rule) {
        boolean acts = rule.expiration() != null
                || rule.noncurrentVersionExpiration() != null
                || rule.abortIncompleteMultipartUpload() != null
                || !rule.transitions().isEmpty()
                || !rule.noncurrentVersionTransitions().isEmpty();
        boolean scoped = (rule.filter() == null) != (rule.prefix() == null);
        if (rule.status() == null || rule.id().length() > 255 || !scoped) {
            throw S3Errors.malformedXml();
        }
        if (!acts) {
            throw AwsErrors.client("InvalidRequest", "At least one action needs to be specified in a rule");
        }
    }

    private GetBucketLifecycleConfigurationResponse getLifecycle(
            GetBucketLifecycleConfigurationRequest request, Caller caller) {
        return GetBucketLifecycleConfigurationResponse.builder()
                .transitionDefaultMinimumObjectSize(USUAL_MINIMUM)
                .rules(settings(request.bucket())
                        .lifecycle
                        .orElseThrow(() -> AwsErrors.of(
                                404, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"))
                        .rules())
                .build();
    }

    private PutBucketCorsResponse putCors(PutBucketCorsRequest request, Caller caller) {
        BucketSettings settings = settings(request.bucket());
        CORSConfiguration wanted = request.corsConfiguration();
        if (wanted == null || wanted.corsRules().isEmpty() || wanted.corsRules().size() > MOST_CORS_RULES) {
            throw S3Errors.malformedXml();
        }
        wanted.corsRules().forEach(RuleOperations::check);
        settings.cors = Optional.of(wanted);
        return PutBucketCorsResponse.builder().build();
    }

    private static void check(CORSRule rule) {
        if (rule.allowedMethods().isEmpty() || rule.allowedOrigins().isEmpty()) {
            throw S3Errors.malformedXml();
        }
        rule.allowedMethods().stream()
                .filter(method -> !METHODS.contains(method))
                .findFirst()
                .ifPresent(method -> {
                    throw AwsErrors.client(
                            "InvalidRequest",
                            "Found unsupported HTTP method in CORS config. Unsupported method is " + method);
                });
    }

    private GetBucketCorsResponse getCors(GetBucketCorsRequest request, Caller caller) {
        return GetBucketCorsResponse.builder()
                .corsRules(settings(request.bucket())
                        .cors
                        .orElseThrow(() ->
                                AwsErrors.of(404, "NoSuchCORSConfiguration", "The CORS configuration does not exist"))
                        .corsRules())
                .build();
    }
}
