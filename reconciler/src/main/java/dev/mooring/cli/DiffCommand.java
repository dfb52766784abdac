package dev.mooring.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the daemon would do now. */
@Command(
        name = "diff",
        description = {
            "Say what a running daemon would change now: its revision of git against AWS as it is.",
            "",
            "For specs that are not merged yet: mooring plan."
        },
        footer = {"", "Examples:", "  mooring diff -e production"})
final class DiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DaemonOptions daemon;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            terminal.out()
                    .println(api.text("environments/" + daemon.environment(api) + "/plan")
                            .stripTrailing());
            return Exit.DONE;
        }
    }
}
