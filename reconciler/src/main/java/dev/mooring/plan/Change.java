package dev.mooring.plan;

import dev.mooring.resource.Drift;
import dev.mooring.resource.Observation;
import io.vavr.control.Option;

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

    /** @param cause {@code DRIFT} where this process has seen the object in place before */
    record Create(Cause cause) implements Change {}

    /**
     * @param drift what is sent; empty where only our tags are missing
     * @param withheld what differs too but is not sent, and why; none for most
     */
    record Update(Observation.Present observed, Drift drift, Cause cause, Option<Withheld> withheld)
            implements Change {}

    record Replace(Observation.Present observed, Drift drift, Cause cause) implements Change {}

    record Delete(Observation.Present observed) implements Change {}

    /** A part of an update that must not be sent: a rollout that AWS rolled back, a value that still settles. */
    record Withheld(Reason reason, String message, Drift drift) {}

    /** Who moved. */
    enum Cause {
        /** Git says something else than it did. */
        EDIT,
        /** Somebody changed AWS. */
        DRIFT,
        /** The manifest takes over what is not ours yet. */
        ADOPTION
    }

    /** Why a change is blocked: condition reasons, CamelCase in output. */
    enum Reason {
        /** AWS could not be read, so nothing is known. */
        UNREADABLE("Unreadable"),
        /** It exists and carries another owner's tags, or none. */
        NOT_OWNED("NotOwned"),
        /** Taking it over would reset what the manifest does not state. */
        ADOPTION_WOULD_RESET("AdoptionWouldReset"),
        /** AWS rolled this very state back. */
        ROLLED_BACK("RolledBack"),
        /** AWS cannot change it in place, and it may not be replaced. */
        IMMUTABLE("Immutable"),
        /** The manifest is suspended. */
        SUSPENDED("Suspended"),
        /** AWS took the value and still reads back the old one. */
        SETTLING("Settling"),
        /** What it needs is not in place. */
        DEPENDENCY("Dependency"),
        /** An earlier attempt failed. */
        BACKING_OFF("BackingOff");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** As in conditions: {@code NotOwned}. */
        public String word() {
            return word;
        }
    }

    default boolean writes() {
        return this instanceof Create || this instanceof Update || this instanceof Replace || this instanceof Delete;
    }
}
