package dev.mooring.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands off. */
@Command(
        name = "suspend",
        description =
                "Stop a running daemon from writing to AWS, for an environment or for one manifest. Observing goes on.",
        footer = {"", "Examples:", "  mooring suspend -e production", "  mooring suspend service/orders -e production"})
final class SuspendCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND/NAME",
            converter = ManifestName.Converter.class,
            description = "Only this manifest; else the environment as a whole.")
    private @Nullable ManifestName manifest;

    SuspendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            String environment = daemon.environment(api);
            api.ask(DaemonApi.path(environment, manifest) + "/suspend");
            terminal.out().println(DaemonApi.told(environment, manifest) + ": suspended; mooring resume ends that");
            return Exit.DONE;
        }
    }
}
