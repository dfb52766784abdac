package dev.mooring.simulator.ecr;

import dev.mooring.simulator.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageDigestDoesNotMatchException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.TooManyTagsException;

/** The errors of ECR, in its own words. */
final class EcrErrors {
    private EcrErrors() {}

    static AwsServiceException invalid(String message) {
        return AwsErrors.in(InvalidParameterException.builder(), message);
    }

    static AwsServiceException badToken() {
        return invalid("Invalid parameter at 'nextToken' failed to satisfy constraint: 'invalid token'");
    }

    static AwsServiceException noRepository(String name, String registry) {
        return AwsErrors.in(
                RepositoryNotFoundException.builder(),
                "The repository with name '" + name + "' does not exist in the registry with id '" + registry + "'");
    }

    static AwsServiceException repositoryExists(String name, String registry) {
        return AwsErrors.in(
                RepositoryAlreadyExistsException.builder(),
                "The repository with name '" + name + "' already exists in the registry with id '" + registry + "'");
    }

    static AwsServiceException notEmpty(String name, String registry) {
        return AwsErrors.in(
                RepositoryNotEmptyException.builder(),
                "The repository with name '" + name + "' in registry with id '" + registry
                        + "' cannot be deleted because it still contains images");
    }

    static AwsServiceException noImage(ImageIdentifier id, Repository repository) {
        return AwsErrors.in(
                ImageNotFoundException.builder(),
                "The image with imageId " + named(id) + " does not exist within the repository with name '"
                        + repository.name() + "' in the registry with id '" + repository.registry() + "'");
    }

    static AwsServiceException imageExists(String digest, String tag, Repository repository) {
        return AwsErrors.in(
                ImageAlreadyExistsException.builder(),
                "Image with digest '" + digest + "' and tag '" + tag + "' already exists in the repository with name '"
                        + repository.name() + "' in registry with id '" + repository.registry() + "'");
    }

    static AwsServiceException tagIsImmutable(String tag, Repository repository) {
        return AwsErrors.in(
                ImageTagAlreadyExistsException.builder(),
                "The image tag '" + tag + "' already exists in the '" + repository.name()
                        + "' repository and cannot be overwritten because the tag is immutable.");
    }

    static AwsServiceException digestDiffers(String given) {
        return AwsErrors.in(
                ImageDigestDoesNotMatchException.builder(),
                "The digest of the image does not match the one that was given: " + given);
    }

    static AwsServiceException noScan(ImageIdentifier id, Repository repository) {
        return AwsErrors.in(
                ScanNotFoundException.builder(),
                "Image scan does not exist for the image with '" + named(id) + "' in the repository with name '"
                        + repository.name() + "' in the registry with id '" + repository.registry() + "'");
    }

    static AwsServiceException tooManyTags() {
        return AwsErrors.in(TooManyTagsException.builder(), "The repository can have no more than 50 tags.");
    }

    private static String named(ImageIdentifier id) {
        return "{imageDigest:'" + (id.imageDigest() == null ? "null" : id.imageDigest()) + "', imageTag:'"
                + (id.imageTag() == null ? "null" : id.imageTag()) + "'}";
    }
}
