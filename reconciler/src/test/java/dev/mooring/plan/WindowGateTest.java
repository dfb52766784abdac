package dev.mooring.plan;

import static dev.mooring.fixture.Toys.allow;
import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.boxId;
import static dev.mooring.fixture.Toys.deny;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.suspended;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Cause;
import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Drift;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of each decision while no changes may be made. */
final class WindowGateTest {
    private static final Instant SUNDAY = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");
    private static final String MESSAGE = "the deny window `0 18 * * FRI` for 60h (Europe/Berlin) is open;"
            + " changes are made from Mon 2026-11-23 06:00 Europe/Berlin (2026-11-23T05:00:00Z);"
            + " to go ahead before that: mooring apply SPECS -e staging --outside-windows";

    private final Planner planner = new Planner();
    private Memory memory = Memory.EMPTY;

    private static Toys weekend(Toys toys) {
        return toys.windows(deny("0 18 * * FRI", Duration.ofHours(60), "Europe/Berlin"));
    }

    private static Toys specs() {
        return Toys.staging().box("inbox", tree("size", 7));
    }

    @Test
    void aCreationWaits() {
        Plan plan = plan(weekend(specs()), SUNDAY, box("inbox"), new Observation.Absent());

        assertThat(plan.changes().head().change())
                .isEqualTo(new Blocked(
                        Reason.WINDOW_CLOSED, MESSAGE, Drift.NONE, Option.some(new Change.Create(Cause.EDIT))));
        assertThat(plan.closed())
                .contains(new Plan.Closed(MESSAGE, Option.some(Instant.parse("2026-11-23T05:00:00Z"))));
        assertThat(plan.writes()).isEmpty();
        assertThat(plan.matches()).isFalse();
    }

    @Test
    void theSameIsMadeWhenTheWindowHasEnded() {
        Plan plan = plan(weekend(specs()), MONDAY, box("inbox"), new Observation.Absent());

        assertThat(plan.changes().head().change()).isEqualTo(new Change.Create(Cause.EDIT));
        assertThat(plan.closed()).isEmpty();
    }

    @Test
    void whereSomethingAllowsNothingIsDoneOutsideOfIt() {
        Toys office = specs().windows(allow("0 9 * * MON-FRI", Duration.ofHours(8), "UTC"));

        assertThat(plan(office, SUNDAY, box("inbox"), new Observation.Absent()).postponed())
                .hasSize(1);
        assertThat(plan(office, MONDAY, box("inbox"), new Observation.Absent()).writes())
                .hasSize(1);
    }

