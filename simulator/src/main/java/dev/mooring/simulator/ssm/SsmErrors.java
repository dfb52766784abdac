package dev.mooring.simulator.ssm;

import dev.mooring.simulator.AwsErrors;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.model.HierarchyTypeMismatchException;
import software.amazon.awssdk.services.ssm.model.ParameterPatternMismatchException;

/** The errors of the Parameter Store, in its own words; most codes lack the ending of their classes. None repeats a value. */
final class SsmErrors {
    private SsmErrors() {}

    static AwsServiceException invalid(String message) {
        return AwsErrors.client("ValidationException", message);
    }

    static AwsServiceException reserved(String name) {
        return AwsErrors.client("AccessDeniedException", "No access to reserved parameter name: " + name + ".");
    }

    static AwsServiceException noParameter(String name) {
        return AwsErrors.client("ParameterNotFound", "Parameter " + name + " not found.");
    }

    static AwsServiceException noVersion(String name, String version) {
        return AwsErrors.client(
                "ParameterVersionNotFound",
                "Systems Manager could not find version " + version + " of " + name
                        + ". Verify the version and try again.");
    }

    static AwsServiceException parameterExists() {
        return AwsErrors.client(
                "ParameterAlreadyExists",
                "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
    }

    static AwsServiceException anotherType() {
        return AwsErrors.in(
                HierarchyTypeMismatchException.builder(),
                "Parameter Store does not support changing a parameter's type. Create a new, unique parameter.");
    }

    static AwsServiceException outOfPattern(String pattern) {
        return AwsErrors.in(
                ParameterPatternMismatchException.builder(),
                "Parameter value, cannot be validated against allowedPattern: " + pattern);
    }

    static AwsServiceException oldestIsLabelled(String name, long version) {
        return AwsErrors.client(
                "ParameterMaxVersionLimitExceeded",
                "You attempted to create a new version of " + name
                        + " by calling the PutParameter API with the overwrite flag. Version " + version
                        + ", the oldest version, can't be deleted because it has a label associated with it. "
                        + "Move the label to another version of the parameter, and try again.");
    }

    static AwsServiceException tooManyLabels() {
        return AwsErrors.client(
                "ParameterVersionLabelLimitExceeded",
                "A parameter version can have maximum 10 labels. "
                        + "Move one or more labels to another version and try again.");
    }

    static AwsServiceException badFilterKey(String key, List<String> valid) {
        return AwsErrors.client(
                "InvalidFilterKey",
                "The following filter key is not valid: " + key + ". Valid filter keys include: " + valid + ".");
    }

    static AwsServiceException filterTwice(String key) {
        return AwsErrors.client(
                "InvalidFilterKey",
                "The following filter is duplicated in the request: " + key
                        + ". A request can contain only one occurrence of a specific filter.");
    }

    static AwsServiceException badFilterOption(String option, List<String> valid) {
        return AwsErrors.client(
                "InvalidFilterOption",
                "The following filter option is not valid: " + option + ". Valid options include: " + valid + ".");
    }

    static AwsServiceException badFilterValue(String value, List<String> valid) {
        return AwsErrors.client(
                "InvalidFilterValue",
                "The following filter value is not valid: " + value + ". Valid values include: " + valid + ".");
    }

    static AwsServiceException noFilterValues(String key) {
        return AwsErrors.client(
                "InvalidFilterValue", "The following filter values are missing : null for filter key " + key + ".");
    }

    static AwsServiceException badToken() {
        return AwsErrors.client("InvalidNextToken", "The specified token is not valid.");
    }

    static AwsServiceException noResource(String id) {
        return AwsErrors.client(
                "InvalidResourceId", "The resource ID \"" + id + "\" is not valid. Verify the ID and try again.");
    }

    static AwsServiceException notHere(String type) {
        return AwsErrors.client("InvalidResourceType", type + " is not a valid resource type.");
    }

    static AwsServiceException tooManyTags() {
        return AwsErrors.client(
                "TooManyTagsError",
                "The Targets parameter includes too many tags. A parameter can have at most 50 tags.");
    }
}
