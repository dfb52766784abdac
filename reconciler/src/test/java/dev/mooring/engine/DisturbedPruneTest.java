package dev.mooring.engine;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.arnOf;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.ToyAws.Fault;
import dev.mooring.fixture.Toys;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A prune that is killed, cut off, throttled and lied to at every call: nothing that is a stranger's, nobody's, retained or
 * in git is ever deleted, and in the end what left git is gone.
 */
final class DisturbedPruneTest {
    private static final int PASSES = 8;
    private static final int SEEDS = 200;
    private static final Vector<ResourceId> LEAVING = Vector.of(app("orders"), gate("front"), box("spare"));
    private static final Vector<ResourceId> STAYING =
            Vector.of(box("strangers"), box("nobodys"), box("archive"), box("inbox"), app("worker"));

    private static Toys staying() {
        return Toys.staging()
                .pruning(true, 5, 100)
                .box("inbox", tree("size", 5))
                .app("worker", tree("image", "w1"));
    }

    private static DesiredGraph before() {
        return staying()
                .gate("front", tree("port", 8080))
                .app("orders", tree("image", "v1", "gate", arnOf("Gate", "front")))
                .box("spare", tree())
                .box("archive", tree())
                .living(Toys.retained())
                .graph();
    }

    private static final class World {
        final ToyAws aws = new ToyAws();
        final HandClock clock = new HandClock();
        Reconciler reconciler = started();

        World() {
            aws.put(box("strangers"), tree(), ToyAws.tagsOf("production", "Box/strangers"));
            aws.put(box("nobodys"), tree(), HashMap.empty());
            passes(before());
            aws.writes().clear();
        }

        private Reconciler started() {
            return new Reconciler(aws, Workers.inTurn(), clock, new Random(1));
        }

        void passes(DesiredGraph wanted) {
            for (int pass = 0; pass < PASSES; pass++) {
                try {
                    reconciler.reconcile(wanted, PassListener.SILENT, () -> false);
                } catch (ToyAws.Crash crash) {
                    reconciler = started();
                }
                clock.advance(Duration.ofMinutes(6));
            }
        }

        void endsWell(String what) {
            assertThat(aws.writes().stream().filter(write -> write.startsWith("delete ")))
                    .as("%s: deleted", what)
                    .allMatch(write -> LEAVING.exists(id -> write.equals("delete " + id)));
            assertThat(aws.things().keySet()).as("%s: in the end", what).containsExactlyInAnyOrderElementsOf(STAYING);
            int writes = aws.writes().size();
            passes(staying().graph());
            assertThat(aws.writes()).as("%s: writes when all is done", what).hasSize(writes);
        }
    }

    @Test
    void undisturbedItDeletesInTheReverseOfTheOrderOfMaking() {
        World world = new World();

        world.passes(staying().graph());

        assertThat(world.aws.writes())
                .containsExactly("delete toy/app orders", "delete toy/gate front", "delete toy/box spare");
        world.endsWell("undisturbed");
    }

    @ParameterizedTest
    @EnumSource
    void everyCallMayFailInEveryWay(Fault fault) {
        World undisturbed = new World();
        int first = undisturbed.aws.calls();
        undisturbed.passes(staying().graph());
        int calls = undisturbed.aws.calls() - first;

        for (int index = 0; index < calls; index++) {
            World world = new World();
            int disturbed = world.aws.calls() + index;
            world.aws.disturb(call -> call == disturbed ? fault : Fault.NONE);
            world.passes(staying().graph());
            world.endsWell(fault + " at call " + index);
        }
    }

    @Test
    void anyNumberOfCallsMayFail() {
        Fault[] faults = Fault.values();
        for (int seed = 0; seed < SEEDS; seed++) {
            World world = new World();
            Random random = new Random(seed);
            world.aws.disturb(call -> random.nextInt(4) == 0 ? faults[random.nextInt(faults.length)] : Fault.NONE);
            world.passes(staying().graph());
            world.aws.disturb(call -> Fault.NONE);
            world.passes(staying().graph());
            world.endsWell("seed " + seed);
        }
    }

    @Test
    void withoutAWholeInventoryNothingIsDeletedHoweverLongItLasts() {
        World world = new World();
        world.aws.disturb(call -> world.aws.writing() ? Fault.NONE : Fault.THROTTLED);

        world.passes(staying().graph());

        assertThat(world.aws.writes()).isEmpty();
    }
}
