package dev.mooring.status;

import dev.mooring.plan.Change;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Withheld;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import io.vavr.control.Option;

/**
 * What a pass leaves one AWS object in.
 *
 * @param reason a CamelCase word
 * @param message a sentence; may be empty
 */
record Verdict(State state, String reason, String message) {

    /** Worst last. */
    enum State {
        /** As git says, and doing its work. */
        READY("Ready"),
        /** Written, or as git says, and AWS is still at it. */
        PROGRESSING("Progressing"),
        /** Differs, and will be written. */
        PENDING("Pending"),
        /** Differs, and is left as it is because somebody wants that. */
        HELD("Held"),
        /** Not known. */
        UNKNOWN("Unknown"),
        /** Goes no further by itself. */
        STALLED("Stalled");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * @param outcome of what was sent in this pass, if anything was
     * @param observeOnly nothing is written in this environment
     */
    static Verdict of(PlannedChange planned, Option<Outcome> outcome, boolean observeOnly) {
        return observeOnly && planned.writes()
                ? new Verdict(State.HELD, "ObserveOnly", "differs, and this environment is only observed")
                : outcome.map(ended -> of(planned, ended)).getOrElse(() -> of(planned));
    }

    private static Verdict of(PlannedChange planned, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied ignored -> stalledBy(planned.change()).getOrElse(() -> progressing("Applied", ""));
            case Outcome.InProgress progress -> progressing(progress.reason(), progress.message());
            case Outcome.Failed failed -> of(failed.failure());
        };
    }

    private static Verdict of(Failure failure) {
        String message = failure.operation() + ": " + failure.code() + ": " + failure.message();
        return switch (failure) {
            case Failure.Throttled ignored -> new Verdict(State.PENDING, "Throttled", message);
            case Failure.Transient ignored -> new Verdict(State.PENDING, "TransientFailure", message);
            case Failure.Denied ignored -> new Verdict(State.STALLED, "Denied", message);
            case Failure.Terminal ignored -> new Verdict(State.STALLED, "Refused", message);
        };
    }

    private static Verdict of(PlannedChange planned) {
        return switch (planned.change()) {
            case Change.NoOp ignored -> ofHealth(planned.observation());
            case Change.Kept kept -> new Verdict(State.READY, kept.reason().word(), kept.message());
            case Change.Blocked blocked -> of(blocked, planned.observation());
            default -> stalledBy(planned.change()).getOrElse(() -> new Verdict(State.PENDING, "OutOfSync", ""));
        };
    }

    private static Verdict ofHealth(Observation observation) {
        if (!(observation instanceof Observation.Present live)) {
            return new Verdict(State.READY, "Ready", "");
        }
        return switch (live.health()) {
            case Health.Ready ignored -> new Verdict(State.READY, "Ready", "");
            case Health.Progressing health -> progressing(health.reason(), health.message());
            case Health.Failed health -> new Verdict(State.STALLED, health.reason(), health.message());
        };
    }

    private static Verdict of(Blocked blocked, Observation observation) {
        return switch (blocked.reason()) {
            case UNREADABLE ->
                observation instanceof Observation.Unknown unknown
                                && !unknown.failure().passes()
                        ? blocked(State.STALLED, blocked)
                        : blocked(State.UNKNOWN, blocked);
            case NOT_OWNED,
                    ADOPTION_WOULD_RESET,
                    ROLLED_BACK,
                    IMMUTABLE,
                    REFUSED,
                    IMAGE_REFUSED,
                    IMAGE_MISSING,
                    IMAGE_UNFIT,
                    SECRET_MISSING -> blocked(State.STALLED, blocked);
            case SUSPENDED, WINDOW_CLOSED -> blocked(State.HELD, blocked);
            case SETTLING -> blocked(State.PROGRESSING, blocked);
            case PRUNE_INCOMPLETE, PRUNE_EVERYTHING, PRUNE_UNCONFIRMED, PRUNE_DISABLED, RETAINED ->
                blocked(State.HELD, blocked);
            case DEPENDENCY, BACKING_OFF, IMAGE_UNSCANNED -> blocked(State.PENDING, blocked);
        };
    }

    private static Verdict blocked(State state, Blocked blocked) {
        return new Verdict(state, blocked.reason().word(), blocked.message());
    }

    private static Option<Verdict> stalledBy(Change change) {
        Option<Withheld> withheld =
                change instanceof Change.Update update ? update.withheld() : Option.<Withheld>none();
        return withheld.filter(part -> part.reason().stallsRollout())
                .map(part -> new Verdict(State.STALLED, part.reason().word(), part.message()));
    }

    private static Verdict progressing(String reason, String message) {
        return new Verdict(State.PROGRESSING, reason, message);
    }
}
