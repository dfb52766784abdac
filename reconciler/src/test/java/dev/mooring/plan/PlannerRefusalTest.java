package dev.mooring.plan;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.plan.Change.Blocked;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Memory.Setback;
import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Observation;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** What is decided after AWS rolled something back or refused it. */
final class PlannerRefusalTest extends PlannerTable {
    @Test
    void aRolloutIsAskedAboutBeforeItIsPlanned() {
        Toys toys = orders("v2");
        Facts facts = facts(HashMap.of(app("orders"), ours("before", tree("image", "v1"))));

        assertThat(planner.questions(planner.plan(toys.graph(), facts), facts)).containsExactly(app("orders"));
    }

    @Test
    void whatStartsNoRolloutIsNotAskedAbout() {
        Toys toys = Toys.staging().app("orders", tree("image", "v1", "count", 3));
        Facts facts = facts(HashMap.of(app("orders"), ours("before", tree("image", "v1"))));

        assertThat(planner.questions(planner.plan(toys.graph(), facts), facts)).isEmpty();
    }

    @Test
    void whatAwsRolledBackIsNotSentAgain() {
        rejected(tree("image", "v2"));

        assertBlocked(
                change(orders("v2"), ours("before", tree("image", "v1"))), Reason.ROLLED_BACK, "tasks failed to start");
    }

    @Test
    void anotherStateThanTheOneRolledBackIsSent() {
        rejected(tree("image", "v2"));

        assertThat(change(orders("v3"), ours("before", tree("image", "v1")))).isInstanceOf(Change.Update.class);
    }

    @Test
    void aRollbackKeepsBackOnlyWhatStartsTheRollout() {
        rejected(tree("image", "v2", "count", 1));
        Toys toys = Toys.staging().app("orders", tree("image", "v2", "count", 3));

        Change.Update update = (Change.Update) change(toys, ours("before", tree("image", "v1")));

        assertThat(update.drift().differences().map(Difference::path)).containsExactly("count");
        assertThat(update.withheld().map(Change.Withheld::reason)).containsExactly(Reason.ROLLED_BACK);
    }

    @Test
    void aPersonMaySendARolledBackStateAgain() {
        rejected(tree("image", "v2"));
        memory = memory.retry(app("orders"));

        assertThat(change(orders("v2"), ours("before", tree("image", "v1")))).isInstanceOf(Change.Update.class);
    }

    @Test
    void aRolloutIsNotStartedWhileItsHistoryCannotBeRead() {
        rejections = HashMap.of(app("orders"), Either.left(THROTTLED));

        assertThat(((Blocked) change(orders("v2"), ours("before", tree("image", "v1")))).reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void aFailureThatPassesIsTriedAgainWhenItsTimeHasCome() {
        Toys toys = inbox();
        String digest = digest(toys, box("inbox"));
        memory = memory.failed(
                box("inbox"), new Setback(digest, "create", THROTTLED, 1, Option.some(NOW.plusSeconds(1))));
        assertThat(((Blocked) change(toys, new Observation.Absent())).reason()).isEqualTo(Reason.BACKING_OFF);

        memory = memory.failed(box("inbox"), new Setback(digest, "create", THROTTLED, 1, Option.some(NOW)));
        assertThat(change(toys, new Observation.Absent())).isInstanceOf(Change.Create.class);
    }

    @Test
    void aRefusalWaitsForAnotherSpec() {
        Toys toys = inbox();
        memory = memory.failed(
                box("inbox"), new Setback(digest(toys, box("inbox")), "create", REFUSED, 1, Option.none()));

        assertBlocked(
                change(toys, new Observation.Absent()),
                Reason.REFUSED,
                "toy:Update failed: ValidationException: no; tried again when git changes or somebody asks for a retry");
        assertThat(change(Toys.staging().box("inbox", tree("size", 8)), new Observation.Absent()))
                .isInstanceOf(Change.Create.class);
    }

    @Test
    void aRefusalOfOneActionDoesNotForbidAnother() {
        Toys toys = inbox();
        memory = memory.failed(
                box("inbox"), new Setback(digest(toys, box("inbox")), "create", REFUSED, 1, Option.none()));

        assertThat(change(toys, ours(toys, tree("size", 5)))).isInstanceOf(Change.Update.class);
    }
}
