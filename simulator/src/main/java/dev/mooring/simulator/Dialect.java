package dev.mooring.simulator;

import dev.mooring.simulator.model.Violation;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How one API words what its wire protocol leaves open. */
public interface Dialect {

    /** How most of AWS speaks. */
    Dialect USUAL = new Dialect() {};

    /** How this API refuses a request that violates its model; {@code violations} is not empty. */
    default AwsServiceException refuse(List<Violation> violations) {
        return AwsErrors.client("ValidationException", Violation.message(violations));
    }

    /** The root element of a rest-xml response. */
    default String rootElement(String operation) {
        return operation + "Result";
    }

    /** Whether a rest-xml error stands within an {@code ErrorResponse}, as in all of AWS but S3. */
    default boolean wrapsErrors() {
        return false;
    }

    /** What the JSON protocols' {@code __type} says for an error of this code; some APIs put a namespace before it. */
    default String errorType(String code) {
        return code;
    }

    /**
     * The code that an API which moved from the query protocol to JSON still sends beside its new one, in
     * {@code x-amzn-query-error}; empty for the others.
     */
    default Optional<String> queryErrorCode(String code) {
        return Optional.empty();
    }
}
