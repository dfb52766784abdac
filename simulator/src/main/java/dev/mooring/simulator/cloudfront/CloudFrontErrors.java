package dev.mooring.simulator.cloudfront;

import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The errors of CloudFront. Source: CloudFront API reference. */
final class CloudFrontErrors {
    private CloudFrontErrors() {}

    static AwsServiceException noSuchDistribution() {
        return AwsErrors.of(404, "NoSuchDistribution", "The specified distribution does not exist.");
    }

    static AwsServiceException noSuchInvalidation() {
        return AwsErrors.of(404, "NoSuchInvalidation", "The specified invalidation does not exist.");
    }

    static AwsServiceException noSuchResource() {
        return AwsErrors.of(404, "NoSuchResource", "The specified resource does not exist.");
    }

    static AwsServiceException inconsistentQuantities() {
        return AwsErrors.client("InconsistentQuantities", "The value of Quantity and the size of Items don't match.");
    }

    static AwsServiceException invalidArgument(String message) {
        return AwsErrors.client("InvalidArgument", message);
    }
}
