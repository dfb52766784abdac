package dev.mooring.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands on again. */
@Command(
        name = "resume",
        description = "Let a running daemon write to AWS again, for an environment or for one manifest.",
        footer = {"", "Examples:", "  mooring resume -e production", "  mooring resume service/orders -e production"})
final class ResumeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DaemonOptions daemon;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND/NAME",
            converter = ManifestName.Converter.class,
            description = "Only this manifest; else the environment as a whole.")
    private @Nullable ManifestName manifest;

    ResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (DaemonApi api = daemon.open()) {
            String environment = daemon.environment(api);
            api.ask(DaemonApi.path(environment, manifest) + "/resume");
            terminal.out().println(DaemonApi.told(environment, manifest) + ": resumed");
            return Exit.DONE;
        }
    }
}
