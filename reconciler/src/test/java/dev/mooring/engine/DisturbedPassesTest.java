package dev.mooring.engine;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.arnOf;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.tree;
import static dev.mooring.fixture.Toys.urlOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.ToyAws.Fault;
import dev.mooring.fixture.Toys;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.SecretUse;
import dev.mooring.resource.Value;
import io.vavr.collection.SortedMap;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A daemon that is killed, cut off, throttled and lied to at every call that it makes, and at many at random: whatever
 * happens it touches nothing of others, starts no deployment twice, and in the end AWS is as git says and stays so.
 */
final class DisturbedPassesTest {
    private static final int PASSES_TO_CONVERGE = 8;
    private static final int SEEDS = 100;
    private static final ResourceId STRANGERS = box("strangers");

    /** What AWS and git are before the passes that are disturbed. */
    enum Scenario {
        /** Everything is new. */
        FROM_NOTHING(aws -> {}, "v1"),
        /** Git moves while all is well. */
        EDIT(aws -> {}, "v2"),
        /** Git moves to something that AWS rolls back. */
        BAD_EDIT(aws -> {}, "bad1"),
        /** Somebody changes fields, and deletes a box that others refer to. */
        DRIFT(
                aws -> {
                    aws.change(box("dead"), "size", Value.of(99));
                    aws.change(app("orders"), "image", Value.of("v0"));
                    aws.remove(box("inbox"));
                },
                "v1"),
        /** An immutable field changes. */
        REPLACEMENT(aws -> aws.change(gate("front"), "port", Value.of(1)), "v1");

        private final Consumer<ToyAws> meddling;
        private final String image;

        Scenario(Consumer<ToyAws> meddling, String image) {
            this.meddling = meddling;
            this.image = image;
        }
    }

    private static DesiredGraph specs(String image) {
        return Toys.staging()
                .at(image)
                .box("strangers", tree())
                .box("dead", tree("retention", 14))
                .box("inbox", tree("overflow", arnOf("Box", "dead"), "size", 5))
                .gate("front", tree("port", 8080))
                .app(
                        "orders",
                        tree(
                                "image",
                                image,
                                "count",
                                2,
                                "gate",
                                arnOf("Gate", "front"),
                                "environment",
                                tree("URL", urlOf("inbox"))))
                .app(
                        "worker",
                        tree("image", "w1", "environment", tree("URL", urlOf("inbox"))),
                        new SecretUse("TOKEN", "toy:token", "spec.secrets.TOKEN"))
                .graph();
    }

    private static final class World {
        final ToyAws aws = new ToyAws();
        final HandClock clock = new HandClock();
        final DesiredGraph specs;
        Reconciler reconciler = started();

        World(Scenario scenario) {
            aws.put(STRANGERS, tree("size", 42), ToyAws.tagsOf("production", "Box/strangers"));
            if (scenario != Scenario.FROM_NOTHING) {
                converge(specs("v1"));
            }
            scenario.meddling.accept(aws);
            aws.writes().clear();
            aws.rollouts().clear();
            specs = specs(scenario.image);
        }

        Reconciler started() {
            return new Reconciler(aws, Workers.inTurn(), clock, new Random(1));
        }

        void converge(DesiredGraph wanted) {
            for (int pass = 0; pass < PASSES_TO_CONVERGE; pass++) {
                pass(wanted);
            }
        }

        /** A pass; a process that dies in it is started anew. */
        void pass(DesiredGraph wanted) {
            try {
                reconciler.reconcile(wanted, PassListener.SILENT, () -> false);
            } catch (ToyAws.Crash crash) {
                reconciler = started();
            }
            clock.advance(Duration.ofMinutes(6));
        }

        int callsUndisturbed() {
            int before = aws.calls();
            converge(specs);
            return aws.calls() - before;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCallMayFailInEveryWay(Scenario scenario) {
        World undisturbed = new World(scenario);
        int calls = undisturbed.callsUndisturbed();
        SortedMap<ResourceId, Value.Tree> expected = undisturbed.aws.trees();
        assertThat(expected.get(STRANGERS).get()).isEqualTo(tree("size", 42));

        for (Fault fault : Fault.values()) {
            for (int index = 0; index < calls; index++) {
                World world = new World(scenario);
                int disturbed = world.aws.calls() + index;
                world.aws.disturb(call -> call == disturbed ? fault : Fault.NONE);
                world.converge(world.specs);
                endsAs(expected, world, scenario + ", " + fault + " at call " + index);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyNumberOfCallsMayFail(Scenario scenario) {
        World undisturbed = new World(scenario);
        undisturbed.converge(undisturbed.specs);
        Fault[] faults = Fault.values();

        for (int seed = 0; seed < SEEDS; seed++) {
            World world = new World(scenario);
            Random random = new Random(seed);
            world.aws.disturb(call -> random.nextInt(4) == 0 ? faults[random.nextInt(faults.length)] : Fault.NONE);
            world.converge(world.specs);
            world.aws.disturb(call -> Fault.NONE);
            world.converge(world.specs);
            endsAs(undisturbed.aws.trees(), world, scenario + ", seed " + seed);
        }
    }

    private static void endsAs(SortedMap<ResourceId, Value.Tree> expected, World world, String what) {
        assertThat(world.aws.trees()).as("%s: AWS in the end", what).isEqualTo(expected);
        assertThat(world.aws.writes())
                .as("%s: what is a stranger's", what)
                .noneMatch(write -> write.endsWith(STRANGERS.toString()));
        List<String> rollouts = world.aws.rollouts();
        assertThat(rollouts)
                .as("%s: deployments", what)
                .allSatisfy(rollout ->
                        assertThat(Collections.frequency(rollouts, rollout)).isEqualTo(1));
        int writes = world.aws.writes().size();
        world.converge(world.specs);
        assertThat(world.aws.writes()).as("%s: writes when all is done", what).hasSize(writes);
    }
}
