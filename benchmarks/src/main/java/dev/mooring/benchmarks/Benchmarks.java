package dev.mooring.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs every benchmark and writes what it measured to {@code docs/performance.md}. */
public final class Benchmarks {
    private static final int LAUNCHES = 5;

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
        new SteadyPasses(page).measure();
        planAlone();
    }

    private void launch() throws IOException, InterruptedException {
        page.println();
        page.println("## Launch");
        page.println();
        page.println("From `./mooring demo` to the first 200 of `/api/v1/environments`, built before, " + LAUNCHES
                + " runs after one that is not counted: **"
                + Ranges.of(new Launch(root, LAUNCHES).measure(), Long::doubleValue)
                + " ms**. Aim: 2,000 ms.");
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

    /** Reads JMH's parameters. */
    private static final class PlanBenchmarks {
        static int services(RunResult result) {
            return Integer.parseInt(result.getParams().getParam("services"));
        }
    }
}
