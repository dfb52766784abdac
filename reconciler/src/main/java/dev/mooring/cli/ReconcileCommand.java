package dev.mooring.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A pass now. */
@Command(
        name = "reconcile",
        description = "Ask a running daemon for a pass now, and not only when its interval ends.",
        footer = {"", "Examples:", "  mooring reconcile -e staging"})
final class ReconcileCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DaemonOptions daemon;

    ReconcileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            String environment = daemon.environment(api);
            api.ask("environments/" + environment + "/reconcile");
            terminal.out().println(environment + ": a pass is asked for");
            return Exit.DONE;
        }
    }
}
