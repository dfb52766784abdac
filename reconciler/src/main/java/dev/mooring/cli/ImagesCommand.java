package dev.mooring.cli;

import dev.mooring.daemon.Assembly;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which image each service of an environment runs, as {@code set-image} takes them: promotion is one piped into the other. */
@Command(
        name = "images",
        description = "Print each service's image in an environment as SERVICE=IMAGE. Needs no AWS.",
        footer = {
            "",
            "Examples:",
            "  mooring images specs -e staging",
            "  mooring set-image specs -e production $(mooring images specs -e staging)   # promote what staging runs"
        })
final class ImagesCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private SpecsFolder specs;

    @Option(
            names = {"-e", "--environment"},
            required = true,
            paramLabel = "NAME",
            description = "The environment to read.")
    private String environment;

    ImagesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        specs.compile(environment, Assembly.compiler(), terminal)
                .manifests()
                .values()
                .toSortedMap(Manifest::name, Manifest::spec)
                .forEach((name, spec) -> {
                    if (spec instanceof ServiceSpec service) {
                        terminal.out().println(name + "=" + service.image());
                    }
                });
    }
}
