package dev.mooring.cli;

import dev.mooring.aws.AwsAccess;
import dev.mooring.daemon.Assembly;
import dev.mooring.daemon.Daemon;
import dev.mooring.daemon.MooringConfiguration;
import dev.mooring.daemon.SourceConfiguration;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Simulator;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.vavr.collection.SortedMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything in one process: an AWS, the daemon, and a report of what happens. */
@Command(
        name = "demo",
        description = "Bring the specs up on an embedded AWS, and keep them so while you edit them. Needs no account.",
        footer = {
            "",
            "Examples:",
            "  mooring demo",
            "  mooring demo --specs ~/platform/specs --port 8080 --aws-port 4566"
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration UNTIL_READY = Duration.ofMinutes(2);

    private final Terminal terminal;
    private final Shutdown shutdown;

    @Option(
            names = "--specs",
            paramLabel = "DIR",
            description = "The folder of specs; specs if not given, or else the example platform's.")
    private @Nullable Path folder;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of the HTTP API; 8080 if not given, or a free one where that is taken.")
    private @Nullable Integer apiPort;

    @Option(
            names = "--aws-port",
            paramLabel = "N",
            description = "The port of the embedded AWS; 4566 if not given, or a free one where that is taken.")
    private @Nullable Integer awsPort;

    @Option(
            names = "--until-ready",
            description = "End as soon as everything is Ready, with 1 if that takes two minutes: a smoke test.")
    private boolean untilReady;

    DemoCommand(Terminal terminal, Shutdown shutdown) {
        this.terminal = terminal;
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws Exception {
        Path specs = folder == null ? exampleSpecs() : folder;
        SortedMap<String, DesiredGraph> graphs = new SpecsFolder(specs).compile(Assembly.compiler(), terminal);
        Lines lines = Lines.to(terminal);
        Ports ports = new Ports(lines);
        try (Simulator simulator = Simulator.builder()
                .port(ports.choose(awsPort, 4566, "--aws-port"))
                .apis(new EveryApi(Foundations.of(graphs.values())))
                .start()) {
            DemoReport report = new DemoReport(specs, simulator, lines, terminal);
            MooringConfiguration configuration = configuration(specs, ports.choose(apiPort, 8080, "--port"));
            try (Daemon daemon = Daemon.start(configuration, AwsAccess.at(simulator.uri()), report)) {
                report.started(daemon.uri(), simulator.uri(), graphs, untilReady ? shutdown::ask : () -> {});
                boolean over = waitForTheEnd();
                lines.pending(io.vavr.control.Option.none());
                return over ? Exit.DONE : Exit.FAILED;
            }
        }
    }

    private boolean waitForTheEnd() throws InterruptedException {
        if (untilReady) {
            return shutdown.await(UNTIL_READY);
        }
        shutdown.await();
        return true;
    }

    private static MooringConfiguration configuration(Path specs, int port) {
        MooringConfiguration configuration =
                new MooringConfiguration(new SourceConfiguration(specs, null), null, List.of(), null, List.of(), null);
        DefaultServerFactory server = MooringConfiguration.onLoopback(port, 0);
        LogbackAccessRequestLogFactory silent = new LogbackAccessRequestLogFactory();
        silent.setAppenders(List.of());
        server.setRequestLogFactory(silent);
        configuration.setServerFactory(server);
        return configuration;
    }

    /** Those of the folder in which the user is; else those of the clone that the launcher lies in. */
    private static Path exampleSpecs() {
        Path here = Path.of("specs");
        String home = System.getProperty("mooring.home");
        return Files.isDirectory(here) || home == null ? here : Path.of(home).resolve("specs");
    }
}
