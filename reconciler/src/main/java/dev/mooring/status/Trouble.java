package dev.mooring.status;

import dev.mooring.plan.Change;
import dev.mooring.plan.Change.Cause;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.FieldText;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Outcome;
import dev.mooring.status.Verdict.State;
import io.vavr.control.Option;

/**
 * Something about an AWS object that people should know, once. A read that AWS throttled and a step that waits for another
 * are none: they pass, and nobody need do anything.
 *
 * @param key the same for as long as it is the same trouble
 */
record Trouble(Event.Type type, String key, String message) {
    private static final String DRIFT = "drift ";
    private static final String RETAINED = "retained";
    private static final String DELETING = "deleting";

    static Option<Trouble> in(Finding finding) {
        return retained(finding)
                .orElse(() -> deleting(finding))
                .orElse(() -> failure(finding))
                .orElse(() -> stall(finding))
                .orElse(() -> driftThatStays(finding));
    }

    Option<Cause> cause() {
        return Option.when(type == Event.Type.DRIFT_FOUND, Cause.DRIFT);
    }

    /** Whether people want to hear that it is over. */
    static boolean isRecoveredFrom(String key) {
        return !key.startsWith(DRIFT) && !key.equals(RETAINED) && !key.equals(DELETING);
    }

    /** What AWS takes its time to delete is gone some day, unseen. */
    private static Option<Trouble> deleting(Finding finding) {
        boolean begun = finding.planned().change() instanceof Change.Delete
                && finding.outcome().exists(Outcome.InProgress.class::isInstance);
        return Option.when(begun, () -> new Trouble(Event.Type.DELETED, DELETING, "deleting " + finding.told()));
    }

    private static Option<Trouble> retained(Finding finding) {
        return Option.when(
                finding.planned().change() instanceof Change.Kept kept && kept.reason() == Reason.RETAINED,
                () -> new Trouble(Event.Type.RETAINED, RETAINED, "retained " + finding.told()));
    }

    private static Option<Trouble> failure(Finding finding) {
        boolean failed = finding.outcome().exists(Outcome.Failed.class::isInstance)
                || finding.verdict().reason().equals(Reason.REFUSED.word());
        return Option.when(
                failed,
                () -> new Trouble(
                        Event.Type.FAILED, "failed " + finding.planned().digest(), finding.told()));
    }

    private static Option<Trouble> stall(Finding finding) {
        if (!finding.is(State.STALLED)) {
            return Option.none();
        }
        String reason = finding.verdict().reason();
        String key = reason + " " + finding.planned().digest();
        if (reason.equals(Reason.ROLLED_BACK.word())) {
            return Option.some(new Trouble(Event.Type.ROLLED_BACK, key, finding.told()));
        }
        return Option.some(new Trouble(finding.inSync() ? Event.Type.FAILED : Event.Type.BLOCKED, key, finding.told()));
    }

    private static Option<Trouble> driftThatStays(Finding finding) {
        PlannedChange planned = finding.planned();
        String said = "drift: AWS was changed: " + planned.id();
        if (wouldBe(planned.change()) instanceof Change.Create create && create.cause() == Cause.DRIFT) {
            String message = said + " was deleted; " + finding.verdict().message();
            return Option.some(new Trouble(Event.Type.DRIFT_FOUND, DRIFT + "deleted", message));
        }
        if (!finding.is(State.HELD)) {
            return Option.none();
        }
        Drift drift = heldBack(wouldBe(planned.change()));
        String lines = Chronicle.lines(drift, FieldText::drifted);
        return Option.when(
                !drift.isEmpty(),
                () -> new Trouble(
                        Event.Type.DRIFT_FOUND,
                        DRIFT + lines,
                        said + ": " + lines + "; left alone: "
                                + finding.verdict().message()));
    }

    /** What is done as soon as it may be, where that is known. */
    private static Change wouldBe(Change change) {
        return change instanceof Change.Blocked blocked ? blocked.postponed().getOrElse(change) : change;
    }

    /** What somebody changed; an edit that waits is no drift. */
    private static Drift heldBack(Change change) {
        return switch (change) {
            case Change.Blocked blocked -> blocked.drift();
            case Change.Update update -> update.cause() == Cause.DRIFT ? update.drift() : Drift.NONE;
            case Change.Replace replace -> replace.cause() == Cause.DRIFT ? replace.drift() : Drift.NONE;
            case Change.Create ignored -> Drift.NONE;
            case Change.Delete ignored -> Drift.NONE;
            case Change.NoOp ignored -> Drift.NONE;
            case Change.Kept ignored -> Drift.NONE;
        };
    }
}
