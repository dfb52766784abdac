package dev.mooring.simulator.secretsmanager;

import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidNextTokenException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.LimitExceededException;
import software.amazon.awssdk.services.secretsmanager.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The errors of Secrets Manager, in its own words. None repeats a value. */
final class SecretsErrors {
    static final String MARKED_FOR_DELETION =
            "You can't perform this operation on the secret because it was marked for deletion.";

    private SecretsErrors() {}

    static AwsServiceException noSecret() {
        return notFound("Secrets Manager can't find the specified secret.");
    }

    static AwsServiceException noLabel(String stage) {
        return notFound("Secrets Manager can't find the specified secret value for staging label: " + stage);
    }

    static AwsServiceException noVersion(String id) {
        return notFound("Secrets Manager can't find the specified secret value for VersionId: " + id);
    }

    private static AwsServiceException notFound(String message) {
        return AwsErrors.in(ResourceNotFoundException.builder(), message);
    }

    static AwsServiceException invalid(String message) {
        return AwsErrors.in(InvalidParameterException.builder(), message);
    }

    static AwsServiceException refused(String message) {
        return AwsErrors.in(InvalidRequestException.builder(), message);
    }

    static AwsServiceException badName() {
        return AwsErrors.client(
                "ValidationException",
                "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: "
                        + "-/_+=.@!");
    }

    static AwsServiceException badToken() {
        return AwsErrors.in(InvalidNextTokenException.builder(), "Invalid token");
    }

    static AwsServiceException badPolicy() {
        return AwsErrors.in(
                MalformedPolicyDocumentException.builder(), "This resource policy contains a JSON syntax error.");
    }

    static AwsServiceException secretExists(String name) {
        return AwsErrors.in(
                ResourceExistsException.builder(),
                "The operation failed because the secret " + name + " already exists.");
    }

    static AwsServiceException tokenInUse(String token, String arn) {
        return AwsErrors.in(
                ResourceExistsException.builder(),
                "You can't use ClientRequestToken " + token
                        + " because that value is already in use for a version of secret " + arn + ".");
    }

    static AwsServiceException tooManyTags() {
        return AwsErrors.in(LimitExceededException.builder(), "A secret can have at most 50 tags.");
    }
}
