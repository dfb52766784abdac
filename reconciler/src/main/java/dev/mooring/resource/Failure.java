package dev.mooring.resource;

/**
 * Why a call to AWS did not succeed, by what helps against it.
 *
 * <p>Messages never hold a secret: they are AWS's own words about the call, not its payload.
 */
public sealed interface Failure {
    /** {@code ecs:UpdateService}. */
    String operation();

    /** AWS's error code, or the exception's simple name. */
    String code();

    String message();

    /** AWS asks to go slower; the next pass may do better. */
    record Throttled(String operation, String code, String message) implements Failure {}

    /** A fault of the network or of AWS; the next pass may do better. */
    record Transient(String operation, String code, String message) implements Failure {}

    /** The credentials lack a permission; a person must grant it. */
    record Denied(String operation, String code, String message) implements Failure {}

    /** AWS refuses the request as it is; only another spec or a person changes that. */
    record Terminal(String operation, String code, String message) implements Failure {}

    /** Whether the same call may succeed later with nobody's help. */
    default boolean passes() {
        return this instanceof Throttled || this instanceof Transient;
    }
}
