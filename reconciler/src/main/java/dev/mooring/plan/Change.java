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
     * @param postponed what will be done as soon as it may; none: that is not known
     */
    record Blocked(Reason reason, String message, Drift drift, Option<Change> postponed) implements Change {
        public Blocked(Reason reason, String message, Drift drift) {
            this(reason, message, drift, Option.none());
        }
    }

    /** @param cause {@code DRIFT} where this process has seen the object in place before */
    record Create(Cause cause) implements Change {}

    /**
     * @param drift what is sent; empty where only our tags are missing
     * @param withheld what differs too but is not sent, and why; none for most
     */
    record Update(Observation.Present observed, Drift drift, Cause cause, Option<Withheld> withheld)
            implements Change {}

    record Replace(Observation.Present observed, Drift drift, Cause cause) implements Change {}

    /** @param why it goes: what left git */
    record Delete(Observation.Present observed, String why) implements Change {}

    /** It left git and stays in AWS, as somebody wants it. */
    record Kept(Reason reason, String message) implements Change {}

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
        /** An image that it would start is not in its registry. */
        IMAGE_MISSING("ImageMissing"),
        /** An image that it would start is built for other machines. */
        IMAGE_UNFIT("ImageUnfit"),
        /** An image that it would start has findings that are too grave. */
        IMAGE_REFUSED("ImageRefused"),
        /** An image that it would start has no scan to go by yet. */
        IMAGE_UNSCANNED("ImageUnscanned"),
        /** A secret that its tasks would be given is not there. */
        SECRET_MISSING("SecretMissing"),
        /** The environment's windows allow no changes now. */
        WINDOW_CLOSED("WindowClosed"),
        /** What it needs is not in place. */
        DEPENDENCY("Dependency"),
        /** An earlier attempt failed; the next one is due later. */
        BACKING_OFF("BackingOff"),
        /** AWS refused an earlier attempt, and would refuse it again until git or a person changes something. */
        REFUSED("Refused"),
        /** It left git, and is to stay. */
        RETAINED("Retained"),
        /** It left git, and this environment deletes nothing. */
        PRUNE_DISABLED("PruneDisabled"),
        /** It left git, and not everything could be read that must be known before anything is deleted. */
        PRUNE_INCOMPLETE("PruneIncomplete"),
        /** It left git, and so did everything else that is ours. */
        PRUNE_EVERYTHING("PruneEverything"),
        /** It left git with more than may be deleted unless a person confirms. */
        PRUNE_UNCONFIRMED("PruneUnconfirmed");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** Whether a rollout that is held back for it goes no further without git or a person. */
        public boolean stallsRollout() {
            return this == ROLLED_BACK || this == IMAGE_REFUSED || this == SECRET_MISSING;
        }

        /** Whether it keeps from being deleted what left git, for as long as no person decides otherwise. */
        public boolean holdsPruning() {
            return this == PRUNE_INCOMPLETE || this == PRUNE_EVERYTHING || this == PRUNE_UNCONFIRMED;
        }

        /** As in conditions: {@code NotOwned}. */
        public String word() {
            return word;
        }
    }

    /** Whether nothing is to be done: live matches git, or stays though it left git. */
    default boolean rests() {
        return this instanceof NoOp || this instanceof Kept;
    }

    default boolean writes() {
        return this instanceof Create || this instanceof Update || this instanceof Replace || this instanceof Delete;
    }

    /**
     * {@code create}, {@code update}, {@code replace}, {@code delete}, {@code blocked}, {@code retained}, {@code kept},
     * {@code none}.
     */
    default String verb() {
        return switch (this) {
            case Create ignored -> "create";
            case Update ignored -> "update";
            case Replace ignored -> "replace";
            case Delete ignored -> "delete";
            case Blocked ignored -> "blocked";
            case Kept kept -> kept.reason() == Reason.RETAINED ? "retained" : "kept";
            case NoOp ignored -> "none";
        };
    }

    /** Why it is written; what writes nothing, and what removes what left git, counts as an edit. */
    default Cause cause() {
        return switch (this) {
            case Create create -> create.cause();
            case Update update -> update.cause();
            case Replace replace -> replace.cause();
            case Delete ignored -> Cause.EDIT;
            case Blocked blocked -> blocked.postponed().map(Change::cause).getOrElse(Cause.EDIT);
            case Kept ignored -> Cause.EDIT;
            case NoOp ignored -> Cause.EDIT;
        };
    }
}
