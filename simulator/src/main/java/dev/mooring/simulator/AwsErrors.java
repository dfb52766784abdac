package dev.mooring.simulator;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Errors for which the SDK has no modelled exception: a code, a message and an HTTP status. */
public final class AwsErrors {
    private AwsErrors() {}

    /** A client error (HTTP 400) with this wire code. */
    public static AwsServiceException client(String code, String message) {
        return of(400, code, message);
    }

    public static AwsServiceException of(int status, String code, String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    /** A modelled exception with this message; its code is the model's. */
    public static AwsServiceException in(AwsServiceException.Builder exception, String message) {
        return exception.message(message).build();
    }
}
