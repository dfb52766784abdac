package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.applicationautoscaling.model.FailedResourceAccessException;
import software.amazon.awssdk.services.applicationautoscaling.model.InvalidNextTokenException;
import software.amazon.awssdk.services.applicationautoscaling.model.LimitExceededException;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.ResourceNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.TooManyTagsException;
import software.amazon.awssdk.services.applicationautoscaling.model.ValidationException;

/** The errors of Application Auto Scaling, in its own words. */
final class AutoscalingErrors {
    private AutoscalingErrors() {}

    static AwsServiceException invalid(String message) {
        return AwsErrors.in(ValidationException.builder(), message);
    }

    /** CloudWatch would not have an alarm that a policy needs. */
    static AwsServiceException noAccess(String message) {
        return AwsErrors.in(FailedResourceAccessException.builder(), message);
    }

    static AwsServiceException badToken() {
        return AwsErrors.in(InvalidNextTokenException.builder(), "The next token supplied was invalid.");
    }

    static AwsServiceException noTarget(TargetKey key) {
        return missing("No scalable target found for " + key.inWords());
    }

    /** Said by the operations that put something on a target. */
    static AwsServiceException notRegistered(TargetKey key) {
        return missing("No scalable target registered for " + key.inWords());
    }

    static AwsServiceException noPolicy(TargetKey key, String name) {
        return missing("No scaling policy found for " + key.inWords() + ", policy name: " + name);
    }

    static AwsServiceException noAction(TargetKey key, String name) {
        return missing("No scheduled action found for " + key.inWords() + ", scheduled action name: " + name);
    }

    static AwsServiceException tooMany(String what, int most) {
        return AwsErrors.in(
                LimitExceededException.builder(), "A scalable target may have no more than " + most + " " + what + ".");
    }

    static AwsServiceException noResource(String arn) {
        return AwsErrors.in(
                ResourceNotFoundException.builder().resourceName(arn), "The specified resource doesn't exist: " + arn);
    }

    static AwsServiceException tooManyTags(String arn) {
        return AwsErrors.in(
                TooManyTagsException.builder().resourceName(arn), "The resource can have no more than 50 tags.");
    }

    private static AwsServiceException missing(String message) {
        return AwsErrors.in(ObjectNotFoundException.builder(), message);
    }
}
