package dev.mooring.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.benchmarks.SteadyPass.Figures;
import dev.mooring.simulator.Simulator;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** Runs every benchmark and writes what it measured to {@code docs/performance.md}. */
public final class Benchmarks {
    private static final int LAUNCHES = 5;
    private static final int PASSES = 7;
    private static final List<Integer> FLEETS = List.of(100, 1000);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final PrintStream page;

    private Benchmarks(Path root, PrintStream page) {
        this.root = root;
        this.page = page;
    }

    /** Argument: the repository's root. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        var written = new ByteArrayOutputStream();
        new Benchmarks(root, new PrintStream(written, true, StandardCharsets.UTF_8)).run();
        Files.write(root.resolve("docs/performance.md"), written.toByteArray());
        System.out.write(written.toByteArray());
        System.out.flush();
    }

    private void run() throws IOException, InterruptedException, RunnerException {
        page.println("# Performance");
        page.println();
        page.println("What `benchmarks/run` printed. Medians; the range in brackets. The machine: " + machine() + ".");
        launch();
        steadyPasses();
        planAlone();
    }

    private void launch() throws IOException, InterruptedException {
        page.println();
        page.println("## Launch");
        page.println();
        page.println("From `./mooring demo` to the first 200 of `/api/v1/environments`, built before, " + LAUNCHES
                + " runs after one that is not counted: **"
                + range(new Launch(root, LAUNCHES).measure(), Long::doubleValue)
                + " ms**. Aim: 2,000 ms.");
    }

    private void steadyPasses() throws IOException, InterruptedException {
        page.println();
        page.println("## A steady pass");
        page.println();
        page.println(
                "All services on one cluster, each with its log group, every tenth with a route; nothing to do. The"
                        + " engine in a JVM of its own with a 256 MiB heap, the simulator in another, nothing throttled; "
                        + PASSES
                        + " passes, the first two not counted.");
        page.println();
        page.println("| services | wall s | CPU s | allocated MiB | AWS calls | floor |");
        page.println("| ---: | ---: | ---: | ---: | ---: | ---: |");
        var calls = new ArrayList<Map.Entry<Integer, Map<String, Integer>>>();
        for (int services : FLEETS) {
            List<Figures> figures = steadyPass(services);
            List<Figures> counted = figures.subList(2, figures.size());
            Map<String, Integer> last = counted.getLast().calls();
            int floor = floor(services).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            page.println("| %d | %s | %s | %s | %d | %d |"
                    .formatted(
                            services,
                            range(counted, Figures::wallSeconds),
                            range(counted, Figures::cpuSeconds),
                            range(counted, Figures::allocatedMiB),
                            last.values().stream().mapToInt(Integer::intValue).sum(),
                            floor));
            calls.add(Map.entry(services, last));
        }
        for (var fleet : calls) {
            page.println();
            page.println("Calls of a pass over " + fleet.getKey() + " services, beside the floor:");
            page.println();
            page.println("| operation | calls | floor |");
            page.println("| --- | ---: | ---: |");
            Map<String, Integer> floor = floor(fleet.getKey());
            var operations = new TreeMap<>(fleet.getValue());
            floor.keySet().forEach(operation -> operations.putIfAbsent(operation, 0));
            operations.forEach((operation, count) ->
                    page.println("| %s | %d | %d |".formatted(operation, count, floor.getOrDefault(operation, 0))));
        }
    }

    /** The fewest calls that AWS's batch sizes allow: 10 services, 50 log groups, 400 rules or groups, 100 tagged things. */
    private static Map<String, Integer> floor(int services) {
        int routed = services / 10;
        return new TreeMap<>(Map.of(
                "ecs:DescribeServices",
                pages(services, 10),
                "logs:DescribeLogGroups",
                pages(services, 50),
                "elasticloadbalancing:DescribeTargetGroups",
                pages(routed, 400),
                "elasticloadbalancing:DescribeRules",
                pages(routed, 400),
                "tagging:GetResources",
                pages(services + 2 * routed, 100)));
    }

    private static int pages(int things, int perPage) {
        return (things + perPage - 1) / perPage;
    }

    private List<Figures> steadyPass(int services) throws IOException, InterruptedException {
        try (Simulator simulator = Simulator.builder().throttling(false).start()) {
            Process engine = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SteadyPass.class.getName(),
                            simulator.uri().toString(),
                            prepare(simulator.uri()),
                            Integer.toString(services),
                            Integer.toString(PASSES))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var figures = new ArrayList<Figures>();
            try (var output =
                    new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    if (line.startsWith("{")) {
                        figures.add(JSON.readValue(line, Figures.class));
                    }
                }
            }
            if (engine.waitFor() != 0) {
                throw new IOException("the pass over " + services + " services failed");
            }
            return figures;
        }
    }

    /** A cluster, a load balancer and a listener, whose ARN is the answer. */
    private static String prepare(URI endpoint) {
        try (EcsClient ecs = at(endpoint, EcsClient.builder());
                ElasticLoadBalancingV2Client elb = at(endpoint, ElasticLoadBalancingV2Client.builder())) {
            ecs.createCluster(request -> request.clusterName(Fleet.ENVIRONMENT));
            String balancer = elb.createLoadBalancer(
                            request -> request.name(Fleet.ENVIRONMENT).subnets("subnet-a", "subnet-b"))
                    .loadBalancers()
                    .getFirst()
                    .loadBalancerArn();
            return elb.createListener(request -> request.loadBalancerArn(balancer)
                            .port(80)
                            .protocol(ProtocolEnum.HTTP)
                            .defaultActions(List.of(Action.builder()
                                    .type(ActionTypeEnum.FIXED_RESPONSE)
                                    .fixedResponseConfig(answer -> answer.statusCode("404"))
                                    .build())))
                    .listeners()
                    .getFirst()
                    .listenerArn();
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .build();
    }

    private void planAlone() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PlanBenchmark.class.getSimpleName())
                        .output(root.resolve("benchmarks/target/jmh.txt").toString())
                        .build())
                .run();
        page.println();
        page.println("## The plan alone");
        page.println();
        page.println(
                "JMH, average time of one plan of a fleet that matches, 256 MiB heap, one fork, 5 iterations of 2 s:");
        page.println();
        page.println("| services | ms |");
        page.println("| ---: | ---: |");
        results.stream()
                .sorted(Comparator.comparingInt(PlanBenchmarks::services))
                .forEach(result -> page.println("| %d | %.1f ± %.1f |"
                        .formatted(
                                PlanBenchmarks.services(result),
                                result.getPrimaryResult().getScore(),
                                result.getPrimaryResult().getScoreError())));
    }

    private static String machine() throws IOException {
        String cpu = Files.isReadable(Path.of("/proc/cpuinfo"))
                ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"))
                : System.getProperty("os.arch");
        return "%s, %d cores, %s, JDK %s"
                .formatted(
                        cpu,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        Runtime.version());
    }

    private static <T> String range(List<T> figures, ToDoubleFunction<T> figure) {
        double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
        return "%s (%s–%s)"
                .formatted(text(sorted[sorted.length / 2]), text(sorted[0]), text(sorted[sorted.length - 1]));
    }

    private static String text(double figure) {
        return figure >= 100
                ? "%,.0f".formatted(figure)
                : figure >= 10 ? "%.1f".formatted(figure) : "%.2f".formatted(figure);
    }

    /** Reads JMH's parameters. */
    private static final class PlanBenchmarks {
        static int services(RunResult result) {
            return Integer.parseInt(result.getParams().getParam("services"));
        }
    }
}
