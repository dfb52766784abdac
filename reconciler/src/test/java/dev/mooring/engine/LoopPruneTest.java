package dev.mooring.engine;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.appId;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.HandTimer;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.Toys;
import dev.mooring.manifest.Position;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Action;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.status.Condition;
import dev.mooring.status.Event;
import dev.mooring.status.Receipt;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What people see and do about deletions, pass after pass. */
final class LoopPruneTest {
    private static final int DRAINS = 3;
    private final ToyAws aws = new ToyAws();
    private final HandClock clock = new HandClock();
    private final HandTimer timer = new HandTimer(clock);
    private int drains;
    private final ReconcileLoop loop = new ReconcileLoop(
            "staging",
            new Reconciler(
                    environment -> aws.open(environment).map(all -> all.map(Draining::new)),
                    Workers.inTurn(),
                    clock,
                    new Random(7)),
            timer,
            clock,
            new Random(7),
            PassListener.SILENT,
            status -> {});

    /** Takes its time with as many deletions as the test says. */
    private final class Draining implements Actuator {
        private final Actuator prompt;

        Draining(Actuator prompt) {
            this.prompt = prompt;
        }

        @Override
        public ResourceType resourceType() {
            return prompt.resourceType();
        }

        @Override
        public Map<ResourceId, Observation> observe(Set<ResourceId> ids) {
            return prompt.observe(ids);
        }

        @Override
        public Either<Failure, Set<ResourceId>> owned() {
            return prompt.owned();
        }

        @Override
        public Outcome apply(Action action) {
            boolean first = drains == DRAINS;
            return action instanceof Action.Delete && drains-- > 0
                    ? new Outcome.InProgress("Draining", "its tasks are stopping", first)
                    : prompt.apply(action);
        }
    }

    private static Toys toys(String revision, String... names) {
        return Vector.of(names)
                .foldLeft(Toys.staging().at(revision).pruning(true, 1, 100), (so, name) -> so.box(name, tree()));
    }

    private void runs(Toys toys) {
        loop.offer(toys.graph());
        rest();
    }

    private void rest() {
        timer.pass(Duration.ofMinutes(5));
    }

    private Condition pruned() {
        return loop.status().condition(Condition.Type.PRUNED).get();
    }

    private long told(Event.Type type) {
        return loop.status().events().count(event -> event.type() == type);
    }

    @Test
    void whatLeavesGitIsDeletedAndWrittenDown() {
        runs(toys("r1", "a", "b"));
        runs(toys("r2", "a"));

        assertThat(aws.things().keySet()).containsExactly(box("a"));
        assertThat(pruned().status()).isEqualTo(Condition.Status.TRUE);
        assertThat(told(Event.Type.DELETED)).isEqualTo(1);
        assertThat(loop.status().history().last().changes().head().action()).isEqualTo("delete");
        assertThat(loop.status().history().last().revision()).isEqualTo("r2");
    }

    @Test
    void whatNeedsAPersonIsToldOnceAndDoneWhenConfirmed() {
        runs(toys("r1", "a", "b", "c"));
        runs(toys("r2", "a"));
        rest();

        assertThat(pruned().reason()).isEqualTo("Unconfirmed");
        assertThat(pruned().message()).contains("toy/box b, toy/box c");
        assertThat(told(Event.Type.PRUNE_HELD)).isEqualTo(1);
        assertThat(aws.things().keySet()).hasSize(3);
        assertThat(loop.status().is(Condition.Type.READY)).isTrue();
        assertThat(loop.status().is(Condition.Type.SYNCED)).isFalse();

        String digest = loop.plan().get().pruning().digest();
        assertThat(loop.confirmPrune("").get()).contains(digest);
        assertThat(loop.confirmPrune("000000000000").get()).contains(digest);
        assertThat(loop.confirmPrune(digest).isEmpty()).isTrue();
        rest();

        assertThat(aws.things().keySet()).containsExactly(box("a"));
        assertThat(pruned().reason()).isEqualTo("Clean");
        assertThat(loop.status().is(Condition.Type.SYNCED)).isTrue();
        assertThat(loop.confirmPrune(digest).get()).isEqualTo("nothing waits for a confirmation");
    }

    @Test
    void whatDrainsIsToldOnceAndHoldsBackWhatWasMadeBeforeIt() {
        Toys before = toys("r1", "a").box("b", tree()).gate("front", tree()).app("orders", tree());
        Desired ofTheSame = new Desired(gate("front"), Toys.GATE, appId("orders"), tree(), HashSet.empty());
        runs(before.without("Gate", "front")
                .with(
                        Toys.manifest(appId("orders")),
                        Vector.of(before.graph().resources().get(app("orders")).get(), ofTheSame)));
        aws.writes().clear();
        drains = DRAINS;

        runs(toys("r2", "a").box("b", tree()));

        assertThat(aws.writes()).containsExactly("delete toy/app orders", "delete toy/gate front");
        assertThat(loop.status()
                        .events()
                        .filter(event -> event.type() == Event.Type.DELETED)
                        .map(Event::message))
                .containsExactly(
                        "deleting toy/app orders: its tasks are stopping",
                        "deleted toy/app orders",
                        "deleted toy/gate front");
        assertThat(loop.status()
                        .history()
                        .filter(receipt -> receipt.revision().equals("r2"))
                        .flatMap(Receipt::changes)
                        .map(entry -> entry.resource() + " " + entry.outcome()))
                .as("a receipt for each change, none for waiting")
                .containsExactly(
                        "toy/app orders in progress: its tasks are stopping",
                        "toy/app orders applied",
                        "toy/gate front applied");
    }

    @Test
    void whatIsRetainedIsToldOnce() {
        runs(toys("r1", "a", "b").living(Toys.retained()));
        runs(toys("r2", "a"));
        rest();

        assertThat(aws.things().keySet()).containsExactly(box("a"), box("b"));
        assertThat(told(Event.Type.RETAINED)).isEqualTo(1);
        assertThat(pruned().reason()).isEqualTo("Clean");
        assertThat(loop.status().is(Condition.Type.SYNCED)).isTrue();
    }

    @Test
    void anEmptiedFolderIsToldAndDeletesNothing() {
        runs(toys("r1", "a", "b"));
        runs(toys("r2"));

        assertThat(aws.things().keySet()).hasSize(2);
        assertThat(pruned().reason()).isEqualTo("Everything");
        assertThat(told(Event.Type.PRUNE_HELD)).isEqualTo(1);
    }

    @Test
    void whileTheNewestSpecsAreBadNothingIsDeleted() {
        runs(toys("r1", "a", "b"));
        aws.put(box("left"), tree(), aws.things().get(box("b")).get().tags().put("mooring:resource", "Box/left"));
        loop.refuse("r2", Vector.of(new Problem(new Position("a.yaml", 1, 1), "is bad")));
        rest();

        assertThat(aws.things().containsKey(box("left"))).isTrue();
        assertThat(pruned().status()).isEqualTo(Condition.Status.UNKNOWN);
        assertThat(pruned().message()).contains("the newest revision of the specs has problems");

        runs(toys("r3", "a", "b"));
        assertThat(aws.things().containsKey(box("left"))).isFalse();
    }
}
