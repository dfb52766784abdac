package dev.mooring.engine;

import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Outcome;

/** Watches a pass. Called from several threads at once; must not throw or block. */
public interface PassListener {
    PassListener SILENT = new PassListener() {};

    default void planned(Plan plan) {}

    default void started(PlannedChange change) {}

    default void finished(PlannedChange change, Outcome outcome) {}
}
