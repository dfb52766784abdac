package dev.mooring.cli;

import dev.mooring.daemon.Assembly;
import dev.mooring.graph.DesiredGraph;
import io.vavr.collection.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says everything that is wrong with a folder of specs, or what it holds. */
@Command(
        name = "validate",
        description = "Check specs, and print every problem in them. Needs no AWS.",
        footer = {
            "",
            "Problems go to the error stream as FILE:LINE:COLUMN: MESSAGE, and the exit code is 1.",
            "",
            "Examples:",
            "  mooring validate specs",
            "  git diff --quiet origin/main -- specs || mooring validate specs    # in CI"
        })
final class ValidateCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private SpecsFolder specs;

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        SortedMap<String, DesiredGraph> graphs = specs.compile(Assembly.compiler(), terminal);
        for (DesiredGraph graph : graphs.values()) {
            terminal.out()
                    .println(graph.name() + ": " + graph.manifests().size() + " manifests, "
                            + graph.resources().size() + " AWS resources");
        }
    }
}
