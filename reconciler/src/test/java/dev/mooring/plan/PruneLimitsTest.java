package dev.mooring.plan;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.plan.Pruning.State;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much may go at once, and what a person's confirmation is good for. */
final class PruneLimitsTest {

    private static Orphans world(int inGit, int gone, int maxDeletes, int maxPercent) {
        Toys toys = Vector.range(0, inGit).foldLeft(Toys.staging(), (so, n) -> so.box("in-" + n, tree()));
        return Vector.range(0, gone)
                .foldLeft(
                        Orphans.beside(toys).pruning(true, maxDeletes, maxPercent),
                        (so, n) -> so.gone(box("out-" + n), "Box/out-" + n, false));
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "20, 5,  5, 20,  five of five that may go,                        DELETING",
        "95, 6,  5, 20,  one more than may go by number,                  UNCONFIRMED",
        "16, 4,  5, 20,  four of twenty: just the share,                  DELETING",
        "15, 4,  5, 20,  four of nineteen: more than the share,           UNCONFIRMED",
        "1,  1,  5, 20,  half of two: one may always go,                  DELETING",
        "1,  2,  5, 20,  two of three,                                    UNCONFIRMED",
        "9,  1,  0, 100, none by number,                                  UNCONFIRMED",
        "9,  1,  5, 0,   none by share,                                   UNCONFIRMED",
        "2,  50, 50, 100, all but two where all may go,                   DELETING",
    })
    void atMostSoMuch(int inGit, int gone, int maxDeletes, int maxPercent, String why, State state) {
        Plan plan = world(inGit, gone, maxDeletes, maxPercent).plan();

        assertThat(plan.pruning().state()).as(why).isEqualTo(state);
        assertThat(plan.summary().delete()).isEqualTo(state == State.DELETING ? gone : 0);
    }

    @Test
    void aManifestCountsOnceHoweverManyObjectsItHas() {
        Orphans orphans = world(9, 0, 1, 100)
                .gone(app("x"), "App/x", false)
                .gone(gate("x"), "App/x", false)
                .gone(box("x"), "App/x", false);

        assertThat(orphans.plan().pruning().state()).isEqualTo(State.DELETING);
    }

    @Test
    void whatIsRetainedCountsForNothing() {
        assertThat(world(9, 1, 1, 100).gone(box("kept"), "Box/kept", true).decisions())
                .containsExactlyInAnyOrder("delete toy/box out-0", "Retained toy/box kept");
    }

    @Test
    void aConfirmedSetGoesAndNoOther() {
        Orphans held = world(3, 3, 1, 100);
        Orphans confirmed = confirming(held, held);

        assertThat(confirmed.plan().summary().delete()).isEqualTo(3);
        assertThat(confirming(held.gone(box("late"), "Box/late", false), held)
                        .plan()
                        .summary()
                        .delete())
                .isZero();
        assertThat(confirming(world(3, 2, 1, 100), held).plan().summary().delete())
                .isZero();
    }

    @Test
    void whatIsLeftOfAConfirmedSetMayStillGo() {
        Orphans held = world(3, 3, 1, 100);
        Consent left = confirming(held, held).plan().pruning().consent();

        assertThat(world(3, 2, 1, 100)
                        .remembering(memory -> memory.consenting(left))
                        .plan()
                        .summary()
                        .delete())
                .isEqualTo(2);
    }

    @Test
    void whatComesToAConfirmedSetIsJudgedByItself() {
        Orphans held = world(3, 3, 1, 100);
        Consent left = confirming(held, held).plan().pruning().consent();
        Orphans more = held.gone(box("y"), "Box/y", false).gone(box("z"), "Box/z", false);

        Plan plan = more.remembering(memory -> memory.consenting(left)).plan();

        assertThat(plan.pruning().state()).isEqualTo(State.UNCONFIRMED);
        assertThat(plan.pruning().objects()).containsExactly(box("y"), box("z"));
        assertThat(plan.summary().delete()).isEqualTo(3);
    }

    @Test
    void aConfirmationIsForgottenOnceItsObjectsAreGone() {
        Orphans held = world(3, 3, 1, 100);
        Consent used = confirming(held, held).plan().pruning().consent();
        Consent later = world(3, 0, 1, 100)
                .remembering(memory -> memory.consenting(used))
                .plan()
                .pruning()
                .consent();

        assertThat(held.remembering(memory -> memory.consenting(later))
                        .plan()
                        .pruning()
                        .state())
                .isEqualTo(State.UNCONFIRMED);
    }

    @Test
    void aConfirmationOutlivesAPassThatKnowsTooLittle() {
        Orphans held = world(3, 3, 1, 100);
        Orphans confirmed = confirming(held, held);
        Consent kept = confirmed
                .in(graph -> graph.incomplete("the specs have problems"))
                .plan()
                .pruning()
                .consent();

        assertThat(held.remembering(memory -> memory.consenting(kept))
                        .plan()
                        .summary()
                        .delete())
                .isEqualTo(3);
    }

    private static Orphans confirming(Orphans orphans, Orphans shown) {
        String digest = shown.plan().pruning().digest();
        return orphans.remembering(memory -> memory.consenting(memory.consent().confirming(digest)));
    }
}
