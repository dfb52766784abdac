package dev.mooring.plan;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Manifest;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Kept;
import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What is to be done about each object of ours that is not in git: the last waves of a plan. */
final class Pruner {

    record Pruned(Seq<PlannedChange> changes, Pruning pruning) {}

    private final DesiredGraph graph;
    private final Facts facts;
    private final Seq<PlannedChange> wanted;
    private final Seq<Orphan> orphans;

    /** @param wanted what is to be done about what is in git */
    Pruner(DesiredGraph graph, Facts facts, Seq<PlannedChange> wanted) {
        this.graph = graph;
        this.facts = facts;
        this.wanted = wanted;
        this.orphans = Orphan.in(graph, facts);
    }

    Pruned pruned() {
        Seq<Orphan> leaving = orphans.reject(orphan -> orphan.isRetained() || isSuspended(orphan.owner()));
        Pruning pruning = new PruneGuard(
                        graph.name(),
                        graph.environment().spec().prune(),
                        facts.memory().consent())
                .judge(leaving, incomplete(), staying(), manifests());
        return new Pruned(inWaves(pruning), pruning);
    }

    private Seq<PlannedChange> inWaves(Pruning pruning) {
        Set<ResourceId> concerned = pruning.objects().toSet();
        Seq<Integer> ranks = orphans.map(Orphan::rank).distinct();
        return orphans.map(orphan -> new PlannedChange(
                        orphan.id(),
                        orphan.type(),
                        orphan.owner(),
                        graph.waves().size() + ranks.indexOf(orphan.rank()),
                        about(orphan, pruning, concerned),
                        Value.Tree.EMPTY,
                        graph.revision(),
                        orphan.live()))
                .foldLeft(Vector.empty(), (so, planned) -> so.append(afterWhatStays(so, planned)));
    }

    /** Of one manifest's objects, what was made first does not go while one that was made after it stays. */
    private static PlannedChange afterWhatStays(Seq<PlannedChange> earlier, PlannedChange planned) {
        return earlier.find(one -> planned.writes()
                        && one.owner().equals(planned.owner())
                        && one.wave() < planned.wave()
                        && !one.writes())
                .map(one -> planned.waitingFor(one.id()))
                .getOrElse(planned);
    }

    private Change about(Orphan orphan, Pruning pruning, Set<ResourceId> concerned) {
        if (orphan.isRetained()) {
            return new Kept(
                    Reason.RETAINED,
                    why(orphan) + "; its deletion policy is " + OwnerTags.policy(true)
                            + ": delete it by hand, or put it back");
        }
        if (isSuspended(orphan.owner())) {
            return new Kept(Reason.SUSPENDED, why(orphan) + "; " + orphan.owner() + " is suspended");
        }
        if (!concerned.contains(orphan.id())) {
            return deleted(orphan);
        }
        return switch (pruning.state()) {
            case CLEAN, DELETING -> deleted(orphan);
            case DISABLED -> new Kept(Reason.PRUNE_DISABLED, why(orphan) + "; prune is disabled");
            case INCOMPLETE -> blocked(Reason.PRUNE_INCOMPLETE, orphan, "kept while not everything is known");
            case EVERYTHING -> blocked(Reason.PRUNE_EVERYTHING, orphan, "kept, for nothing of ours would be left");
            case UNCONFIRMED -> blocked(Reason.PRUNE_UNCONFIRMED, orphan, "kept until somebody confirms");
        };
    }

    /**
     * A manifest that moves to other objects has those in place before the old ones go. What steers the others goes at once:
     * they would never come to rest while it is there. So does what keeps a new object from being made.
     */
    private Change deleted(Orphan orphan) {
        boolean moving = !orphan.type().steering()
                && !isInTheWay(orphan)
                && wanted.exists(planned -> planned.owner().equals(orphan.owner()) && !inPlace(planned));
        return moving
                ? blocked(Reason.DEPENDENCY, orphan, "waits until " + orphan.owner() + " is as git says")
                : Decision.unlessSetBack(
                        new Change.Delete(orphan.live(), why(orphan)),
                        facts.memory().of(orphan.id()),
                        graph.revision(),
                        facts.now());
    }

    private boolean isInTheWay(Orphan orphan) {
        return graph.resources().values().exists(desired -> desired.displaces().contains(orphan.id()));
    }

    /** What bears no tags hangs on something else, and may wait for a person: a mailbox that has not confirmed. */
    private static boolean inPlace(PlannedChange planned) {
        return planned.change() instanceof Change.NoOp
                && planned.observation() instanceof Observation.Present live
                && (live.health() instanceof Health.Ready || !planned.type().tagged());
    }

    private Blocked blocked(Reason reason, Orphan orphan, String message) {
        return new Blocked(reason, why(orphan) + "; " + message, Drift.NONE);
    }

    private String why(Orphan orphan) {
        return graph.manifests().containsKey(orphan.owner())
                ? orphan.owner() + " has it no more"
                : orphan.owner() + " left git";
    }

    private boolean isSuspended(ManifestId owner) {
        return facts.isSuspended(owner)
                || graph.manifests()
                        .get(owner)
                        .exists(manifest -> !manifest.lifecycle().reconcile());
    }

    /** Why something may have been overlooked: then nothing is deleted. */
    private Option<String> incomplete() {
        Option<String> unlisted = facts.inventory()
                .failures()
                .headOption()
                .map(failure -> "what is ours could not be listed: " + told(failure));
        Option<String> unread = facts.observations()
                .toVector()
                .filter(seen -> seen._2 instanceof Observation.Unknown)
                .sortBy(seen -> seen._1)
                .headOption()
                .map(seen -> seen._1 + " could not be read: " + told(((Observation.Unknown) seen._2).failure()));
        return graph.incomplete().orElse(unlisted).orElse(unread);
    }

    private static String told(Failure failure) {
        return failure.operation() + " failed: " + failure.code();
    }

    private int staying() {
        return wanted.count(planned ->
                planned.observation() instanceof Observation.Present live && OwnerTags.owns(graph.name(), live.tags()));
    }

    private int manifests() {
        Seq<ManifestId> inGit = Vector.ofAll(graph.manifests().values()).map(Manifest::id);
        return inGit.appendAll(orphans.map(Orphan::owner)).distinct().size();
    }
}
