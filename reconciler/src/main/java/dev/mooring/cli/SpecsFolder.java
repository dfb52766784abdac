package dev.mooring.cli;

import dev.mooring.engine.SpecsCompiler;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Problem;
import dev.mooring.source.DirectorySource;
import dev.mooring.source.Reading;
import dev.mooring.source.Snapshot;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        return compile(read(), compiler, terminal);
    }

    /** The same of specs that have been read. */
    SortedMap<String, DesiredGraph> compile(Snapshot snapshot, SpecsCompiler compiler, Terminal terminal) {
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

    /** @throws CommandFailure if the folder cannot be read */
    Snapshot read() {
        try (DirectorySource source = new DirectorySource(folder, Duration.ZERO)) {
            Reading reading = source.poll();
            return reading.snapshot()
                    .getOrElseThrow(() -> new CommandFailure(reading.trouble().getOrElse(folder + " cannot be read")));
        }
    }

    /** Replaces files of the folder, each as a whole: nobody reads half of one. */
    void write(SortedMap<String, String> files) {
        for (Tuple2<String, String> file : files) {
            Path path = resolve(file._1);
            try {
                Path target = path.toRealPath();
                Path beside = Files.createTempFile(target.getParent(), ".", ".new");
                try {
                    Files.writeString(beside, file._2);
                    Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
                    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } finally {
                    Files.deleteIfExists(beside);
                }
            } catch (IOException unwritable) {
                throw new CommandFailure(path + " cannot be written: " + unwritable);
            }
        }
    }

    Path path() {
        return folder;
    }

    /** Where a file of the specs is on disk. */
    Path resolve(String file) {
        return folder.resolve(file).toAbsolutePath().normalize();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
