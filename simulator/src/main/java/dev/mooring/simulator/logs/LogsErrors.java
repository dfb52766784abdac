package dev.mooring.simulator.logs;

import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.TooManyTagsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ValidationException;

/** The errors of CloudWatch Logs, in its own words. */
final class LogsErrors {
    private LogsErrors() {}

    static AwsServiceException invalid(String message) {
        return AwsErrors.in(InvalidParameterException.builder(), message);
    }

    static AwsServiceException badToken() {
        return invalid("The specified nextToken is invalid.");
    }

    static AwsServiceException noGroup() {
        return AwsErrors.in(ResourceNotFoundException.builder(), "The specified log group does not exist.");
    }

    static AwsServiceException noStream() {
        return AwsErrors.in(ResourceNotFoundException.builder(), "The specified log stream does not exist.");
    }

    static AwsServiceException noResource() {
        return AwsErrors.in(ResourceNotFoundException.builder(), "The specified resource does not exist.");
    }

    static AwsServiceException groupExists() {
        return AwsErrors.in(ResourceAlreadyExistsException.builder(), "The specified log group already exists");
    }

    static AwsServiceException isProtected() {
        return AwsErrors.in(
                ValidationException.builder(),
                "The specified log group is protected from deletion; disable this first.");
    }

    static AwsServiceException streamExists() {
        return AwsErrors.in(ResourceAlreadyExistsException.builder(), "The specified log stream already exists");
    }

    static AwsServiceException tooManyTags(String resource) {
        return AwsErrors.in(
                TooManyTagsException.builder().resourceName(resource), "The resource can have no more than 50 tags.");
    }
}
