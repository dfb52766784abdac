package dev.mooring.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.aws.DeploymentLog.Ended;
import dev.mooring.kinds.service.EcsServiceType;
import dev.mooring.manifest.Environment;
import dev.mooring.plan.Change;
import dev.mooring.plan.Change.Cause;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.plan.Pruning;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import dev.mooring.status.PassReport;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes see of services, and which ends of rollouts they tell of it. */
final class RolloutsUnderWayTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Health DEPLOYING = new Health.Progressing("Deploying", "1 of 2 tasks run");
    private static final Health FAILED = new Health.Failed("DeploymentFailed", "tasks failed to start");
    private static final Drift IMAGE = new Drift(Vector.of(new Difference(
            "taskDefinition.containerDefinitions[orders].image",
            Option.some(Value.of("v2")),
            Option.some(Value.of("v1")),
            false,
            true)));
    private static final Drift TAGS = Drift.NONE;

    private final RolloutsUnderWay rollouts = new RolloutsUnderWay("staging");

    /** What the pass after a rollout began may see; what it tells. */
    static Stream<Arguments> sights() {
        Change none = new Change.NoOp();
        return Stream.of(
                Arguments.of("ready with what git says", none, Health.READY, "success: Service/orders is ready"),
                Arguments.of("still at it", none, DEPLOYING, ""),
                Arguments.of(
                        "ECS gave it up and has nothing to go back to", none, FAILED, "failure: tasks failed to start"),
                Arguments.of(
                        "rolled back", blocked(Reason.ROLLED_BACK, IMAGE), Health.READY, "failure: rolled back: why"),
                Arguments.of(
                        "rolled back, and something else is written",
                        update(TAGS, Option.some(new Change.Withheld(Reason.ROLLED_BACK, "why", IMAGE))),
                        Health.READY,
                        "failure: rolled back: why"),
                Arguments.of("nobody can say", blocked(Reason.UNREADABLE, Drift.NONE), Health.READY, ""),
                Arguments.of(
                        "well, but with what it ran before: the next image is not let in",
                        blocked(Reason.IMAGE_REFUSED, IMAGE),
                        Health.READY,
                        ""),
                Arguments.of("a pass that ended before it came to the next rollout", update(IMAGE), Health.READY, ""),
                Arguments.of(
                        "ready, and its tags are to be written",
                        update(TAGS),
                        Health.READY,
                        "success: Service/orders is ready"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sights")
    void a_rollout_ends_when_a_pass_sees_the_end_of_it(String reason, Change change, Health health, String told) {
        assertThat(begin("v2")).isEmpty();

        Seq<Ended> ended = rollouts.after(report("c3", planned("orders", "v2", change, health)));

        assertThat(ended.map(RolloutsUnderWayTest::told))
                .containsExactlyElementsOf(told.isEmpty() ? Vector.empty() : Vector.of(told));
        ended.forEach(one -> {
            assertThat(one.commit()).isEqualTo("c2");
            assertThat(one.image()).isEqualTo("v2");
        });
    }

    @Test
    void a_write_that_failed_ends_nothing_and_neither_does_trouble_with_another_object() {
        begin("v2");
        PlannedChange service = planned("orders", "v2", new Change.NoOp(), DEPLOYING);
        PlannedChange target = new PlannedChange(
                new ResourceId("autoscaling/target", "apps", "orders"),
                EcsServiceType.TYPE,
                service.owner(),
                1,
                new Change.Create(Cause.EDIT),
                Value.tree(),
                "d",
                new Observation.Absent());
        Outcome denied = new Outcome.Failed(new Failure.Denied("autoscaling:Register", "AccessDenied", "no"));

        assertThat(rollouts.after(report("c2", Vector.of(service, target), new PassReport.Done(target, denied))))
                .isEmpty();
        assertThat(rollouts.after(report("c2", planned("orders", "v2", new Change.NoOp(), Health.READY))))
                .hasSize(1);
    }

    @Test
    void an_end_is_told_once() {
        begin("v2");
        PassReport ready = report("c2", planned("orders", "v2", new Change.NoOp(), Health.READY));

        assertThat(rollouts.after(ready)).hasSize(1);
        assertThat(rollouts.after(ready)).isEmpty();
    }

    @Test
    void a_newer_rollout_takes_the_place_of_one_under_way() {
        begin("v2");

        rollouts.after(started("c3", "orders", "v3"));

        assertThat(rollouts.after(report("c3", planned("orders", "v3", new Change.NoOp(), Health.READY)))
                        .map(ended -> ended.commit() + " " + ended.image()))
                .containsExactly("c3 v3");
    }

    @Test
    void two_services_end_each_by_itself() {
        rollouts.after(started("c2", "orders", "v2"));
        rollouts.after(started("c2", "billing", "v7"));

        Seq<Ended> first = rollouts.after(report(
                "c2",
                Vector.of(
                        planned("orders", "v2", new Change.NoOp(), DEPLOYING),
                        planned("billing", "v7", new Change.NoOp(), FAILED))));
        Seq<Ended> second = rollouts.after(report(
                "c2",
                Vector.of(
                        planned("orders", "v2", new Change.NoOp(), Health.READY),
                        planned("billing", "v7", new Change.NoOp(), FAILED))));

        assertThat(first.map(ended -> ended.service() + " " + ended.succeeded()))
                .containsExactly("billing false");
        assertThat(second.map(ended -> ended.service() + " " + ended.succeeded()))
                .containsExactly("orders true");
    }

    @Test
    void a_service_that_leaves_git_is_forgotten() {
        begin("v2");

        rollouts.after(report("c3", planned("billing", "v1", new Change.NoOp(), Health.READY)));

        assertThat(rollouts.after(report("c4", planned("orders", "v2", new Change.NoOp(), Health.READY))))
                .isEmpty();
    }

    /** What the first pass of another process may see, and the pass after it; what both tell. */
    static Stream<Arguments> firstSights() {
        Change none = new Change.NoOp();
        return Stream.of(
                Arguments.of(
                        "a rollout under way is followed", none, DEPLOYING, "success: Service/orders is ready of c1"),
                Arguments.of("what succeeded meanwhile shows nothing", none, Health.READY, ""),
                Arguments.of(
                        "more tasks are no rollout",
                        none,
                        new Health.Progressing("StartingTasks", "1 of 2 tasks run"),
                        ""),
                Arguments.of(
                        "what was rolled back meanwhile is told",
                        blocked(Reason.ROLLED_BACK, IMAGE),
                        Health.READY,
                        "failure: rolled back: why of c1"),
                Arguments.of("what failed meanwhile is told", none, FAILED, "failure: tasks failed to start of c1"),
                Arguments.of(
                        "what cannot be read shows nothing", blocked(Reason.UNREADABLE, Drift.NONE), DEPLOYING, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("firstSights")
    void another_process_carries_on(String reason, Change change, Health health, String told) {
        Seq<Ended> ended = rollouts.after(report("c9", planned("orders", "v2", change, health)))
                .appendAll(rollouts.after(report("c9", planned("orders", "v2", new Change.NoOp(), Health.READY))));

        assertThat(ended.map(one -> told(one) + " of " + one.commit()))
                .containsExactlyElementsOf(told.isEmpty() ? Vector.empty() : Vector.of(told));
    }

    private Seq<Ended> begin(String image) {
        return rollouts.after(started("c2", "orders", image));
    }

    private static String told(Ended ended) {
        return (ended.succeeded() ? "success: " : "failure: ") + ended.message();
    }

    private static Change blocked(Reason reason, Drift drift) {
        return new Change.Blocked(reason, "why", drift);
    }

    private static Change update(Drift drift) {
        return update(drift, Option.none());
    }

    private static Change update(Drift drift, Option<Change.Withheld> withheld) {
        return new Change.Update(live(Health.READY), drift, Cause.EDIT, withheld);
    }

    private static Observation.Present live(Health health) {
        return new Observation.Present(
                Value.tree(), HashMap.empty(), HashMap.of(OwnerTags.COMMIT, "c1"), Option.none(), health);
    }

    private static PassReport started(String revision, String name, String image) {
        PlannedChange update = planned(name, image, update(IMAGE), Health.READY);
        Vector<PlannedChange> all = name.equals("orders")
                ? Vector.of(update)
                : Vector.of(planned("orders", "v2", new Change.NoOp(), DEPLOYING), update);
        return report(revision, all, new PassReport.Done(update, new Outcome.Applied(HashMap.empty())));
    }

    /** A service of two containers, the other of which sorts first and is not what is told. */
    private static PlannedChange planned(String name, String image, Change change, Health health) {
        Value containers = Value.list(
                Value.tree("name", Value.of("agent")).with("image", Value.of("agent:1")),
                Value.tree("name", Value.of(name)).with("image", Value.of(image)));
        return new PlannedChange(
                new ResourceId(EcsServiceType.NAME, "apps", name),
                EcsServiceType.TYPE,
                new ManifestId("Service", name),
                0,
                change,
                Value.tree("taskDefinition", Value.tree("containerDefinitions", containers)),
                "digest",
                live(health));
    }

    private static PassReport report(String revision, PlannedChange planned) {
        return report(revision, Vector.of(planned));
    }

    private static PassReport report(String revision, Seq<PlannedChange> changes, PassReport.Done... done) {
        return new PassReport(
                Environment.Mode.ENFORCE,
                new Plan("staging", revision, changes, Pruning.NONE),
                Vector.of(done),
                true,
                NOW,
                NOW);
    }
}
