package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.aws.ApiLimits;
import dev.mooring.aws.AwsAccess;
import dev.mooring.aws.AwsSessions;
import dev.mooring.aws.Fanout;
import dev.mooring.aws.Stopwatch;
import dev.mooring.engine.PassListener;
import dev.mooring.engine.Reconciler;
import dev.mooring.engine.Workers;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.kinds.StandardKinds;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.time.VirtualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** Staging of the example platform, which has a schedule: it converges at any hour, to the same number of tasks. */
final class ExampleAtNightTest {
    private static final Duration BETWEEN_PASSES = Duration.ofMinutes(2);
    private static final int AN_HOUR_OF_PASSES = 30;
    private static final Map<String, Integer> TASKS = Map.of("orders", 1, "fulfilment", 1);

    /** A schedule acts when its hour comes, not on what is made in between. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "2026-11-25T10:00:00Z, 3, by day",
        "2026-11-25T18:30:00Z, 1, as the night begins",
        "2026-11-25T23:00:00Z, 3, at night",
        "2026-11-26T05:30:00Z, 3, as the day begins",
        "2026-11-28T12:00:00Z, 3, on a Saturday",
        "2026-07-01T17:30:00Z, 1, as a summer's night begins"
    })
    void staging_converges_and_rests(Instant start, int most, String when) throws Exception {
        VirtualClock clock = new VirtualClock(start);
        StandardKinds kinds = new StandardKinds(Fanout.inTurn(), clock);
        DesiredGraph staging = ExamplePlatform.graphs(kinds)
                .find(graph -> graph.name().equals("staging"))
                .get();
        try (Simulator simulator = Simulator.builder()
                        .clock(clock)
                        .throttling(false)
                        .apis(new EveryApi(Foundations.of(Vector.of(staging))))
                        .start();
                AwsSessions sessions = new AwsSessions(
                        AwsAccess.at(simulator.uri()).withLimits(ApiLimits.none()),
                        Stopwatch.system(),
                        new Random(7),
                        new SimpleMeterRegistry())) {
            Reconciler reconciler = new Reconciler(
                    environment -> Either.right(kinds.actuators(sessions.of(environment), environment)),
                    Workers.inTurn(),
                    clock,
                    new Random(7));
            ExamplePlatform.converge(staging, reconciler, simulator);
            assertThat(tasks(sessions, staging)).as(when).isEqualTo(TASKS);

            long mark = simulator.journal().mark();
            for (int pass = 0; pass < AN_HOUR_OF_PASSES; pass++) {
                reconciler.reconcile(staging, PassListener.SILENT, () -> false);
                simulator.advance(BETWEEN_PASSES);
            }
            assertThat(simulator.journal().after(mark).writes()).as(when).isZero();
            assertThat(tasks(sessions, staging)).as(when).isEqualTo(TASKS);
            assertThat(most(sessions, staging))
                    .as("the most tasks of fulfilment " + when)
                    .isEqualTo(most);
        }
    }

    private static Map<String, Integer> tasks(AwsSessions sessions, DesiredGraph graph) {
        Map<String, Integer> tasks = new TreeMap<>();
        sessions.of(graph.environment())
                .ecs()
                .describeServices(request ->
                        request.cluster(graph.environment().spec().cluster()).services(TASKS.keySet()))
                .services()
                .forEach(service -> tasks.put(service.serviceName(), service.desiredCount()));
        return tasks;
    }

    private static int most(AwsSessions sessions, DesiredGraph graph) {
        return sessions.of(graph.environment())
                .autoscaling()
                .describeScalableTargets(request ->
                        request.serviceNamespace(ServiceNamespace.ECS).resourceIds("service/staging/fulfilment"))
                .scalableTargets()
                .getFirst()
                .maxCapacity();
    }
}
