package dev.mooring.daemon;

import dev.mooring.aws.DeploymentLog.Ended;
import dev.mooring.plan.Change;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Health;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.Value;
import dev.mooring.status.PassReport;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The rollouts of one environment's services that have not ended, and how each ends. Only what a pass itself sees of the
 * service counts: a write that failed, or trouble with the service's other objects, ends no rollout. A rollout that another
 * takes the place of ends untold; what becomes of the other is told.
 *
 * <p>Who comes after a process that was killed sees in its first pass what is under way and follows it too. What was rolled
 * back meanwhile it tells, even if that has been told before: better twice than never. Of what succeeded meanwhile there is
 * nothing to be seen.
 */
final class RolloutsUnderWay {
    private static final String SERVICE = "ecs/service";

    /** Of a service that is not ready for any other reason, such as its number of tasks, nothing rolls out. */
    private static final Set<String> UNDER_WAY = HashSet.of("Deploying", "RollingBack", "Paused");

    private final String environment;
    private Map<ManifestId, Begun> begun = HashMap.empty();
    private boolean first = true;

    private record Begun(String revision, String image) {}

    RolloutsUnderWay(String environment) {
        this.environment = environment;
    }

    /** Those that this pass has seen the end of. */
    synchronized Seq<Ended> after(PassReport report) {
        Seq<PlannedChange> services =
                report.plan().changes().filter(planned -> planned.id().type().equals(SERVICE));
        Set<ManifestId> started = report.done()
                .filter(done -> done.outcome() instanceof Outcome.Applied)
                .map(PassReport.Done::change)
                .filter(planned -> planned.id().type().equals(SERVICE) && planned.startsDeployment())
                .peek(planned -> begin(planned, report.revision()))
                .map(PlannedChange::owner)
                .toSet();
        if (first && services.nonEmpty()) {
            first = false;
            services.reject(planned -> started.contains(planned.owner()))
                    .filter(RolloutsUnderWay::isOpen)
                    .forEach(planned -> begin(planned, report.revision()));
        }
        begun = begun.filterKeys(services.map(PlannedChange::owner).toSet()::contains);
        return Vector.ofAll(services)
                .reject(planned -> started.contains(planned.owner()))
                .flatMap(planned -> ended(planned, report));
    }

    private void begin(PlannedChange planned, String revision) {
        String commit = planned.startsDeployment() ? revision : commit(planned).getOrElse(revision);
        begun = begun.put(planned.owner(), new Begun(commit, image(planned)));
    }

    /** Of a service that an earlier process left: the commit that it was changed for. */
    private static Option<String> commit(PlannedChange planned) {
        return live(planned).flatMap(present -> present.tags().get(OwnerTags.COMMIT));
    }

    private static boolean isOpen(PlannedChange planned) {
        return rolledBack(planned.change()).isDefined()
                || (planned.change() instanceof Change.NoOp
                        && live(planned).map(Observation.Present::health).exists(RolloutsUnderWay::isOpen));
    }

    private static boolean isOpen(Health health) {
        return switch (health) {
            case Health.Progressing progressing -> UNDER_WAY.contains(progressing.reason());
            case Health.Failed ignored -> true;
            case Health.Ready ignored -> false;
        };
    }

    private Option<Ended> ended(PlannedChange planned, PassReport report) {
        Option<Begun> known = begun.get(planned.owner());
        Option<Ended> ended = known.flatMap(rollout -> end(planned)
                .map(end -> new Ended(
                        environment,
                        planned.owner().name(),
                        rollout.revision(),
                        rollout.image(),
                        end.succeeded(),
                        end.message(),
                        report.finished())));
        ended.forEach(told -> begun = begun.remove(planned.owner()));
        return ended;
    }

    private record End(boolean succeeded, String message) {}

    private static Option<End> end(PlannedChange planned) {
        return rolledBack(planned.change())
                .map(message -> new End(false, "rolled back: " + message))
                .orElse(() -> live(planned)
                        .filter(present -> runsWhatGitSays(planned.change()))
                        .flatMap(present -> switch (present.health()) {
                            case Health.Ready ignored -> Option.some(new End(true, planned.owner() + " is ready"));
                            case Health.Failed failed -> Option.some(new End(false, failed.message()));
                            case Health.Progressing ignored -> Option.<End>none();
                        }));
    }

    /** What AWS said when it gave up what git wants. */
    private static Option<String> rolledBack(Change change) {
        return switch (change) {
            case Change.Blocked blocked ->
                Option.when(blocked.reason() == Change.Reason.ROLLED_BACK, blocked.message());
            case Change.Update update ->
                update.withheld()
                        .filter(withheld -> withheld.reason() == Change.Reason.ROLLED_BACK)
                        .map(Change.Withheld::message);
            default -> Option.none();
        };
    }

    /** Otherwise how it does says nothing about the rollout: it may be well with what it ran before. */
    private static boolean runsWhatGitSays(Change change) {
        return switch (change) {
            case Change.NoOp ignored -> true;
            case Change.Update update ->
                !update.drift().startsRollout() && update.withheld().isEmpty();
            case Change.Blocked blocked ->
                blocked.reason() != Change.Reason.UNREADABLE
                        && !blocked.drift().isEmpty()
                        && !blocked.drift().startsRollout();
            default -> false;
        };
    }

    private static Option<Observation.Present> live(PlannedChange planned) {
        return planned.observation() instanceof Observation.Present present ? Option.some(present) : Option.none();
    }

    /** Of the container that is named like the manifest, beside which there may be others. */
    private static String image(PlannedChange planned) {
        Seq<Value.Tree> containers = planned.desired()
                .get("taskDefinition")
                .filter(Value.Tree.class::isInstance)
                .flatMap(definition -> ((Value.Tree) definition).get("containerDefinitions"))
                .filter(Value.Items.class::isInstance)
                .toVector()
                .flatMap(all -> ((Value.Items) all).items())
                .filter(Value.Tree.class::isInstance)
                .map(Value.Tree.class::cast);
        return containers
                .find(container ->
                        container.text("name").contains(planned.owner().name()))
                .flatMap(container -> container.text("image"))
                .getOrElse("");
    }
}
