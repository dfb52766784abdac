package dev.mooring.simulator.sns;

import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.TagLimitExceededException;

/** The errors of SNS in its own words. */
final class SnsErrors {
    private SnsErrors() {}

    /** @param what follows {@code Invalid parameter:} */
    static AwsServiceException invalid(String what) {
        return AwsErrors.in(InvalidParameterException.builder(), "Invalid parameter: " + what);
    }

    static AwsServiceException invalid(String parameter, String reason) {
        return invalid(parameter + " Reason: " + reason);
    }

    static AwsServiceException invalidValue(String message) {
        return AwsErrors.in(InvalidParameterValueException.builder(), message);
    }

    static AwsServiceException noTopic() {
        return AwsErrors.in(NotFoundException.builder(), "Topic does not exist");
    }

    static AwsServiceException noSubscription() {
        return AwsErrors.in(NotFoundException.builder(), "Subscription does not exist");
    }

    static AwsServiceException noResource() {
        return AwsErrors.in(ResourceNotFoundException.builder(), "Resource does not exist");
    }

    static AwsServiceException tooManyTags() {
        return AwsErrors.in(
                TagLimitExceededException.builder(), "Could not complete request: tag quota of per resource exceeded");
    }

    static AwsServiceException internal() {
        return AwsErrors.in(InternalErrorException.builder(), "Internal failure");
    }
}
