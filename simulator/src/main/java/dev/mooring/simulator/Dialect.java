package dev.mooring.simulator;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How one API words what its wire protocol leaves open. */
public interface Dialect {

    /** How most of AWS speaks. */
    Dialect USUAL = new Dialect() {};

    /**
     * How this API refuses a request that lacks a member which its model requires.
     *
     * @param member the member's name on the wire, with its path where it is nested: {@code taskDefinition},
     *     {@code loadBalancers.1.member.containerPort}
     */
    default AwsServiceException missing(String member) {
        return AwsErrors.client(
                "ValidationException",
                "1 validation error detected: Value null at '" + member
                        + "' failed to satisfy constraint: Member must not be null");
    }

    /** The root element of a rest-xml response. */
    default String rootElement(String operation) {
        return operation + "Result";
    }

    /**
     * The code that an API which moved from the query protocol to JSON still sends beside its new one, in
     * {@code x-amzn-query-error}; empty for the others.
     */
    default Optional<String> queryErrorCode(String code) {
        return Optional.empty();
    }
}
