package dev.mooring.plan;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.ignoring;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Cause;
import dev.mooring.plan.Change.Reason;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Each test is a row of the table of decisions: what is known, what is decided, and in its name why. */
final class PlannerTest extends PlannerTable {
    @Test
    void whatIsNotThereIsCreated() {
        assertThat(change(inbox(), new Observation.Absent())).isEqualTo(new Change.Create(Cause.EDIT));
    }

    @Test
    void whatWasThereAndIsGoneWasDeletedBySomebody() {
        memory = memory.converged(box("inbox"), "any");

        assertThat(change(inbox(), new Observation.Absent())).isEqualTo(new Change.Create(Cause.DRIFT));
    }

    @Test
    void whatCannotBeReadIsNeverCreated() {
        Change change = change(inbox(), new Observation.Unknown(THROTTLED));

        assertBlocked(change, Reason.UNREADABLE, "toy:Describe failed: ThrottlingException: slower");
    }

    @Test
    void whatNobodyLookedAtIsUnknown() {
        Plan plan = planner.plan(inbox().graph(), new Facts(HashMap.empty(), memory, NOW));

        assertThat(plan.changes().head().change()).isInstanceOf(Blocked.class);
        assertThat(plan.writes()).isEmpty();
    }

    @Test
    void whatMatchesIsLeftAlone() {
        assertThat(change(inbox(), ours(inbox(), tree("size", 7)))).isEqualTo(new Change.NoOp());
    }

    @Test
    void aStatedDefaultIsNoDifference() {
        assertThat(change(Toys.staging().box("inbox", tree("size", 10)), ours(inbox(), tree())))
                .isEqualTo(new Change.NoOp());
    }

    @Test
    void equalContentUnderAnotherDigestIsLeftAlone() {
        assertThat(change(inbox(), ours("computed-by-an-older-mooring", tree("size", 7))))
                .isEqualTo(new Change.NoOp());
    }

    @Test
    void whenGitMovedTheCauseIsAnEdit() {
        Change.Update update = (Change.Update) change(inbox(), ours("of-before", tree("size", 5)));

        assertThat(update.cause()).isEqualTo(Cause.EDIT);
        assertThat(update.drift().differences().map(Difference::path)).containsExactly("size");
        assertThat(update.withheld()).isEmpty();
    }

    @Test
    void whenGitStoodStillSomebodyChangedAws() {
        Change.Update update = (Change.Update) change(inbox(), ours(inbox(), tree("size", 5)));

        assertThat(update.cause()).isEqualTo(Cause.DRIFT);
    }

    @Test
    void whenThisProcessSawItConvergedSomebodyChangedAws() {
        memory = memory.converged(box("inbox"), digest(inbox(), box("inbox")));

        Change.Update update = (Change.Update) change(inbox(), ours("lost", tree("size", 5)));

        assertThat(update.cause()).isEqualTo(Cause.DRIFT);
    }

    @Test
    void aFieldThatTheSpecLeavesOutGoesBackToItsDefault() {
        Change.Update update =
                (Change.Update) change(Toys.staging().box("inbox", tree()), ours(inbox(), tree("size", 99)));

        assertThat(update.drift().differences().map(Difference::desired)).containsExactly(Option.some(Value.of(10)));
    }

    @Test
    void anIgnoredFieldIsLeftToItsOtherOwner() {
        Toys toys = Toys.staging().box("inbox", tree("size", 7)).living(ignoring("size"));

        assertThat(change(toys, ours(inbox(), tree("size", 5)))).isEqualTo(new Change.NoOp());
    }

    @Test
    void anImmutableFieldOfAReplaceableTypeReplacesTheObject() {
        Toys toys = Toys.staging().gate("front", tree("port", 8080));

        assertThat(change(toys, ours(toys, tree("port", 80)))).isInstanceOf(Change.Replace.class);
    }

    @Test
    void anImmutableFieldOfAnyOtherTypeIsForAPersonToDecide() {
        Toys toys = Toys.staging().box("inbox", tree("fifo", true));

        Blocked blocked = (Blocked) change(toys, ours(toys, tree()));

        assertThat(blocked.reason()).isEqualTo(Reason.IMMUTABLE);
        assertThat(blocked.message()).startsWith("AWS cannot change fifo in place");
    }

    @Test
    void aValueThatWasJustSentMayStillReadBackAsTheOldOne() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9));
        memory = memory.sent(box("inbox"), digest(toys, box("inbox")), NOW.minusSeconds(59));

        assertThat(((Blocked) change(toys, ours(toys, tree()))).reason()).isEqualTo(Reason.SETTLING);
    }

    @Test
    void anotherProcessesWriteSettlesTooWhereAwsTellsItsTime() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9));
        Observation.Present live = ours(toys, tree());

        assertThat(((Blocked) change(toys, changed(live, NOW.minusSeconds(59)))).reason())
                .isEqualTo(Reason.SETTLING);
        assertThat(change(toys, changed(live, NOW.minusSeconds(60)))).isInstanceOf(Change.Update.class);
    }

    @Test
    void anEditDoesNotWaitForAnEarlierOneToSettle() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9));
        memory = memory.sent(box("inbox"), "of-the-edit-before", NOW.minusSeconds(1));

        assertThat(change(toys, changed(ours("of-the-edit-before", tree("retention", 8)), NOW.minusSeconds(1))))
                .isInstanceOf(Change.Update.class);
    }

    @Test
    void whatAwsHasShownSinceIsChangedBySomebodyAndDoesNotSettle() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9));
        memory = memory.sent(box("inbox"), digest(toys, box("inbox")), NOW.minusSeconds(2))
                .converged(box("inbox"), digest(toys, box("inbox")));

        assertThat(change(toys, changed(ours(toys, tree()), NOW.minusSeconds(1))))
                .isInstanceOf(Change.Update.class);
    }

    @Test
    void whatSettlesDoesNotHoldBackWhatDoesNot() {
        Toys toys = Toys.staging().box("inbox", tree("retention", 9, "size", 7));
        memory = memory.sent(box("inbox"), digest(toys, box("inbox")), NOW.minusSeconds(1));

        Change.Update update = (Change.Update) change(toys, ours(toys, tree()));

        assertThat(update.drift().differences().map(Difference::path)).containsExactly("size");
        assertThat(update.withheld().map(Change.Withheld::reason)).containsExactly(Reason.SETTLING);
    }

    @Test
    void theSummaryCountsEachSortAndTheDeployments() {
        Toys toys = Toys.staging()
                .box("a", tree())
                .box("b", tree("size", 3))
                .gate("c", tree("port", 8080))
                .app("d", tree("image", "v2"))
                .app("e", tree())
                .box("f", tree());

        Plan plan = plan(
                toys,
                HashMap.of(
                        box("a"),
                        new Observation.Absent(),
                        box("b"),
                        ours("any", tree("size", 4), "Box/b"),
                        gate("c"),
                        ours("any", tree("port", 80), "Gate/c"),
                        app("d"),
                        ours("any", tree("image", "v1"), "App/d"),
                        app("e"),
                        new Observation.Absent(),
                        box("f"),
                        new Observation.Unknown(THROTTLED)));

        assertThat(plan.summary()).isEqualTo(new Plan.Summary(2, 2, 1, 0, 1, 2));
        assertThat(plan.matches()).isFalse();
    }
}
