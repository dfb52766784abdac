package dev.mooring.engine;

import static dev.mooring.fixture.Toys.arnOf;
import static dev.mooring.fixture.Toys.tree;
import static dev.mooring.fixture.Toys.urlOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.Toys;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.plan.Facts;
import dev.mooring.plan.Memory;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlanJson;
import dev.mooring.plan.PlannedChange;
import dev.mooring.plan.Planner;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collections;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every graph and everything that AWS may be found to be. */
final class PlanLawsTest {
    private static final int PASSES = 4;
    private static final Failure UNREADABLE = new Failure.Transient("toy:Describe", "Timeout", "no answer");

    private final Planner planner = new Planner();

    @Property(tries = 300)
    void aPlanIsAFunctionOfWhatIsKnown(@ForAll("specs") Toys specs, @ForAll Random chance) {
        Facts facts = anything(specs.graph(), chance);
        var manifests = specs.manifests().toJavaList();
        Collections.shuffle(manifests, chance);
        Toys shuffled = new Toys(specs.environment(), Vector.ofAll(manifests), specs.revision());

        assertThat(PlanJson.of(planner.plan(shuffled.graph(), facts)))
                .isEqualTo(PlanJson.of(planner.plan(specs.graph(), facts)));
    }

    @Property(tries = 300)
    void everyResourceHasOneLineAfterAllThatItNeeds(@ForAll("specs") Toys specs, @ForAll Random chance) {
        DesiredGraph graph = specs.graph();
        Plan plan = planner.plan(graph, anything(graph, chance));

        assertThat(plan.changes().map(PlannedChange::id))
                .containsExactlyElementsOf(graph.resources().keySet());
        HashMap<ResourceId, Integer> waves =
                HashMap.ofEntries(plan.changes().map(planned -> Tuple.of(planned.id(), planned.wave())));
        graph.needs()
                .forEach((id, needed) -> assertThat(
                                needed.map(one -> waves.get(one).get()))
                        .allMatch(wave -> wave < waves.get(id).get()));
    }

    @Property(tries = 300)
    void whatIsUnknownOrAStrangersIsNeverWritten(@ForAll("specs") Toys specs, @ForAll Random chance) {
        Facts facts = anything(specs.graph(), chance);

        assertThat(planner.plan(specs.graph(), facts).writes())
                .allSatisfy(planned -> assertThat(facts.of(planned.id())).satisfies(PlanLawsTest::mayBeWritten));
    }

    @Property(tries = 200)
    void whatIsAppliedNeedsNoSecondTime(
            @ForAll("specs") Toys before, @ForAll("specs") Toys after, @ForAll Random chance) {
        ToyAws aws = new ToyAws();
        converge(aws, before.graph());
        meddle(aws, chance);

        Reconciler reconciler = converge(aws, after.graph());

        assertThat(reconciler.plan(after.graph()).matches()).isTrue();
    }

    @Property(tries = 200)
    void gettingThereFromElsewhereIsLikeStartingThere(@ForAll("specs") Toys before, @ForAll("specs") Toys after) {
        ToyAws moved = new ToyAws();
        converge(moved, before.graph());
        converge(moved, after.graph());
        ToyAws fresh = new ToyAws();
        converge(fresh, after.graph());

        after.graph()
                .resources()
                .keySet()
                .forEach(id -> assertThat(moved.trees().get(id))
                        .isEqualTo(fresh.trees().get(id)));
    }

    private static Reconciler converge(ToyAws aws, DesiredGraph graph) {
        Reconciler reconciler = new Reconciler(aws, Workers.inTurn(), new HandClock(), new Random(1));
        for (int pass = 0; pass < PASSES; pass++) {
            reconciler.reconcile(graph, PassListener.SILENT, () -> false);
        }
        return reconciler;
    }

    /** Somebody deletes things and changes fields by hand. */
    private static void meddle(ToyAws aws, Random chance) {
        for (ResourceId id : aws.things().keySet()) {
            switch (chance.nextInt(4)) {
                case 0 -> aws.remove(id);
                case 1 -> aws.change(id, id.type().equals("toy/app") ? "count" : "size", Value.of(chance.nextInt(9)));
                default -> {}
            }
        }
    }

    private static void mayBeWritten(Observation observation) {
        assertThat(observation).isNotInstanceOf(Observation.Unknown.class);
        if (observation instanceof Observation.Present live) {
            assertThat(live.tags().get("mooring:environment")).contains("staging");
        }
    }

    private static Facts anything(DesiredGraph graph, Random chance) {
        Map<ResourceId, Observation> observations =
                graph.resources().mapValues(desired -> anything(desired.owner().toString(), chance));
        return new Facts(observations, Memory.EMPTY, Instant.EPOCH);
    }

    private static Observation anything(String owner, Random chance) {
        return switch (chance.nextInt(5)) {
            case 0 -> new Observation.Absent();
            case 1 -> new Observation.Unknown(UNREADABLE);
            case 2 -> present(chance, HashMap.empty());
            case 3 -> present(chance, ToyAws.tagsOf("production", owner));
            default -> present(chance, ToyAws.tagsOf("staging", owner));
        };
    }

    private static Observation present(Random chance, Map<String, String> tags) {
        return new Observation.Present(
                tree("size", chance.nextInt(12), "count", chance.nextInt(3), "image", "v" + chance.nextInt(3)),
                HashMap.of("arn", "arn-" + chance.nextInt(3), "url", "url"),
                tags,
                Option.none(),
                Health.READY);
    }

    /** Up to a dozen toys, each referring only to ones before it. */
    @Provide
    Arbitrary<Toys> specs() {
        return Arbitraries.randomValue(PlanLawsTest::specs);
    }

    private static Toys specs(Random chance) {
        Toys toys = Toys.staging();
        Vector<String> boxes = Vector.empty();
        for (int number = chance.nextInt(12); number >= 0; number--) {
            String name = "n" + number;
            switch (chance.nextInt(3)) {
                case 0 -> {
                    Value.Tree tree = tree("size", chance.nextInt(12));
                    toys = toys.box(
                            name, boxes.isEmpty() ? tree : tree.with("overflow", arnOf("Box", any(boxes, chance))));
                    boxes = boxes.append(name);
                }
                case 1 -> toys = toys.gate(name, tree("port", 8000 + chance.nextInt(3)));
                default -> {
                    Value.Tree tree = tree("image", "v" + chance.nextInt(3), "count", 1 + chance.nextInt(2));
                    toys = toys.app(
                            name,
                            boxes.isEmpty() ? tree : tree.with("environment", tree("URL", urlOf(any(boxes, chance)))));
                }
            }
        }
        return toys;
    }

    private static String any(Vector<String> names, Random chance) {
        return names.get(chance.nextInt(names.size()));
    }
}
