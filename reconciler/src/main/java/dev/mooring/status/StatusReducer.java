package dev.mooring.status;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Problem;
import dev.mooring.plan.Change;
import dev.mooring.plan.PlannedChange;
import dev.mooring.plan.Pruning;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Outcome;
import dev.mooring.status.Condition.Status;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** What people see next, of what they saw before and what has happened. */
public final class StatusReducer {
    private static final int RECEIPTS = 200;

    /** A good revision is in force from now on; what it means for AWS the next pass will tell. */
    public EnvironmentStatus offered(EnvironmentStatus before, DesiredGraph graph, Instant now) {
        Chronicle chronicle = new Chronicle(before, graph.revision(), now);
        if (before.problems().nonEmpty()) {
            chronicle.environment(Event.Type.SPECS_VALID, "the specs are good again");
        }
        Statements statements = new Statements(graph.revision(), now);
        SortedMap<ManifestId, ResourceStatus> resources = TreeMap.ofEntries(graph.manifests()
                .keySet()
                .map(id -> Tuple.of(
                        id,
                        before.resources()
                                .get(id)
                                .map(known -> known.offered(graph.revision()))
                                .getOrElse(() -> unobserved(id, graph.revision(), statements)))));
        return new EnvironmentStatus(
                        before.name(),
                        graph.revision(),
                        before.observedRevision(),
                        before.lastPass(),
                        before.suspended(),
                        before.conditions(),
                        resources,
                        Vector.empty(),
                        chronicle.events(),
                        before.history(),
                        chronicle.troubles(),
                        chronicle.sequence())
                .restated(Vector.of(statements.plain(Condition.Type.SPECS_INVALID, Status.FALSE, "Valid")));
    }

    /** The newest revision is bad: the one before it stays in force. */
    public EnvironmentStatus refused(EnvironmentStatus before, String revision, Seq<Problem> problems, Instant now) {
        Chronicle chronicle = new Chronicle(before, revision, now);
        String told = problems.take(3).mkString("; ")
                + (problems.size() > 3 ? " and " + (problems.size() - 3) + " more" : "");
        if (!before.problems().equals(problems)) {
            chronicle.environment(Event.Type.SPECS_INVALID, told);
        }
        return before.recorded(chronicle)
                .withProblems(problems)
                .restated(Vector.of(
                        new Condition(Condition.Type.SPECS_INVALID, Status.TRUE, "SpecsInvalid", told, revision, now)));
    }

    /** A pass has ended. Of one that a newer revision overtook, only what it did is written down. */
    public EnvironmentStatus passed(EnvironmentStatus before, PassReport report, Instant now) {
        Chronicle chronicle = new Chronicle(before, report.revision(), now);
        Seq<Finding> findings = Finding.in(report);
        findings.forEach(chronicle::found);
        Seq<Receipt> history =
                before.history().appendAll(receipt(report, chronicle)).takeRight(RECEIPTS);
        if (!report.revision().equals(before.revision())) {
            return before.recorded(chronicle).withHistory(history);
        }
        chronicle.keepOnly(report.plan().changes());
        Statements statements = new Statements(report.revision(), now);
        held(before, report.plan().pruning(), chronicle);
        Map<ManifestId, ? extends Seq<Finding>> byOwner = findings.filter(Finding::concernsManifest)
                .groupBy(finding -> finding.planned().owner());
        SortedMap<ManifestId, ResourceStatus> resources = before.resources()
                .mapValues(known -> byOwner.get(known.id())
                        .map(own -> known.after(report.revision(), own, statements.ofManifest(own)))
                        .getOrElse(() ->
                                known.after(report.revision(), Vector.empty(), statements.ofManifest(Vector.empty()))));
        resources
                .values()
                .forEach(after -> ready(before.resources().get(after.id()).get(), after, chronicle));
        Seq<Finding> outOfGit = findings.reject(
                finding -> resources.containsKey(finding.planned().owner()));
        Seq<Condition> window = statements
                .window(report.plan(), before.condition(Condition.Type.WINDOW_CLOSED))
                .toVector();
        window.forEach(said -> waiting(before, said, chronicle));
        Seq<Condition> conditions = statements
                .ofEnvironment(resources.values(), outOfGit)
                .map(said -> isIdle(said) ? statements.waiting(report.plan()).getOrElse(said) : said)
                .append(statements.pruned(report.plan().pruning()))
                .appendAll(window)
                .filter(condition -> before.problems().isEmpty() || condition.type() != Condition.Type.SPECS_INVALID);
        return new EnvironmentStatus(
                        before.name(),
                        before.revision(),
                        report.revision(),
                        Option.some(report.finished()),
                        before.suspended(),
                        before.conditions(),
                        resources,
                        before.problems(),
                        chronicle.events(),
                        history,
                        chronicle.troubles(),
                        chronicle.sequence())
                .restated(conditions);
    }

