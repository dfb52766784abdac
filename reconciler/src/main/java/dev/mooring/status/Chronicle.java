package dev.mooring.status;

import dev.mooring.plan.Change;
import dev.mooring.plan.Change.Cause;
import dev.mooring.plan.FieldText;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.status.Verdict.State;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * Writes down what happened, once: a trouble when it begins and when it is over, never while it lasts. A pass that finds
 * everything as it was adds nothing.
 */
final class Chronicle {
    private static final int EVENTS = 500;
    private static final int SHOWN = 5;

    private final Instant now;
    private final String revision;
    private Seq<Event> events;
    private Map<ResourceId, String> troubles;
    private long sequence;

    Chronicle(EnvironmentStatus before, String revision, Instant now) {
        this.now = now;
        this.revision = revision;
        this.events = before.events();
        this.troubles = before.troubles();
        this.sequence = before.sequence();
    }

    Seq<Event> events() {
        return events.takeRight(EVENTS);
    }

    Map<ResourceId, String> troubles() {
        return troubles;
    }

    long sequence() {
        return sequence;
    }

    long next() {
        return ++sequence;
    }

    void environment(Event.Type type, String message) {
        add(type, Option.none(), Option.none(), Option.none(), message);
    }

    void manifest(Event.Type type, ManifestId owner, String message) {
        add(type, Option.some(owner), Option.none(), Option.none(), message);
    }

    void found(Finding finding) {
        finding.outcome().forEach(outcome -> written(finding.planned(), outcome));
        Option<Trouble> trouble = Trouble.in(finding);
        ResourceId id = finding.planned().id();
        Option<String> told = troubles.get(id);
        if (trouble.isDefined()) {
            if (!told.contains(trouble.get().key())) {
                troubles = troubles.put(id, trouble.get().key());
                add(
                        trouble.get().type(),
                        finding.planned(),
                        Option.none(),
                        trouble.get().message());
            }
        } else if (told.isDefined() && finding.is(State.READY)) {
            troubles = troubles.remove(id);
            if (Trouble.isRecoveredFrom(told.get())) {
                add(Event.Type.RECOVERED, finding.planned(), Option.none(), id + " is well again");
            }
        }
    }

    /** Forgets troubles of what has left git. */
    void keepOnly(Seq<PlannedChange> changes) {
        troubles = troubles.filterKeys(changes.map(PlannedChange::id).toSet()::contains);
    }

    static String lines(Drift drift, Function<Difference, String> told) {
        int more = drift.differences().size() - SHOWN;
        return drift.differences().take(SHOWN).map(told).mkString(", ") + (more > 0 ? " and " + more + " more" : "");
    }

    private void written(PlannedChange planned, Outcome outcome) {
        if (!(outcome instanceof Outcome.Applied)) {
            return;
        }
        ResourceId id = planned.id();
        planned.note().forEach(note -> add(Event.Type.NOTED, planned, Option.none(), id + ": " + note));
        switch (planned.change()) {
            case Change.Create create -> {
                if (create.cause() == Cause.DRIFT) {
                    add(
                            Event.Type.DRIFT_MENDED,
                            planned,
                            create.cause(),
                            "drift: AWS was changed: " + id + " was deleted; created again");
                } else {
                    add(Event.Type.CREATED, planned, create.cause(), "created " + id);
                }
            }
            case Change.Update update -> updated(planned, update);
            case Change.Replace replace ->
                add(
                        Event.Type.REPLACED,
                        planned,
                        replace.cause(),
                        "replaced " + id + ": " + lines(replace.drift(), FieldText::edited));
            case Change.Delete ignored -> add(Event.Type.DELETED, planned, Cause.EDIT, "deleted " + id);
            case Change.NoOp ignored -> {}
            case Change.Kept ignored -> {}
            case Change.Blocked ignored -> {}
        }
    }

    private void updated(PlannedChange planned, Change.Update update) {
        ResourceId id = planned.id();
        Drift drift = update.drift();
        switch (update.cause()) {
            case DRIFT ->
                add(
                        Event.Type.DRIFT_MENDED,
                        planned,
                        Cause.DRIFT,
                        "drift: AWS was changed: " + id + ": " + lines(drift, FieldText::drifted) + "; put back");
            case EDIT -> {
                String what = drift.isEmpty() ? "our tags" : lines(drift, FieldText::edited);
                add(Event.Type.UPDATED, planned, Cause.EDIT, "updated " + id + ": " + what);
            }
            case ADOPTION -> {
                String what = drift.isEmpty() ? "" : ": " + lines(drift, FieldText::edited);
                add(Event.Type.UPDATED, planned, Cause.ADOPTION, "took over " + id + what);
            }
        }
    }

    private void add(Event.Type type, PlannedChange planned, Cause cause, String message) {
        add(type, planned, Option.some(cause), message);
    }

    private void add(Event.Type type, PlannedChange planned, Option<Cause> cause, String message) {
        add(type, Option.some(planned.owner()), Option.some(planned.id()), cause, message);
    }

    private void add(
            Event.Type type,
            Option<ManifestId> owner,
            Option<ResourceId> resource,
            Option<Cause> cause,
            String message) {
        events = Vector.ofAll(events).append(new Event(next(), now, type, owner, resource, cause, revision, message));
    }
}
