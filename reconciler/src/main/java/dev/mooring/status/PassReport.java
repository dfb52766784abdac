package dev.mooring.status;

import dev.mooring.manifest.Environment;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Outcome;
import io.vavr.collection.Seq;
import java.time.Instant;

/**
 * What one pass planned and did.
 *
 * @param mode {@code OBSERVE}: nothing was written whatever the plan says
 * @param plan with each change as it was last decided
 * @param done every action that was sent, in the order of their ends
 * @param complete false: a newer revision or a deadline ended the pass before its plan was done
 */
public record PassReport(
        Environment.Mode mode, Plan plan, Seq<Done> done, boolean complete, Instant started, Instant finished) {

    /** @param change as it was sent: references resolved */
    public record Done(PlannedChange change, Outcome outcome) {

        /** Whether AWS is another than before; what has to wait, or waits still, has changed nothing. */
        public boolean changedAws() {
            return switch (outcome) {
                case Outcome.Applied ignored -> true;
                case Outcome.InProgress progress -> progress.begun();
                case Outcome.Failed ignored -> false;
            };
        }
    }

    public String revision() {
        return plan.revision();
    }
}
