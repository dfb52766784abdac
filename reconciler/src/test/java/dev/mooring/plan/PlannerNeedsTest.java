package dev.mooring.plan;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.suspended;
import static dev.mooring.fixture.Toys.tree;
import static dev.mooring.fixture.Toys.urlOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Cause;
import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.Observation;
import io.vavr.collection.HashMap;
import org.junit.jupiter.api.Test;

/** What is decided about objects that need one another. */
final class PlannerNeedsTest extends PlannerTable {
    @Test
    void aReferenceIsKnownAfterItsTargetIsMade() {
        Toys toys = Toys.staging().box("inbox", tree()).app("orders", tree("environment", tree("URL", urlOf("inbox"))));

        Plan plan =
                plan(toys, HashMap.of(box("inbox"), new Observation.Absent(), app("orders"), new Observation.Absent()));

        assertThat(plan.changes().map(PlannedChange::change))
                .containsExactly(new Change.Create(Cause.EDIT), new Change.Create(Cause.EDIT));
        assertThat(plan.changes().last().desired().references()).hasSize(1);
        assertThat(plan.changes().map(PlannedChange::wave)).containsExactly(0, 1);
    }

    @Test
    void aReferenceToWhatIsInPlaceIsResolved() {
        Toys toys = Toys.staging().box("inbox", tree()).app("orders", tree("environment", tree("URL", urlOf("inbox"))));
        Observation live = ours(Toys.staging().box("inbox", tree()), tree());

        Plan plan = plan(toys, HashMap.of(box("inbox"), live, app("orders"), new Observation.Absent()));

        assertThat(plan.changes().last().desired()).isEqualTo(tree("environment", tree("URL", "url-of-it")));
    }

    @Test
    void whatNeedsAnUnreadableObjectWaits() {
        Toys toys = Toys.staging().box("inbox", tree()).app("orders", tree("environment", tree("URL", urlOf("inbox"))));

        Plan plan = plan(
                toys,
                HashMap.of(box("inbox"), new Observation.Unknown(THROTTLED), app("orders"), new Observation.Absent()));

        assertBlocked(
                plan.changes().last().change(),
                Reason.DEPENDENCY,
                "waits: Box/inbox (toy/box inbox) is blocked: toy:Describe failed: ThrottlingException: slower");
    }

    @Test
    void aStrangersObjectIsNeverReferredTo() {
        Toys toys = Toys.staging().box("inbox", tree()).app("orders", tree("environment", tree("URL", urlOf("inbox"))));

        Plan plan = plan(
                toys,
                HashMap.of(box("inbox"), present(tree(), HashMap.empty()), app("orders"), new Observation.Absent()));

        assertThat(((Blocked) plan.changes().last().change()).reason()).isEqualTo(Reason.DEPENDENCY);
    }

    @Test
    void whatNeedsNothingWrittenWaitsForNobody() {
        Toys toys = Toys.staging().gate("front", tree()).app("orders", tree("image", "v1"), gate("front"));
        Observation live = ours("any", tree("image", "v1"), "App/orders");

        Plan plan = plan(toys, HashMap.of(gate("front"), new Observation.Unknown(THROTTLED), app("orders"), live));

        assertThat(plan.changes().last().change()).isEqualTo(new Change.NoOp());
    }

    @Test
    void whatIsInPlaceThoughItsUpdateIsHeldBackDoesNotHoldBackOthers() {
        Toys toys = Toys.staging()
                .box("inbox", tree("size", 7))
                .living(suspended())
                .app("orders", tree("environment", tree("URL", urlOf("inbox"))));

        Plan plan = plan(
                toys, HashMap.of(box("inbox"), ours("any", tree("size", 5)), app("orders"), new Observation.Absent()));

        assertThat(plan.changes().last().change()).isInstanceOf(Change.Create.class);
    }

    @Test
    void aReferenceToWhatIsReplacedIsKnownAfterApply() {
        Toys toys = Toys.staging()
                .gate("front", tree("port", 8080))
                .app("orders", tree("gate", dev.mooring.fixture.Toys.arnOf("Gate", "front")));
        Observation gate = ours("any", tree("port", 80), "Gate/front");
        Observation live = ours("any", tree("gate", "arn-of-it"), "App/orders");

        Plan plan = plan(toys, HashMap.of(gate("front"), gate, app("orders"), live));

        assertThat(plan.changes().last().desired().references()).hasSize(1);
        assertThat(plan.changes().last().startsDeployment()).isTrue();
    }
}
