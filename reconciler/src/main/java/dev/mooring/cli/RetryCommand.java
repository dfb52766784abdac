package dev.mooring.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Once more. */
@Command(
        name = "retry",
        description = "Ask a running daemon to try once more what AWS refused or rolled back.",
        footer = {"", "Examples:", "  mooring retry service/orders -e staging"})
final class RetryCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(
            paramLabel = "KIND/NAME",
            converter = ManifestName.Converter.class,
            description = "The manifest, such as service/orders.")
    private ManifestName manifest;

    RetryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            String environment = daemon.environment(api);
            api.ask(DaemonApi.path(environment, manifest) + "/retry");
            terminal.out().println(DaemonApi.told(environment, manifest) + ": is tried once more");
            return Exit.DONE;
        }
    }
}
