package dev.mooring.engine;

import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Outcome;
import dev.mooring.status.PassReport;

/** Watches a pass. Called from several threads at once; must not throw or block. */
public interface PassListener {
    PassListener SILENT = new PassListener() {};

    default void planned(Plan plan) {}

    default void started(PlannedChange change) {}

    default void finished(PlannedChange change, Outcome outcome) {}

    /** The pass is over, whatever came of it. */
    default void ended(PassReport report) {}

    /** Both hear everything. */
    default PassListener and(PassListener other) {
        return new PassListener() {
            @Override
            public void planned(Plan plan) {
                PassListener.this.planned(plan);
                other.planned(plan);
            }

            @Override
            public void started(PlannedChange change) {
                PassListener.this.started(change);
                other.started(change);
            }

            @Override
            public void finished(PlannedChange change, Outcome outcome) {
                PassListener.this.finished(change, outcome);
                other.finished(change, outcome);
            }

            @Override
            public void ended(PassReport report) {
                PassListener.this.ended(report);
                other.ended(report);
            }
        };
    }
}
