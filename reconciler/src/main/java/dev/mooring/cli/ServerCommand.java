package dev.mooring.cli;

import dev.mooring.aws.AwsSessions;
import dev.mooring.daemon.ConfigurationFile;
import dev.mooring.daemon.Daemon;
import dev.mooring.daemon.MooringConfiguration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The daemon. */
@Command(
        name = "server",
        description = "Run the daemon: keep AWS matched to the specs, and serve the HTTP API.",
        footer = {
            "",
            "CONFIG is YAML in Dropwizard's convention; ${NAME} is taken from the environment:",
            "  source: {git: {url: https://github.com/acme/platform.git, branch: main, path: specs, tokenEnv: GIT_TOKEN}}",
            "  environments: [staging]      # none: all that the specs have",
            "  stateFolder: /var/lib/mooring",
            "  tokens: [{name: ops, role: operator, sha256: …}]",
            "  server: {applicationConnectors: [{type: http, port: 8080}]}",
            "",
            "Example:",
            "  mooring server config.yaml"
        })
final class ServerCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Shutdown shutdown;

    @Parameters(paramLabel = "CONFIG", description = "The configuration file.")
    private Path file;

    ServerCommand(Terminal terminal, Shutdown shutdown) {
        this.terminal = terminal;
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() throws Exception {
        MooringConfiguration configuration =
                ConfigurationFile.read(file).getOrElseThrow(problem -> new CommandFailure(problem));
        configuration.telemetry().problem(AwsSessions::ownRegion).forEach(problem -> {
            throw new CommandFailure(file + ": " + problem);
        });
        try (Daemon daemon = Daemon.start(configuration)) {
            terminal.err().println("mooring: the API answers at " + daemon.uri());
            shutdown.await();
            return Exit.DONE;
        }
    }
}
