package dev.mooring.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.mooring.aws.ApiLimits;
import dev.mooring.aws.AwsAccess;
import dev.mooring.daemon.Assembly;
import dev.mooring.engine.PassListener;
import dev.mooring.engine.Reconciler;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.source.Snapshot;
import dev.mooring.status.PassReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Brings specs up on the simulator at an endpoint, then measures passes over it that find nothing to do. Run in a JVM of
 * its own, so that heap, CPU time and allocation are the engine's alone. Prints one {@link Figures} as JSON.
 */
public final class SteadyPass {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BRING_UP = 300;

    /**
     * One steady pass.
     *
     * @param resources how many AWS objects were compared
     * @param calls AWS calls by operation
     */
    public record Figures(
            int resources, double wallSeconds, double cpuSeconds, double allocatedMiB, Map<String, Integer> calls) {}

    private SteadyPass() {}

    /** Arguments: the simulator's endpoint, a listener's ARN there, fleet or estate, how many services, how many passes. */
    public static void main(String[] arguments) throws Exception {
        URI endpoint = URI.create(arguments[0]);
        int services = Integer.parseInt(arguments[3]);
        int passes = Integer.parseInt(arguments[4]);
        DesiredGraph graph = graph(
                arguments[2].equals("fleet") ? new Fleet(services, arguments[1]) : new Estate(services, arguments[1]));
        try (Assembly assembly = Assembly.of(AwsAccess.at(endpoint).withLimits(ApiLimits.none()))) {
            Reconciler reconciler = assembly.reconciler();
            bringUp(reconciler, graph);
            for (int pass = 0; pass < passes; pass++) {
                System.out.println(JSON.writeValueAsString(measured(reconciler, graph, endpoint)));
            }
        }
    }

    static DesiredGraph graph(Specs specs) {
        return Assembly.compiler()
                .compile(new Snapshot("bench", specs.files()))
                .toEither()
                .getOrElseThrow(problems -> new IllegalStateException(problems.mkString("\n")))
                .get(Specs.ENVIRONMENT)
                .get();
    }

    private static void bringUp(Reconciler reconciler, DesiredGraph graph) throws InterruptedException {
        for (int pass = 0; pass < LONGEST_BRING_UP; pass++) {
            PassReport report = reconciler.reconcile(graph, PassListener.SILENT, () -> false);
            if (report.plan().matches()) {
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException("the specs did not come up: "
                + reconciler.plan(graph).told().take(5).mkString("; "));
    }

    private static Figures measured(Reconciler reconciler, DesiredGraph graph, URI endpoint)
            throws IOException, InterruptedException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sequence = calls(endpoint, 0).path("sequence").asLong();
        long wall = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        long allocated = threads.getTotalThreadAllocatedBytes();
        PassReport report = reconciler.reconcile(graph, PassListener.SILENT, () -> false);
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        double allocatedMiB = (threads.getTotalThreadAllocatedBytes() - allocated) / (1024.0 * 1024);
        if (!report.plan().matches()) {
            throw new IllegalStateException("the pass was not a steady one");
        }
        Map<String, Integer> calls = new TreeMap<>();
        calls(endpoint, sequence)
                .path("operations")
                .properties()
                .forEach(operation ->
                        calls.put(operation.getKey(), operation.getValue().asInt()));
        return new Figures(graph.resources().size(), wallSeconds, cpuSeconds, allocatedMiB, calls);
    }

    private static JsonNode calls(URI endpoint, long after) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(endpoint.resolve("/_simulator/calls?after=" + after))
                    .build();
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        }
    }
}
