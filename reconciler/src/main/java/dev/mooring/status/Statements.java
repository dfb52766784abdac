package dev.mooring.status;

import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Plan;
import dev.mooring.plan.Pruning;
import dev.mooring.status.Condition.Status;
import dev.mooring.status.Verdict.State;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** Makes conditions: of a manifest from its AWS objects, of an environment from its manifests. */
final class Statements {
    /** The reason of a closed window for which changes wait. */
    static final String WAITING = "Waiting";

    private static final String CLOSED = "Closed";

    private final String revision;
    private final Instant now;

    Statements(String revision, Instant now) {
        this.revision = revision;
        this.now = now;
    }

    Seq<Condition> ofManifest(Seq<Finding> findings) {
        return Vector.of(ready(findings), synced(findings), reconciling(findings), stalled(findings));
    }

    private Condition ready(Seq<Finding> findings) {
        Option<Finding> worst = findings.filter(one -> !one.is(State.READY))
                .maxBy(one -> one.verdict().state());
        return worst.map(one ->
                        because(Condition.Type.READY, one.is(State.UNKNOWN) ? Status.UNKNOWN : Status.FALSE, one))
                .getOrElse(() -> plain(Condition.Type.READY, Status.TRUE, "Ready"));
    }

    private Condition synced(Seq<Finding> findings) {
        Option<Finding> worst =
                findings.filter(one -> !one.inSync()).maxBy(one -> one.verdict().state());
        return worst.map(one ->
                        because(Condition.Type.SYNCED, one.is(State.UNKNOWN) ? Status.UNKNOWN : Status.FALSE, one))
                .getOrElse(() -> plain(Condition.Type.SYNCED, Status.TRUE, "Synced"));
    }

    private Condition reconciling(Seq<Finding> findings) {
        return findings.find(one -> one.is(State.PROGRESSING) || one.is(State.PENDING) || one.is(State.UNKNOWN))
                .map(one -> because(Condition.Type.RECONCILING, Status.TRUE, one))
                .orElse(() -> findings.find(one -> one.planned().waitsForWindow())
                        .map(one -> because(Condition.Type.RECONCILING, Status.FALSE, one)))
                .getOrElse(() -> plain(Condition.Type.RECONCILING, Status.FALSE, "Idle"));
    }

    private Condition stalled(Seq<Finding> findings) {
        return findings.find(one -> one.is(State.STALLED))
                .map(one -> because(Condition.Type.STALLED, Status.TRUE, one))
                .getOrElse(() -> plain(Condition.Type.STALLED, Status.FALSE, "NotStalled"));
    }

    /** @param outOfGit what was found of manifests that are not in git any more */
    Seq<Condition> ofEnvironment(Seq<ResourceStatus> resources, Seq<Finding> outOfGit) {
        Condition synced = every(Condition.Type.SYNCED, resources);
        Condition reconciling = any(Condition.Type.RECONCILING, "Idle", resources);
        return Vector.of(
                every(Condition.Type.READY, resources),
                synced.status() == Status.TRUE ? synced(outOfGit) : synced,
                reconciling.status() == Status.FALSE ? reconciling(outOfGit) : reconciling,
                any(Condition.Type.STALLED, "NotStalled", resources),
                plain(Condition.Type.SPECS_INVALID, Status.FALSE, "Valid"));
    }

    /** That changes wait for the hour is known, and nothing is being done about them. */
    Option<Condition> waiting(Plan plan) {
        return plan.closed()
                .filter(closed -> plan.postponed().nonEmpty())
                .map(closed -> new Condition(
                        Condition.Type.RECONCILING,
                        Status.FALSE,
                        Reason.WINDOW_CLOSED.word(),
                        waiting(plan, closed),
                        revision,
                        now));
    }

    /** @param before what was said about it; an environment that never was closed has nothing said */
    Option<Condition> window(Plan plan, Option<Condition> before) {
        return plan.closed()
                .map(closed -> plan.postponed().isEmpty()
                        ? new Condition(
                                Condition.Type.WINDOW_CLOSED, Status.TRUE, CLOSED, closed.message(), revision, now)
                        : new Condition(
                                Condition.Type.WINDOW_CLOSED,
                                Status.TRUE,
                                WAITING,
                                waiting(plan, closed),
                                revision,
                                now))
                .orElse(() -> before.map(said -> plain(Condition.Type.WINDOW_CLOSED, Status.FALSE, "Open")));
    }

    private static String waiting(Plan plan, Plan.Closed closed) {
        int count = plan.postponed().size();
        return count + (count == 1 ? " change waits: " : " changes wait: ") + closed.message();
    }

    Condition pruned(Pruning pruning) {
        Status status = switch (pruning.state()) {
            case CLEAN -> Status.TRUE;
            case INCOMPLETE -> Status.UNKNOWN;
            case DELETING, DISABLED, EVERYTHING, UNCONFIRMED -> Status.FALSE;
        };
        return new Condition(Condition.Type.PRUNED, status, pruning.state().word(), pruning.message(), revision, now);
    }

    /** True where it is true of each; false where it is false of one. */
    private Condition every(Condition.Type type, Seq<ResourceStatus> resources) {
        Seq<ResourceStatus> lacking = resources.filter(resource -> statusOf(resource, type) != Status.TRUE);
        if (lacking.isEmpty()) {
            return plain(type, Status.TRUE, type.toString());
        }
        Status status =
                lacking.exists(resource -> statusOf(resource, type) == Status.FALSE) ? Status.FALSE : Status.UNKNOWN;
        Seq<ResourceStatus> named = lacking.filter(resource -> statusOf(resource, type) == status);
        int well = resources.size() - lacking.size();
        return new Condition(
                type,
                status,
                reasonOf(named.head(), type),
                well + " of " + resources.size() + "; " + told(named, type),
                revision,
                now);
    }

    private Condition any(Condition.Type type, String otherwise, Seq<ResourceStatus> resources) {
        Seq<ResourceStatus> such = resources.filter(resource -> statusOf(resource, type) == Status.TRUE);
        return such.isEmpty()
                ? plain(type, Status.FALSE, otherwise)
                : new Condition(type, Status.TRUE, reasonOf(such.head(), type), told(such, type), revision, now);
    }

    private static Status statusOf(ResourceStatus resource, Condition.Type type) {
        return resource.condition(type).map(Condition::status).getOrElse(Status.UNKNOWN);
    }

    private static String reasonOf(ResourceStatus resource, Condition.Type type) {
        return resource.condition(type).map(Condition::reason).getOrElse("NotYetObserved");
    }

    private static String told(Seq<ResourceStatus> resources, Condition.Type type) {
        int more = resources.size() - 3;
        return resources
                        .take(3)
                        .map(resource -> resource.id() + " " + reasonOf(resource, type))
                        .mkString(", ")
                + (more > 0 ? " and " + more + " more" : "");
    }

    private Condition because(Condition.Type type, Status status, Finding finding) {
        return new Condition(type, status, finding.verdict().reason(), finding.told(), revision, now);
    }

    Condition plain(Condition.Type type, Status status, String reason) {
        return new Condition(type, status, reason, "", revision, now);
    }
}
