package dev.mooring.status;

import dev.mooring.manifest.Environment;
import dev.mooring.plan.Change;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** One AWS object after a pass: what was decided about it, what came of it, what that leaves it in. */
record Finding(PlannedChange planned, Option<Outcome> outcome, Verdict verdict) {

    static Seq<Finding> in(PassReport report) {
        Map<ResourceId, Outcome> outcomes = HashMap.ofEntries(
                report.done().map(done -> Tuple.of(done.change().id(), done.outcome())));
        boolean observeOnly = report.mode() == Environment.Mode.OBSERVE;
        return report.plan().changes().map(planned -> {
            Option<Outcome> outcome = outcomes.get(planned.id());
            return new Finding(planned, outcome, Verdict.of(planned, outcome, observeOnly));
        });
    }

    boolean inSync() {
        return planned.change().rests();
    }

    /** Whether it speaks of its manifest: what stays in AWS though it left git says nothing about what is in git. */
    boolean concernsManifest() {
        return switch (planned.change()) {
            case Change.Kept ignored -> false;
            case Change.Blocked blocked -> !blocked.reason().holdsPruning();
            default -> true;
        };
    }

    boolean is(Verdict.State state) {
        return verdict.state() == state;
    }

    /** {@code sqs/queue staging-inbox: message}. */
    String told() {
        return planned.id() + (verdict.message().isEmpty() ? "" : ": " + verdict.message());
    }
}
