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
import dev.mooring.simulator.journal.Calls;
import dev.mooring.simulator.time.VirtualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The example platform at rest: it uses every kind, a pass over it writes nothing, and reads no more than the batch sizes that
 * AWS publishes make necessary.
 */
final class SteadyExampleTest {
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final StandardKinds kinds = new StandardKinds(Fanout.inTurn(), clock);

    @Test
    void aPassWritesNothingAndReadsWhatIsNecessary() throws Exception {
        Seq<DesiredGraph> graphs = ExamplePlatform.graphs(kinds);
        assertThat(graphs.flatMap(graph -> graph.manifests().keySet())
                        .map(id -> id.kind())
                        .distinct())
                .as("the kinds that the example uses")
                .containsAll(kinds.kinds());
        try (Simulator simulator = Simulator.builder()
                        .clock(clock)
                        .throttling(false)
                        .apis(new EveryApi(Foundations.of(graphs)))
                        .start();
                AwsSessions sessions = new AwsSessions(
                        AwsAccess.at(simulator.uri()).withLimits(ApiLimits.none()),
                        Stopwatch.system(),
                        new Random(7),
                        new SimpleMeterRegistry())) {
            Map<String, Reconciler> reconcilers = graphs.toMap(graph -> Tuple.of(graph.name(), reconciler(sessions)));
            for (DesiredGraph graph : graphs) {
                ExamplePlatform.converge(graph, reconcilers.get(graph.name()).get(), simulator);
            }
            for (DesiredGraph graph : graphs) {
                Calls calls = steady(graph, reconcilers.get(graph.name()).get(), simulator);
                Map<String, Long> floor = floor(graph);
                print(graph, calls, floor);
                assertThat(calls.writes()).as(graph.name()).isZero();
                assertThat(TreeMap.ofAll(calls.operations())).as(graph.name()).isEqualTo(floor);
            }
        }
    }

    private Reconciler reconciler(AwsSessions sessions) {
        return new Reconciler(
                environment -> Either.right(kinds.actuators(sessions.of(environment), environment)),
                Workers.inTurn(),
                clock,
                new Random(7));
    }

    private static Calls steady(DesiredGraph graph, Reconciler reconciler, Simulator simulator) {
        long mark = simulator.journal().mark();
        reconciler.reconcile(graph, PassListener.SILENT, () -> false);
        return simulator.journal().after(mark);
    }

    /**
     * What the limits of each API's calls make necessary, for what the graph holds. What AWS cannot list at once is read one
     * by one. Subscriptions of a few topics are listed topic by topic: an account may have many that are nobody's here.
     */
    private static TreeMap<String, Long> floor(DesiredGraph graph) {
        long scaled = count(graph, "application-autoscaling/scalable-target");
        return TreeMap.<String, Long>empty()
                .put("application-autoscaling:DescribeScalableTargets", batches(scaled, 50))
                .put("application-autoscaling:DescribeScalingPolicies", batches(scaled, 50))
                .put("application-autoscaling:DescribeScheduledActions", batches(scaled, 50))
                .put("ecs:ListServices", batches(count(graph, "ecs/service"), 100))
                .put("ecs:DescribeServices", batches(count(graph, "ecs/service"), 10))
                .put("elasticloadbalancing:DescribeRules", batches(count(graph, "elbv2/listener-rule"), 400))
                .put("elasticloadbalancing:DescribeTargetGroups", batches(count(graph, "elbv2/target-group"), 400))
                .put("logs:DescribeLogGroups", batches(count(graph, "logs/log-group"), 50))
                .put(
                        "monitoring:DescribeAlarms",
                        batches(count(graph, "cloudwatch/alarm") + count(graph, "cloudwatch/composite-alarm"), 100))
                .put("monitoring:GetDashboard", count(graph, "cloudwatch/dashboard"))
                .put("monitoring:ListDashboards", 1L)
                .put("s3:ListBuckets", 1L)
                .put("s3:ListObjectsV2", count(graph, "site/content"))
                .put("sns:GetSubscriptionAttributes", count(graph, "sns/subscription"))
                .put("sns:GetTopicAttributes", count(graph, "sns/topic"))
                .put("sns:ListSubscriptionsByTopic", count(graph, "sns/topic"))
                .put("sqs:GetQueueAttributes", count(graph, "sqs/queue"))
                .put("sqs:ListQueues", batches(count(graph, "sqs/queue"), 1000))
                .put("tagging:GetResources", batches(graph.resources().size(), 100))
                .filterValues(calls -> calls > 0);
    }

    private static long batches(long objects, long perCall) {
        return Math.ceilDiv(objects, perCall);
    }

    private static long count(DesiredGraph graph, String type) {
        return graph.resources().keySet().count(id -> id.type().equals(type));
    }

    private static void print(DesiredGraph graph, Calls calls, Map<String, Long> floor) {
        System.out.printf("%n%s: a steady pass%n%-45s %5s %5s%n", graph.name(), "operation", "calls", "floor");
        TreeMap.ofAll(calls.operations())
                .forEach((operation, count) -> System.out.printf(
                        "%-45s %5d %5d%n",
                        operation, count, floor.get(operation).getOrElse(0L)));
    }
}
