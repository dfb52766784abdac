package dev.mooring.aws;

import dev.mooring.resource.Failure;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Where exceptions stop: turns what the SDK throws into the {@link Failure} that says what helps. Messages are AWS's own
 * words with the request's id, in one line of bounded length.
 */
public final class FailureClassifier {
    private static final int LONGEST_MESSAGE = 600;

    /** Not permitted, or not known to AWS at all. */
    private static final Set<String> DENIED = HashSet.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "AuthFailure",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "SignatureDoesNotMatch",
            "UnauthorizedOperation",
            "UnrecognizedClientException");

    /** Credentials that a provider renews in a moment, or a clock that is being set. */
    private static final Set<String> RENEWED =
            HashSet.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "RequestTimeTooSkewed");

    /** Somebody else writes the same object just now. */
    private static final Set<String> CONTENDED = HashSet.of(
            "ConcurrentAccessException",
            "ConcurrentModification",
            "ConcurrentModificationException",
            "ConcurrentUpdateException",
            "OperationAborted",
            "OperationAbortedException",
            "PreconditionFailed",
            "TooManyInvalidationsInProgress",
            "UpdateInProgressException");

    private static final Set<String> BUSY = HashSet.of(
            "InternalError",
            "InternalFailure",
            "InternalServerError",
            "InternalServiceError",
            "RequestTimeout",
            "RequestTimeoutException",
            "ServerException",
            "ServiceUnavailable",
            "ServiceUnavailableException");

    private static final Set<String> THROTTLED = HashSet.of(
            "KmsThrottled",
            "KMSThrottlingException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "SlowDown",
            "ThrottledException",
            "Throttling",
            "ThrottlingException",
            "TooManyRequestsException");

    private FailureClassifier() {}

    /** @param operation IAM's name of the call, {@code ecs:UpdateService} */
    public static Failure classify(String operation, RuntimeException thrown) {
        return switch (thrown) {
            case SdkServiceException answer -> answered(operation, answer);
            case AbortedException ignored -> interrupted(operation);
            case ApiCallTimeoutException timeout -> unanswered(operation, "Timeout", timeout);
            case ApiCallAttemptTimeoutException timeout -> unanswered(operation, "Timeout", timeout);
            case SdkException unsent -> notAnswered(operation, unsent);
            default -> new Failure.Terminal(operation, thrown.getClass().getSimpleName(), words(thrown.getMessage()));
        };
    }

    static Failure interrupted(String operation) {
        return new Failure.Transient(operation, "Interrupted", "the call was given up before AWS answered");
    }

    private static Failure answered(String operation, SdkServiceException answer) {
        Option<AwsErrorDetails> details =
                answer instanceof AwsServiceException aws ? Option.of(aws.awsErrorDetails()) : Option.none();
        String code = details.flatMap(known -> Option.of(known.errorCode()))
                .filter(given -> !given.isBlank())
                .map(FailureClassifier::withoutNamespace)
                .getOrElse("Http" + answer.statusCode());
        String said = details.flatMap(known -> Option.of(known.errorMessage()))
                .filter(given -> !given.isBlank())
                .getOrElse("AWS answered with HTTP status " + answer.statusCode() + " and no error of its own");
        String message = words(said)
                + Option.of(answer.requestId())
                        .filter(id -> !id.isBlank())
                        .map(id -> " (request " + id + ")")
                        .getOrElse("");
        if (isThrottled(answer, code, said)) {
            return new Failure.Throttled(operation, code, message);
        }
        if (RENEWED.contains(code) || CONTENDED.contains(code)) {
            return new Failure.Transient(operation, code, message);
        }
        if (DENIED.contains(code) || answer.statusCode() == 401 || answer.statusCode() == 403) {
            return new Failure.Denied(operation, code, message);
        }
        if (BUSY.contains(code) || answer.statusCode() >= 500) {
            return new Failure.Transient(operation, code, message);
        }
        return new Failure.Terminal(operation, code, message);
    }

    /** ECS throttles with a ClientException too, and names it in the message alone. */
    private static boolean isThrottled(SdkServiceException answer, String code, String message) {
        return answer.isThrottlingException()
                || THROTTLED.contains(code)
                || answer.statusCode() == 429
                || message.toLowerCase(Locale.ROOT).startsWith("rate exceeded");
    }

    /** SQS writes {@code AWS.SimpleQueueService.QueueDeletedRecently}. */
    private static String withoutNamespace(String code) {
        return code.substring(code.lastIndexOf('.') + 1);
    }

    private static Failure notAnswered(String operation, SdkException unsent) {
        String message = unsent.getMessage() == null ? "" : unsent.getMessage();
        if (message.contains("Unable to load credentials")) {
            return new Failure.Denied(
                    operation,
                    "NoCredentials",
                    "no AWS credentials were found: set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run"
                            + " with a task role");
        }
        Option<Throwable> cause = network(unsent);
        if (cause.isDefined()) {
            return unanswered(operation, networkCode(cause.get()), unsent);
        }
        return unsent.retryable() || !(unsent instanceof SdkClientException)
                ? unanswered(operation, unsent.getClass().getSimpleName(), unsent)
                : new Failure.Terminal(operation, unsent.getClass().getSimpleName(), words(message));
    }

    private static Failure unanswered(String operation, String code, SdkException thrown) {
        return new Failure.Transient(operation, code, words(thrown.getMessage()));
    }

    private static Option<Throwable> network(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return Option.some(cause);
            }
        }
        return Option.none();
    }

    private static String networkCode(Throwable cause) {
        return switch (cause) {
            case SocketTimeoutException ignored -> "Timeout";
            case ConnectException ignored -> "ConnectionRefused";
            case UnknownHostException ignored -> "UnknownHost";
            default -> cause.getClass().getSimpleName();
        };
    }

    private static String words(@Nullable String message) {
        String line = message == null ? "" : message.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }
}
