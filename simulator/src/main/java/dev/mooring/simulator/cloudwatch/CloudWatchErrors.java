package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.AwsErrors;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardValidationMessage;

/**
 * The errors of CloudWatch. They carry their shape's name, which the CBOR and JSON protocols send; the code of the query
 * protocol, which the others send beside it, differs for most.
 */
final class CloudWatchErrors {
    private static final Map<String, String> QUERY_CODES = Map.of(
            "InvalidParameterValueException", "InvalidParameterValue",
            "MissingRequiredParameterException", "MissingParameter",
            "InvalidParameterCombinationException", "InvalidParameterCombination",
            "DashboardInvalidInputError", "InvalidParameterInput",
            "DashboardNotFoundError", "ResourceNotFound",
            "LimitExceededFault", "LimitExceeded",
            "InvalidFormatFault", "InvalidFormat",
            "InternalServiceFault", "InternalServiceError");

    private CloudWatchErrors() {}

    static String queryCode(String shape) {
        return QUERY_CODES.getOrDefault(shape, shape);
    }

    static AwsServiceException invalidValue(String message) {
        return AwsErrors.client("InvalidParameterValueException", message);
    }

    static AwsServiceException missing(String parameter) {
        return AwsErrors.client("MissingRequiredParameterException", "The parameter " + parameter + " is required.");
    }

    static AwsServiceException invalidCombination(String message) {
        return AwsErrors.client("InvalidParameterCombinationException", message);
    }

    static AwsServiceException exclusive(String one, String other) {
        return invalidCombination(
                "The parameters " + one + " and " + other + " are mutually exclusive and you have specified both.");
    }

    /** What PutMetricAlarm and GetMetricData say of most faults. */
    static AwsServiceException validation(String message) {
        return AwsErrors.client("ValidationError", message);
    }

    static AwsServiceException badToken() {
        return AwsErrors.client("InvalidNextToken", "Request parameter NextToken is invalid");
    }

    static AwsServiceException noAlarm(String name) {
        return AwsErrors.of(404, "ResourceNotFound", "Alarm " + name + " does not exist");
    }

    static AwsServiceException noResource() {
        return AwsErrors.of(404, "ResourceNotFoundException", "Unknown");
    }

    static AwsServiceException noDashboard(String name) {
        return AwsErrors.of(404, "DashboardNotFoundError", "Dashboard " + name + " does not exist");
    }

    static AwsServiceException invalidDashboard(String message, List<DashboardValidationMessage> messages) {
        return DashboardInvalidInputErrorException.builder()
                .dashboardValidationMessages(messages)
                .statusCode(400)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("DashboardInvalidInputError")
                        .errorMessage(message)
                        .build())
                .build();
    }

    static AwsServiceException invalidFormat(String message) {
        return AwsErrors.client("InvalidFormatFault", message);
    }
}
