package dev.mooring.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.benchmarks.SteadyPass.Figures;
import dev.mooring.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** The page's part on passes that find nothing to do, each measured in a process of its own. */
final class SteadyPasses {
    private static final int PASSES = 7;
    private static final int WARM_UP = 2;
    private static final List<Integer> FLEETS = List.of(100, 1000);
    private static final List<Integer> ESTATES = List.of(100, 1000);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream page;

    SteadyPasses(PrintStream page) {
        this.page = page;
    }

    /** What the passes over one size of specs showed. */
    private record Measured(Specs specs, List<Figures> figures) {
        Map<String, Integer> calls() {
            return figures.getLast().calls();
        }
    }

    void measure() throws IOException, InterruptedException {
        page.println();
        page.println("## A steady pass");
        page.println();
        page.println("All on one cluster; nothing to do. Each service has its log group. The engine in a JVM of its own"
                + " with a 256 MiB heap, the simulator in another, nothing throttled; " + PASSES
                + " passes, the first two not counted. The floor is what the batch sizes of AWS make necessary; attributes of target groups and of"
                + " subscriptions, which are read in turns over many passes, are not in it.");
        page.println();
        page.println("| specs | AWS objects | wall s | CPU s | allocated MiB | AWS calls | floor |");
        page.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        var measured = new ArrayList<Measured>();
        for (int services : FLEETS) {
            measured.add(row("fleet", services));
        }
        for (int services : ESTATES) {
            measured.add(row("estate", services));
        }
        measured.forEach(this::calls);
    }

    private Measured row(String shape, int services) throws IOException, InterruptedException {
        try (Simulator simulator = Simulator.builder().throttling(false).start()) {
            String listener = prepare(simulator.uri());
            Specs specs = shape.equals("fleet") ? new Fleet(services, listener) : new Estate(services, listener);
            List<Figures> counted = passes(simulator.uri(), shape, specs);
            Measured measured = new Measured(specs, counted.subList(WARM_UP, counted.size()));
            page.println("| %s | %,d | %s | %s | %s | %,d | %,d |"
                    .formatted(
                            specs.description(),
                            counted.getLast().resources(),
                            Ranges.of(measured.figures(), Figures::wallSeconds),
                            Ranges.of(measured.figures(), Figures::cpuSeconds),
                            Ranges.of(measured.figures(), Figures::allocatedMiB),
                            sum(measured.calls()),
                            sum(specs.floor())));
            return measured;
        }
    }

    private static int sum(Map<String, Integer> calls) {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void calls(Measured measured) {
        page.println();
        page.println("Calls of a pass over " + measured.specs().description() + ", beside the floor:");
        page.println();
        page.println("| operation | calls | floor |");
        page.println("| --- | ---: | ---: |");
        Map<String, Integer> floor = measured.specs().floor();
        var operations = new TreeMap<>(measured.calls());
        floor.keySet().forEach(operation -> operations.putIfAbsent(operation, 0));
        operations.forEach((operation, count) ->
                page.println("| %s | %d | %d |".formatted(operation, count, floor.getOrDefault(operation, 0))));
    }

    private static List<Figures> passes(URI endpoint, String shape, Specs specs)
            throws IOException, InterruptedException {
        Process engine = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SteadyPass.class.getName(),
                        endpoint.toString(),
                        specs.listener(),
                        shape,
                        Integer.toString(specs.services()),
                        Integer.toString(PASSES))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var figures = new ArrayList<Figures>();
        try (var output = new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("{")) {
                    figures.add(JSON.readValue(line, Figures.class));
                }
            }
        }
        if (engine.waitFor() != 0) {
            throw new IOException("the passes over " + specs.description() + " failed");
        }
        return figures;
    }

    /** A cluster, a load balancer and a listener, whose ARN is the answer. */
    private static String prepare(URI endpoint) {
        try (EcsClient ecs = at(endpoint, EcsClient.builder());
                ElasticLoadBalancingV2Client elb = at(endpoint, ElasticLoadBalancingV2Client.builder())) {
            ecs.createCluster(request -> request.clusterName(Specs.ENVIRONMENT));
            String balancer = elb.createLoadBalancer(
                            request -> request.name(Specs.ENVIRONMENT).subnets("subnet-a", "subnet-b"))
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
}
