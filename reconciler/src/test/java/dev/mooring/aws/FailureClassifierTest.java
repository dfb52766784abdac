package dev.mooring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Failure;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

final class FailureClassifierTest {
    private static final String OPERATION = "ecs:UpdateService";

    private static Failure answered(int status, String code, String message) {
        return FailureClassifier.classify(
                OPERATION,
                AwsServiceException.builder()
                        .statusCode(status)
                        .requestId("req-1")
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(code)
                                .errorMessage(message)
                                .build())
                        .build());
    }

    private static String name(Failure failure) {
        return failure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, Rate exceeded, throttled",
        "400, Throttling, Rate exceeded, throttled",
        "503, SlowDown, Reduce your request rate, throttled",
        "429, Whatever, x, throttled",
        "400, ClientException, Rate exceeded: too many, throttled",
        "403, RequestThrottled, x, throttled",
        "400, RequestLimitExceeded, x, throttled",
        "500, InternalFailure, x, transient",
        "400, ServerException, x, transient",
        "503, ServiceUnavailable, x, transient",
        "400, RequestTimeout, x, transient",
        "400, OperationAbortedException, another writes it, transient",
        "400, UpdateInProgressException, x, transient",
        "403, ExpiredToken, x, transient",
        "400, ExpiredTokenException, x, transient",
        "403, RequestTimeTooSkewed, x, transient",
        "400, AccessDeniedException, not authorized, denied",
        "403, AccessDenied, x, denied",
        "403, InvalidClientTokenId, x, denied",
        "403, SignatureDoesNotMatch, x, denied",
        "400, UnrecognizedClientException, x, denied",
        "403, SomethingNew, x, denied",
        "401, SomethingNew, x, denied",
        "400, InvalidParameterException, x, terminal",
        "400, ClusterNotFoundException, x, terminal",
        "400, AWS.SimpleQueueService.QueueDeletedRecently, x, terminal",
        "400, LimitExceededException, x, terminal",
        "404, NotFound, x, terminal"
    })
    void errors_are_sorted_by_what_helps(int status, String code, String message, String kind) {
        assertThat(name(answered(status, code, message))).isEqualTo(kind);
    }

    @Test
    void the_message_is_awss_own_with_the_requests_id() {
        Failure failure = answered(400, "InvalidParameterException", "Memory must be\n  at least 512");

        assertThat(failure.message()).isEqualTo("Memory must be at least 512 (request req-1)");
        assertThat(failure.code()).isEqualTo("InvalidParameterException");
        assertThat(failure.operation()).isEqualTo(OPERATION);
    }

    @Test
    void sqs_codes_come_without_their_namespace() {
        assertThat(answered(400, "AWS.SimpleQueueService.QueueDeletedRecently", "x")
                        .code())
                .isEqualTo("QueueDeletedRecently");
    }

    @Test
    void a_page_of_html_is_a_fault_of_the_other_side() {
        Failure failure = FailureClassifier.classify(
                OPERATION, AwsServiceException.builder().statusCode(500).build());

        assertThat(failure)
                .isEqualTo(new Failure.Transient(
                        OPERATION, "Http500", "AWS answered with HTTP status 500 and no error of its own"));
    }

    @Test
    void endless_words_are_cut() {
        assertThat(answered(400, "X", "y".repeat(10_000)).message().length()).isLessThan(700);
    }

    @Test
    void what_never_reached_aws_passes() {
        assertThat(unsent(new ConnectException("refused")))
                .returns("ConnectionRefused", Failure::code)
                .isInstanceOf(Failure.Transient.class);
        assertThat(unsent(new SocketTimeoutException("read"))).returns("Timeout", Failure::code);
        assertThat(unsent(new UnknownHostException("ecs.nowhere"))).returns("UnknownHost", Failure::code);
        assertThat(unsent(new SSLHandshakeException("no"))).isInstanceOf(Failure.Transient.class);
    }

    private static Failure unsent(Exception cause) {
        return FailureClassifier.classify(
                OPERATION, SdkClientException.create("Unable to execute HTTP request", cause));
    }

    @Test
    void a_call_that_takes_too_long_passes() {
        assertThat(FailureClassifier.classify(OPERATION, ApiCallTimeoutException.create(30_000)))
                .isInstanceOf(Failure.Transient.class)
                .returns("Timeout", Failure::code);
    }

    @Test
    void a_call_that_was_given_up_says_so() {
        assertThat(FailureClassifier.classify(
                                OPERATION, AbortedException.builder().build())
                        .code())
                .isEqualTo("Interrupted");
    }

    @Test
    void missing_credentials_are_told_with_what_to_do() {
        Failure failure = FailureClassifier.classify(
                OPERATION,
                SdkClientException.create("Unable to load credentials from any of the providers in the chain"));

        assertThat(failure).isInstanceOf(Failure.Denied.class).returns("NoCredentials", Failure::code);
        assertThat(failure.message()).contains("AWS_PROFILE");
    }

    @Test
    void a_request_that_cannot_even_be_written_is_the_requests_fault() {
        assertThat(FailureClassifier.classify(OPERATION, SdkClientException.create("a URL must not be null")))
                .isInstanceOf(Failure.Terminal.class);
    }
}
