package dev.mooring.plan;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What is to be done about an environment, in the order in which it is done.
 *
 * @param changes one for each resource, those that match included, and one for each that left git; wave by wave
 * @param pruning what becomes of what left git
 * @param closed that windows allow no changes now; none: they do, or there are no windows
 */
public record Plan(
        String environment, String revision, Seq<PlannedChange> changes, Pruning pruning, Option<Closed> closed) {

    /** At an hour at which changes may be made. */
    public Plan(String environment, String revision, Seq<PlannedChange> changes, Pruning pruning) {
        this(environment, revision, changes, pruning, Option.none());
    }

    /**
     * @param message which window, until when, and what a person can do
     * @param opens when changes may be made again, if that is in sight
     */
    public record Closed(String message, Option<Instant> opens) {}

    /** Whether AWS matches git in everything: nothing to do, and nothing that may not be done. */
    public boolean matches() {
        return changes.forAll(planned -> planned.change().rests());
    }

    /** What is not done for no other reason than the hour. */
    public Seq<PlannedChange> postponed() {
        return changes.filter(PlannedChange::waitsForWindow);
    }

    /** The same, as far as it got. */
    public Plan with(Seq<PlannedChange> decided) {
        return new Plan(environment, revision, decided, pruning, closed);
    }

    public Seq<PlannedChange> writes() {
        return changes.filter(PlannedChange::writes);
    }

    public Summary summary() {
        return new Summary(
                count(Change.Create.class),
                count(Change.Update.class),
                count(Change.Replace.class),
                count(Change.Delete.class),
                count(Change.Blocked.class),
                changes.count(PlannedChange::startsDeployment));
    }

    /** What there is to tell: what is done, what may not be done, what stays though it left git. */
    public Seq<PlannedChange> told() {
        return changes.reject(planned -> planned.change() instanceof Change.NoOp);
    }

    private int count(Class<? extends Change> sort) {
        return changes.count(planned -> sort.isInstance(planned.change()));
    }

    /** @param deployments how many of the changes start a deployment */
    public record Summary(int create, int update, int replace, int delete, int blocked, int deployments) {}
}