    @Test
    void driftIsKnownAndNotMended() {
        Toys toys = weekend(specs());
        Blocked blocked = (Blocked) change(toys, box("inbox"), live(digest(toys), tree("size", 99)));

        assertThat(blocked.reason()).isEqualTo(Reason.WINDOW_CLOSED);
        assertThat(blocked.drift().differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.path()).isEqualTo("size"));
        assertThat(blocked.cause()).isEqualTo(Cause.DRIFT);
    }

    @Test
    void aReplacementWaits() {
        Toys toys = weekend(Toys.staging().gate("web", tree("port", 81)));

        assertThat(change(toys, gate("web"), live("of-before", tree("port", 80))))
                .isInstanceOfSatisfying(
                        Blocked.class,
                        blocked -> assertThat(blocked.postponed().get()).isInstanceOf(Change.Replace.class));
    }

    @Test
    void whatMatchesIsLeftAloneAndDoesNotWait() {
        Toys toys = weekend(specs());
        Plan plan = plan(toys, SUNDAY, box("inbox"), live(digest(toys), tree("size", 7)));

        assertThat(plan.matches()).isTrue();
        assertThat(plan.closed()).as("it is told all the same").isNotEmpty();
        assertThat(plan.postponed()).isEmpty();
    }

    @Test
    void whatIsBlockedForAnotherReasonKeepsIt() {
        Toys toys = weekend(specs().living(suspended()));

        assertThat(change(toys, box("inbox"), new Observation.Absent()))
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.reason()).isEqualTo(Reason.SUSPENDED));
    }

    @Test
    void aRollbackWaitsForAPersonWhateverTheHourIs() {
        Toys toys = weekend(Toys.staging().app("orders", tree("image", "bad", "count", 2)));
        Observation.Present live = live("of-before", tree("image", "good", "count", 1));
        Facts facts = facts(app("orders"), live)
                .withRejections(HashMap.of(
                        app("orders"),
                        Either.<Failure, Seq<Rejection>>right(
                                Vector.of(new Rejection(tree("image", "bad"), "tasks failed to start")))));

        assertThat(planner.plan(toys.graph(), facts).changes().head().change())
                .isInstanceOfSatisfying(Blocked.class, blocked -> {
                    assertThat(blocked.reason()).isEqualTo(Reason.ROLLED_BACK);
                    assertThat(blocked.message()).endsWith("; what else differs waits: " + MESSAGE);
                });
    }

    @Test
    void whatAPersonSuspendsIsMarkedAtOnce() {
        Toys toys = weekend(specs());
        memory = memory.suspending(boxId("inbox"), true);

        assertThat(change(toys, box("inbox"), live("of-before", tree("size", 5))))
                .isInstanceOfSatisfying(
                        Change.Update.class,
                        update -> assertThat(update.drift().isEmpty()).isTrue());
    }

    @Test
    void anEnvironmentThatIsOnlyObservedWaitsForNothing() {
        Toys toys = weekend(specs().observing());

        assertThat(plan(toys, SUNDAY, box("inbox"), new Observation.Absent()).closed())
                .isEmpty();
    }

    @Test
    void anEmergencyKnowsNoWindows() {
        Facts facts = facts(box("inbox"), new Observation.Absent());

        assertThat(planner.plan(weekend(specs()).graph().atAnyHour(), facts).writes())
                .hasSize(1);
    }

    @Test
    void thePlanPrintsWhatWaitsAndOnceWhy() {
        Toys toys = weekend(specs().box("outbox", tree("size", 3)));
        Plan plan = planner.plan(
                toys.graph(),
                new Facts(
                        HashMap.of(
                                box("inbox"),
                                new Observation.Absent(),
                                box("outbox"),
                                live("of-before", tree("size", 4))),
                        memory,
                        SUNDAY));

        assertThat(PlanPrinter.text(plan, false)).isEqualTo("""
                        staging at r1, against live AWS:

                          ! Box/inbox: blocked (WindowClosed): create toy/box inbox
                                size: 7

                          ! Box/outbox: blocked (WindowClosed): update toy/box outbox
                                size: 4 → 3

                        Not now: %s

                        Plan: 0 to create, 0 to update, 0 to replace, 0 to delete, 2 blocked; 0 deployments.
                        """.formatted(MESSAGE));
        assertThat(PlanMarkdown.of(plan)).containsOnlyOnce("--outside-windows");
        assertThat(PlanJson.of(plan).at("/closed/opens").asText()).isEqualTo("2026-11-23T05:00:00Z");
        assertThat(PlanJson.of(plan).at("/changes/0/postponed").asText()).isEqualTo("create");
        assertThat(PlanJson.of(plan).at("/changes/0/fields/0/new").asInt()).isEqualTo(7);
    }

    private Change change(Toys toys, ResourceId id, Observation observation) {
        return plan(toys, SUNDAY, id, observation).changes().head().change();
    }

    private Plan plan(Toys toys, Instant now, ResourceId id, Observation observation) {
        Map<ResourceId, Observation> seen = HashMap.of(id, observation);
        return planner.plan(toys.graph(), new Facts(seen, memory, now));
    }

    private Facts facts(ResourceId id, Observation observation) {
        return new Facts(HashMap.of(id, observation), memory, SUNDAY);
    }

    private static String digest(Toys toys) {
        return toys.graph().digests().get(box("inbox")).get();
    }

    private static Observation.Present live(String digest, Value.Tree tree) {
        String owner =
                tree.get("port").isDefined() ? "Gate/web" : tree.get("image").isDefined() ? "App/orders" : "Box/inbox";
        return new Observation.Present(
                tree,
                HashMap.of("arn", "arn"),
                new OwnerTags("staging", ManifestId.read(owner).get(), digest, "before").asMap(),
                Option.none(),
                Health.READY);
    }
}