    /** A pass ended in a way that Mooring itself did not expect. */
    public EnvironmentStatus broken(EnvironmentStatus before, Throwable thrown, Instant now) {
        String message = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        Condition unknown =
                new Condition(Condition.Type.READY, Status.UNKNOWN, "InternalError", message, before.revision(), now);
        Chronicle chronicle = new Chronicle(before, before.revision(), now);
        if (!before.condition(Condition.Type.READY)
                .exists(ready -> ready.message().equals(message))) {
            chronicle.environment(Event.Type.INTERNAL_ERROR, message);
        }
        return before.recorded(chronicle).restated(Vector.of(unknown));
    }

    public EnvironmentStatus suspended(EnvironmentStatus before, boolean suspended, Instant now) {
        if (before.suspended() == suspended) {
            return before;
        }
        Chronicle chronicle = new Chronicle(before, before.revision(), now);
        chronicle.environment(
                suspended ? Event.Type.SUSPENDED : Event.Type.RESUMED,
                suspended ? "suspended: nothing is observed or written" : "resumed");
        return before.recorded(chronicle).withSuspended(suspended);
    }

    private static ResourceStatus unobserved(ManifestId id, String revision, Statements statements) {
        return new ResourceStatus(
                id,
                revision,
                "",
                Vector.of(
                        statements.plain(Condition.Type.READY, Status.UNKNOWN, "NotYetObserved"),
                        statements.plain(Condition.Type.SYNCED, Status.UNKNOWN, "NotYetObserved"),
                        statements.plain(Condition.Type.RECONCILING, Status.TRUE, "NotYetObserved"),
                        statements.plain(Condition.Type.STALLED, Status.FALSE, "NotStalled")),
                Vector.empty());
    }

    private static void held(EnvironmentStatus before, Pruning pruning, Chronicle chronicle) {
        boolean known = before.condition(Condition.Type.PRUNED)
                .exists(condition -> condition.message().equals(pruning.message()));
        if (pruning.isHeld() && !known) {
            chronicle.environment(Event.Type.PRUNE_HELD, pruning.message());
        }
    }

    private static boolean isIdle(Condition said) {
        return said.type() == Condition.Type.RECONCILING && said.status() == Status.FALSE;
    }

    /** Told when changes begin to wait; a window that is closed and keeps nobody waiting is no news. */
    private static void waiting(EnvironmentStatus before, Condition said, Chronicle chronicle) {
        boolean known = before.condition(Condition.Type.WINDOW_CLOSED)
                .exists(condition -> condition.reason().equals(Statements.WAITING));
        if (said.reason().equals(Statements.WAITING) && !known) {
            chronicle.environment(Event.Type.WINDOW_CLOSED, said.message());
        }
    }

    private static void ready(ResourceStatus before, ResourceStatus after, Chronicle chronicle) {
        boolean was = before.condition(Condition.Type.READY).exists(ready -> ready.status() == Status.FALSE);
        boolean is = after.condition(Condition.Type.READY).exists(ready -> ready.status() == Status.TRUE);
        if (was && is) {
            chronicle.manifest(Event.Type.READY, after.id(), after.id() + " is ready");
        }
    }

    private static Seq<Receipt> receipt(PassReport report, Chronicle chronicle) {
        Seq<PassReport.Done> taken = report.done().filter(PassReport.Done::changedAws);
        return taken.isEmpty()
                ? Vector.empty()
                : Vector.of(new Receipt(
                        chronicle.next(),
                        report.revision(),
                        report.started(),
                        report.finished(),
                        taken.map(done -> entry(done.change(), done.outcome()))));
    }

    private static Receipt.Entry entry(PlannedChange planned, Outcome outcome) {
        Seq<String> fields = written(planned.change()).differences().map(Difference::path);
        return new Receipt.Entry(
                planned.owner(),
                planned.id(),
                planned.change().verb(),
                planned.change().cause(),
                fields,
                planned.startsDeployment(),
                outcome instanceof Outcome.InProgress progress ? "in progress: " + progress.message() : "applied");
    }

    private static Drift written(Change change) {
        return switch (change) {
            case Change.Update update -> update.drift();
            case Change.Replace replace -> replace.drift();
            default -> Drift.NONE;
        };
    }
}
