package dev.mooring.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a real client makes of an error of the simulator. */
public record AwsError(int status, String code, String message, Class<?> type) {

    /** The error with which the call fails; a call that succeeds fails the test. */
    public static AwsError of(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(AwsServiceException.class);
        AwsServiceException error = (AwsServiceException) thrown;
        return new AwsError(
                error.statusCode(),
                error.awsErrorDetails().errorCode(),
                error.awsErrorDetails().errorMessage(),
                error.getClass());
    }
}
