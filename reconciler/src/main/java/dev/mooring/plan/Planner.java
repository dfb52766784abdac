package dev.mooring.plan;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Resolver;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.SecretUse;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Decides what is to be done: a pure function of what git wants and what is known.
 *
 * <p>Whether AWS rolled a state back costs calls to learn, so a plan is made again: the first tells by
 * {@link #questions} about which resources to ask, the second has the answers in its facts. Only where that one still starts
 * deployments with secrets is it asked whether these are there, by {@link #secretQuestions}, and planned once more.
 */
public final class Planner {

    public Plan plan(DesiredGraph graph, Facts facts) {
        return held(graph, facts, draft(graph, facts));
    }

    /** What of a draft may be done at this hour. */
    public Plan held(DesiredGraph graph, Facts facts, Plan draft) {
        return new WindowGate(graph, facts).held(draft);
    }

    /** What would be done at any hour: what {@link #questions} are about. */
    public Plan draft(DesiredGraph graph, Facts facts) {
        java.util.Map<ResourceId, Standing> standings = new HashMap<>();
        List<PlannedChange> changes = new ArrayList<>(graph.resources().size());
        int number = 0;
        for (Seq<Desired> wave : graph.waves()) {
            for (Desired desired : wave) {
                PlannedChange planned = decide(graph, desired, number, facts, id -> Option.of(standings.get(id)));
                standings.put(desired.id(), Standing.before(planned));
                changes.add(planned);
            }
            number++;
        }
        Vector<PlannedChange> wanted = Vector.ofAll(changes);
        Pruner.Pruned pruned = new Pruner(graph, facts, wanted).pruned();
        pruned.changes().forEach(planned -> standings.put(planned.id(), Standing.before(planned)));
        return new Plan(
                graph.name(),
                graph.revision(),
                wanted.map(planned -> behindWhatStays(graph, planned, standings))
                        .appendAll(pruned.changes()),
                pruned.pruning());
    }

    /** What is made in place of something else waits for as long as that stays. */
    private static PlannedChange behindWhatStays(
            DesiredGraph graph, PlannedChange planned, java.util.Map<ResourceId, Standing> standings) {
        return planned.change() instanceof Change.Create
                ? graph.resources()
                        .get(planned.id())
                        .get()
                        .displaces()
                        .find(id -> standings.get(id) instanceof Standing.InPlace)
                        .map(planned::waitingFor)
                        .getOrElse(planned)
                : planned;
    }

    /** The resources whose rollbacks the plan depends on, and about which its facts say nothing yet. */
    public Set<ResourceId> questions(Plan draft, Facts facts) {
        return draft.changes()
                .filter(planned -> planned.change() instanceof Change.Update update
                        && update.drift().startsRollout())
                .map(PlannedChange::id)
                .filter(id -> !facts.rejections().containsKey(id))
                .toSet();
    }

    /** The changes that may start images; none where nothing is deployed. */
    public Seq<PlannedChange> imageQuestions(Plan draft) {
        return draft.changes().filter(PlannedChange::startsDeployment);
    }

    /** The sources of the secrets that deployments of this plan would hand to tasks, by the type that starts them. */
    public Map<String, Set<String>> secretQuestions(DesiredGraph graph, Plan plan) {
        return plan.changes()
                .filter(PlannedChange::startsDeployment)
                .flatMap(planned -> graph.resources().get(planned.id()))
                .filter(desired -> desired.secrets().nonEmpty())
                .groupBy(desired -> desired.type().name())
                .mapValues(all ->
                        all.flatMap(Desired::secrets).map(SecretUse::source).toSet());
    }

    /**
     * What is to be done about one resource while the others stand as {@code standings} says. An applier asks this again
     * right before it writes, when what the resource refers to is known.
     */
    public PlannedChange decide(
            DesiredGraph graph,
            Desired desired,
            int wave,
            Facts facts,
            Function<ResourceId, Option<Standing>> standings) {
        Needs needs = new Needs(graph, desired, standings);
        Value.Tree resolved = Resolver.resolve(desired.tree(), needs::attribute);
        String digest = graph.digests().get(desired.id()).get();
        Decision decision = new Decision(graph, desired, resolved, digest, facts);
        Decision.Decided decided = decision.about(facts.of(desired.id()));
        return new PlannedChange(
                        desired.id(),
                        desired.type(),
                        desired.owner(),
                        wave,
                        needs.admit(decided.change(), resolved),
                        decided.tree(),
                        digest,
                        facts.of(desired.id()))
                .noting(StartPolicy.note(
                        desired,
                        facts,
                        graph.manifests().get(desired.owner()).get().where()));
    }
}
