package dev.mooring.benchmarks;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.plan.Facts;
import dev.mooring.plan.Memory;
import dev.mooring.plan.Plan;
import dev.mooring.plan.Planner;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Resolver;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The plan alone, of a fleet that matches in everything: what each steady pass computes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx256m", "-XX:+UseSerialGC"})
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class PlanBenchmark {
    @Param({"100", "1000"})
    private int services;

    private final Planner planner = new Planner();
    private DesiredGraph graph;
    private Facts facts;

    @Setup
    public void observe() {
        graph = SteadyPass.graph(
                new Fleet(services, "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/b/1/2"));
        Map<ResourceId, Observation> seen = graph.resources()
                .values()
                .foldLeft(HashMap.empty(), (all, desired) -> all.put(desired.id(), present(desired)));
        facts = new Facts(seen, Memory.EMPTY, Instant.EPOCH);
    }

    private Observation present(Desired desired) {
        return new Observation.Present(
                Resolver.resolve(desired.tree(), PlanBenchmark::attribute),
                desired.type().attributes().toMap(name -> name, name -> text(desired.id(), name)),
                HashMap.of(OwnerTags.ENVIRONMENT, graph.name()),
                Option.none(),
                Health.READY);
    }

    private static Option<String> attribute(Reference reference) {
        return reference.target() instanceof Reference.Target.OfResource of
                ? Option.some(text(of.resource(), reference.attribute()))
                : Option.none();
    }

    private static String text(ResourceId id, String attribute) {
        return attribute + ":" + id.name();
    }

    @Benchmark
    public Plan plan() {
        return planner.plan(graph, facts);
    }
}
