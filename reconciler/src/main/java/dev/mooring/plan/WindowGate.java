package dev.mooring.plan;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Environment;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Change.Withheld;
import dev.mooring.plan.window.ChangeWindows;
import dev.mooring.plan.window.Closure;
import io.vavr.control.Option;

/**
 * Holds back every write while the environment's windows are closed. What is found out about AWS stays as it is; and what a
 * person has asked to be left alone is still marked so, for that is a word of Mooring's own, and it must outlast the process.
 */
final class WindowGate {
    private final String environment;
    private final Facts facts;
    private final Option<Closure> closure;

    WindowGate(DesiredGraph graph, Facts facts) {
        Environment.Spec spec = graph.environment().spec();
        this.environment = graph.name();
        this.facts = facts;
        this.closure = Option.when(spec.mode() == Environment.Mode.ENFORCE, spec.windows())
                .filter(windows -> windows.nonEmpty())
                .flatMap(windows -> new ChangeWindows(windows).closure(facts.now()));
    }

    Plan held(Plan draft) {
        return closure.map(closed -> new Plan(
                        draft.environment(),
                        draft.revision(),
                        draft.changes().map(this::held),
                        draft.pruning(),
                        Option.some(new Plan.Closed(message(closed), closed.opens()))))
                .getOrElse(draft);
    }

    private PlannedChange held(PlannedChange planned) {
        return closure.filter(closed -> planned.writes() && !marksSuspension(planned))
                .map(closed -> planned.with(held(planned.change(), closed)))
                .getOrElse(planned);
    }

    /** A rollout that AWS rolled back, or that must not be, waits for a person whatever the hour is. */
    private Blocked held(Change change, Closure closed) {
        Option<Withheld> stalled = change instanceof Change.Update update
                ? update.withheld().filter(part -> part.reason().stallsRollout())
                : Option.none();
        return stalled.map(part -> new Blocked(
                        part.reason(),
                        part.message() + "; what else differs waits: " + message(closed),
                        Drifts.of(change),
                        Option.some(change)))
                .getOrElse(() ->
                        new Blocked(Reason.WINDOW_CLOSED, message(closed), Drifts.of(change), Option.some(change)));
    }

    private String message(Closure closed) {
        return closed.told() + "; to go ahead before that: mooring apply SPECS -e " + environment
                + " --outside-windows";
    }

    private boolean marksSuspension(PlannedChange planned) {
        return planned.change() instanceof Change.Update update
                && update.drift().isEmpty()
                && facts.isUntold(planned.owner(), update.observed());
    }
}
