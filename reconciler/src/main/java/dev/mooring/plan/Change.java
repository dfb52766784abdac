package dev.mooring.plan;

import dev.mooring.resource.Drift;
import dev.mooring.resource.Observation;

/** What is to be done about one resource. */
public sealed interface Change {

    /** Live matches git. */
    record NoOp() implements Change {}

    /**
     * Nothing may be done, and why.
     *
     * @param drift what differs all the same, as far as it is known
     */
    record Blocked(Reason reason, String message, Drift drift) implements Change {}

    record Create() implements Change {}

    /** @param withheld what differs too but is not sent: a rollout that AWS rolled back, a value that still settles */
    record Update(Observation.Present observed, Drift drift, Cause cause, Drift withheld) implements Change {}

    record Replace(Observation.Present observed, Drift drift, Cause cause) implements Change {}

    record Delete(Observation.Present observed) implements Change {}

    /** Who moved: git ({@code EDIT}) or somebody in AWS ({@code DRIFT}). */
    enum Cause {
        EDIT,
        DRIFT
    }

    /** Why a change is blocked: condition reasons, CamelCase in output. */
    enum Reason {
        UNREADABLE,
        NOT_OWNED,
        ADOPTION_WOULD_RESET,
        ROLLED_BACK,
        IMMUTABLE,
        SUSPENDED,
        SETTLING,
        DEPENDENCY,
        BACKING_OFF
    }

    default boolean writes() {
        return this instanceof Create || this instanceof Update || this instanceof Replace || this instanceof Delete;
    }
}
