package dev.mooring.cli;

import dev.mooring.engine.SpecsCompiler;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Problem;
import dev.mooring.source.DirectorySource;
import dev.mooring.source.Reading;
import dev.mooring.source.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Validation;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Parameters;

/** The specs that a command is about: every problem in them is told before anything else is done. */
final class SpecsFolder {

    @Parameters(paramLabel = "SPECS", description = "The folder of specs, which holds a folder for each environment.")
    private Path folder;

    /** For picocli. */
    SpecsFolder() {}

    SpecsFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws CommandFailure if the folder cannot be read, or with everything that is wrong with the specs */
    SortedMap<String, DesiredGraph> compile(SpecsCompiler compiler, Terminal terminal) {
        Snapshot snapshot = read();
        Validation<Seq<Problem>, SortedMap<String, DesiredGraph>> compiled = compiler.compile(snapshot);
        if (compiled.isInvalid()) {
            throw new CommandFailure(
                    new ProblemText(folder, snapshot.files(), terminal.errIsTerminal()).lines(compiled.getError()));
        }
        return compiled.get();
    }

    /** One environment of them. */
    DesiredGraph compile(String environment, SpecsCompiler compiler, Terminal terminal) {
        SortedMap<String, DesiredGraph> graphs = compile(compiler, terminal);
        return graphs.get(environment)
                .getOrElseThrow(() -> new CommandFailure(folder + " has no environment " + environment + "; it has "
                        + graphs.keySet().mkString(", ")));
    }

    private Snapshot read() {
        try (DirectorySource source = new DirectorySource(folder, Duration.ZERO)) {
            Reading reading = source.poll();
            return reading.snapshot()
                    .getOrElseThrow(() -> new CommandFailure(reading.trouble().getOrElse(folder + " cannot be read")));
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
