package dev.mooring.plan;

import io.vavr.collection.Seq;

/**
 * What is to be done about an environment, in the order in which it is done.
 *
 * @param changes one for each resource, those that match included, and one for each that left git; wave by wave
 * @param pruning what becomes of what left git
 */
public record Plan(String environment, String revision, Seq<PlannedChange> changes, Pruning pruning) {

    /** Whether AWS matches git in everything: nothing to do, and nothing that may not be done. */
    public boolean matches() {
        return changes.forAll(planned -> planned.change().rests());
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
