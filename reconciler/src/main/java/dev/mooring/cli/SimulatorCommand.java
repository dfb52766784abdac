package dev.mooring.cli;

import dev.mooring.simulator.Simulator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulator alone: AWS on one port, for other tools. */
@Command(
        name = "simulator",
        description = "Run an AWS on one local port, empty, until Ctrl-C.",
        footer = {
            "",
            "Any credentials serve. What was called is at /_simulator/calls.",
            "",
            "Example:",
            "  mooring simulator --port 4566",
            "  AWS_ENDPOINT_URL=http://127.0.0.1:4566 mooring plan specs -e staging"
        })
final class SimulatorCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Shutdown shutdown;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "4566",
            description = "The port, ${DEFAULT-VALUE} if not given; 0 takes a free one.")
    private int port;

    SimulatorCommand(Terminal terminal, Shutdown shutdown) {
        this.terminal = terminal;
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws Exception {
        try (Simulator simulator = Simulator.builder().port(port).start()) {
            terminal.out().println("AWS answers at " + simulator.uri() + "; Ctrl-C stops it");
            shutdown.await();
            return Exit.DONE;
        }
    }
}
