package dev.mooring.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Buckets as CloudFront reads them through an origin access control: only what their policies let the distribution read. */
public final class SiteOrigin {
    private static final String PRINCIPAL = "cloudfront.amazonaws.com";

    /** @param eTag with its quotes */
    public record Page(
            SdkBytes data,
            String eTag,
            String contentType,
            @Nullable String cacheControl) {}

    private final Buckets buckets;

    SiteOrigin(Buckets buckets) {
        this.buckets = buckets;
    }

    /** Empty where S3 would answer 403: for what is forbidden, and, without permission to list, for what is not there. */
    public Optional<Page> read(String bucketName, String key, String distributionArn) {
        return buckets.find(bucketName)
                .filter(bucket -> admits(bucket, distributionArn) && !denies(bucket, key))
                .flatMap(bucket -> bucket.find(key))
                .map(object -> new Page(
                        object.data(),
                        object.eTag(),
                        object.headers().contentType(),
                        object.headers().cacheControl()));
    }

    private static boolean admits(Bucket bucket, String distributionArn) {
        return bucket.settings().policy.map(BucketPolicy::statements).stream()
                .flatMap(statements -> statements.stream())
                .anyMatch(statement -> "Allow".equals(statement.path("Effect").asText())
                        && PRINCIPAL.equals(
                                statement.path("Principal").path("Service").asText())
                        && names(statement.path("Action"), "s3:GetObject")
                        && names(statement.path("Resource"), bucket.arn() + "/*")
                        && distributionArn.equals(sourceArn(statement)));
    }

    /** What is denied to CloudFront as a whole, below a prefix. */
    private static boolean denies(Bucket bucket, String key) {
        return bucket.settings().policy.map(BucketPolicy::statements).stream()
                .flatMap(statements -> statements.stream())
                .filter(statement -> "Deny".equals(statement.path("Effect").asText())
                        && PRINCIPAL.equals(
                                statement.path("Principal").path("Service").asText())
                        && names(statement.path("Action"), "s3:GetObject"))
                .map(statement -> statement.path("Resource").asText())
                .anyMatch(resource -> resource.endsWith("*")
                        && (bucket.arn() + "/" + key).startsWith(resource.substring(0, resource.length() - 1)));
    }

    private static boolean names(JsonNode oneOrMore, String wanted) {
        return wanted.equals(oneOrMore.asText())
                || oneOrMore.valueStream().anyMatch(each -> wanted.equals(each.asText()));
    }

    /** The names of condition keys are written in any case. */
    private static @Nullable String sourceArn(JsonNode statement) {
        return statement.path("Condition").path("StringEquals").properties().stream()
                .filter(condition -> condition.getKey().equalsIgnoreCase("aws:SourceArn"))
                .map(condition -> condition.getValue().asText())
                .findFirst()
                .orElse(null);
    }
}
