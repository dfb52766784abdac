package dev.mooring.simulator.sqs;

import dev.mooring.simulator.AwsErrors;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The errors of SQS: codes of its JSON protocol, and the ones that its query protocol had for the same. */
final class SqsErrors {
    private static final String OLD = "AWS.SimpleQueueService.";

    /** Other codes are the same in both protocols. */
    private static final Map<String, String> QUERY_CODES = Map.ofEntries(
            Map.entry("QueueDoesNotExist", OLD + "NonExistentQueue"),
            Map.entry("QueueDeletedRecently", OLD + "QueueDeletedRecently"),
            Map.entry("QueueNameExists", "QueueAlreadyExists"),
            Map.entry("EmptyBatchRequest", OLD + "EmptyBatchRequest"),
            Map.entry("TooManyEntriesInBatchRequest", OLD + "TooManyEntriesInBatchRequest"),
            Map.entry("BatchEntryIdsNotDistinct", OLD + "BatchEntryIdsNotDistinct"),
            Map.entry("InvalidBatchEntryId", OLD + "InvalidBatchEntryId"),
            Map.entry("BatchRequestTooLong", OLD + "BatchRequestTooLong"),
            Map.entry("MessageNotInflight", OLD + "MessageNotInflight"),
            Map.entry("PurgeQueueInProgress", OLD + "PurgeQueueInProgress"),
            Map.entry("UnsupportedOperation", OLD + "UnsupportedOperation"),
            Map.entry("InvalidParameterValueException", "InvalidParameterValue"),
            Map.entry("MissingRequiredParameterException", "MissingParameter"));

    private SqsErrors() {}

    static String queryCode(String code) {
        return QUERY_CODES.getOrDefault(code, code);
    }

    /** SQS names its own errors with the namespace of its model. */
    static String type(String code) {
        return QUERY_CODES.containsKey(code) ? "com.amazonaws.sqs#" + code : code;
    }

    static AwsServiceException queueDoesNotExist() {
        return AwsErrors.client("QueueDoesNotExist", "The specified queue does not exist.");
    }

    static AwsServiceException invalidAddress(String url) {
        return AwsErrors.of(404, "InvalidAddress", "The address " + url + " is not valid for this endpoint.");
    }

    static AwsServiceException queueDeletedRecently() {
        return AwsErrors.client(
                "QueueDeletedRecently",
                "You must wait 60 seconds after deleting a queue before you can create another with the same name.");
    }

    static AwsServiceException queueNameExists(String attribute) {
        return AwsErrors.client(
                "QueueNameExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    static AwsServiceException purgeInProgress(String queue) {
        return AwsErrors.of(
                403,
                "PurgeQueueInProgress",
                "Only one PurgeQueue operation on " + queue + " is allowed every 60 seconds.");
    }

    static AwsServiceException unknownAttribute(String name) {
        return AwsErrors.client("InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static AwsServiceException invalidAttributeValue(String name) {
        return AwsErrors.client("InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }

    static AwsServiceException missing(String parameter) {
        return AwsErrors.client(
                "MissingRequiredParameterException", "The request must contain the parameter " + parameter + ".");
    }

    static AwsServiceException invalidParameter(String message) {
        return AwsErrors.client("InvalidParameterValueException", message);
    }

    static AwsServiceException invalidParameter(Object value, String parameter, String reason) {
        return invalidParameter("Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    static AwsServiceException noResource(String parameter) {
        return AwsErrors.of(
                404,
                "ResourceNotFoundException",
                "The resource that you specified for the " + parameter + " parameter doesn't exist.");
    }

    static AwsServiceException badReceiptHandle(String given) {
        return AwsErrors.of(
                404,
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"" + given + "\" is not a valid receipt handle.");
    }
}
