package dev.mooring.engine;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.plan.Actions;
import dev.mooring.plan.Change;
import dev.mooring.plan.Facts;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.plan.Planner;
import dev.mooring.plan.Standing;
import dev.mooring.resource.Action;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.status.PassReport.Done;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Carries a plan out: wave by wave, side by side within a wave, deletions last but for what is in the way. Right before each write the
 * planner is asked again, now that what the resource refers to is known; so a failure holds back what needs the failed
 * resource and nothing else. Between two writes the pass may be told to stop.
 */
final class Applier {

    /**
     * @param plan with each change as it was last decided
     * @param complete false where the pass was stopped before its end
     */
    record Applied(Plan plan, Seq<Done> done, boolean complete) {}

    private final Planner planner;
    private final Workers workers;

    Applier(Planner planner, Workers workers) {
        this.planner = planner;
        this.workers = workers;
    }

    Applied apply(DesiredGraph graph, Plan plan, Facts facts, Aws aws, PassListener listener, BooleanSupplier stop) {
        return new Run(graph, plan, facts, aws, listener, stop).toTheEnd();
    }

    private final class Run {
        private final DesiredGraph graph;
        private final Plan plan;
        private final Facts facts;
        private final Aws aws;
        private final PassListener listener;
        private final BooleanSupplier stop;
        private final Actions actions;
        private final ConcurrentMap<ResourceId, Standing> standings = new ConcurrentHashMap<>();
        private final ConcurrentMap<ResourceId, PlannedChange> decided = new ConcurrentHashMap<>();
        private final Queue<Done> done = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean stopped = new AtomicBoolean();

        Run(DesiredGraph graph, Plan plan, Facts facts, Aws aws, PassListener listener, BooleanSupplier stop) {
            this.graph = graph;
            this.plan = plan;
            this.facts = facts;
            this.aws = aws;
            this.listener = listener;
            this.stop = stop;
            this.actions = new Actions(graph, facts.memory());
            plan.changes().forEach(planned -> standings.put(planned.id(), Standing.before(planned)));
        }

        Applied toTheEnd() {
            Seq<PlannedChange> writes = plan.writes();
            Seq<PlannedChange> deletions = writes.filter(planned -> planned.change() instanceof Change.Delete);
            Set<ResourceId> displaced =
                    graph.resources().values().flatMap(Desired::displaces).toSet();
            inWaves(deletions.filter(planned -> displaced.contains(planned.id())))
                    .forEach(this::together);
            inWaves(writes.reject(planned -> planned.change() instanceof Change.Delete))
                    .forEach(this::together);
            inWaves(deletions.reject(planned -> displaced.contains(planned.id())))
                    .forEach(this::together);
            Seq<PlannedChange> changes = plan.changes().map(planned -> decided.getOrDefault(planned.id(), planned));
            return new Applied(plan.with(changes), Vector.ofAll(done), !stopped.get());
        }

        private static Seq<Seq<PlannedChange>> inWaves(Seq<PlannedChange> changes) {
            return Vector.ofAll(changes.groupBy(PlannedChange::wave))
                    .sortBy(wave -> wave._1)
                    .map(wave -> wave._2);
        }

        private void together(Seq<PlannedChange> wave) {
            workers.run(wave.map(planned -> () -> unlessStopped(planned)));
        }

        private void unlessStopped(PlannedChange planned) {
            if (stopped.get() || stop.getAsBoolean()) {
                stopped.set(true);
                return;
            }
            PlannedChange again = decideAgain(planned);
            decided.put(again.id(), again);
            Option<Action> action = actions.of(again);
            standings.put(
                    again.id(),
                    action.map(write -> Standing.after(again, carryOut(again, write)))
                            .getOrElse(() -> Standing.before(again)));
        }

        private PlannedChange decideAgain(PlannedChange planned) {
            return graph.resources()
                    .get(planned.id())
                    .map(desired ->
                            planner.decide(graph, desired, planned.wave(), facts, id -> Option.of(standings.get(id))))
                    .getOrElse(() -> unlessSomethingIsLeft(planned));
        }

        /** Of one manifest's objects, what was made first goes when all that was made after it is gone. */
        private PlannedChange unlessSomethingIsLeft(PlannedChange deletion) {
            return Vector.ofAll(done)
                    .find(earlier -> earlier.change().change() instanceof Change.Delete
                            && earlier.change().owner().equals(deletion.owner())
                            && earlier.change().wave() < deletion.wave()
                            && !(earlier.outcome() instanceof Outcome.Applied))
                    .map(earlier -> deletion.waitingFor(earlier.change().id()))
                    .getOrElse(deletion);
        }

        private Outcome carryOut(PlannedChange planned, Action action) {
            listener.started(planned);
            Outcome outcome = aws.apply(action);
            done.add(new Done(planned, outcome));
            listener.finished(planned, outcome);
            return outcome;
        }
    }
}
