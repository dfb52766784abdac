package dev.mooring.cli;

import dev.mooring.manifest.Position;
import dev.mooring.manifest.Problem;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * Problems as compilers print them: {@code file:line:column: message}, one line each, which editors and CI can follow. For a
 * person at a terminal the line of the file comes below, with a caret where it goes wrong.
 */
final class ProblemText {
    private final Path folder;
    private final SortedMap<String, String> files;
    private final boolean quoting;

    /**
     * @param folder that positions are relative to, as the user wrote it
     * @param files the text that the problems are about
     * @param quoting whether to show the lines themselves
     */
    ProblemText(Path folder, SortedMap<String, String> files, boolean quoting) {
        this.folder = folder;
        this.files = files;
        this.quoting = quoting;
    }

    Seq<String> lines(Seq<Problem> problems) {
        return problems.flatMap(problem -> {
            Position position = problem.position();
            String line = folder.resolve(position.file()).normalize() + ":" + position.line() + ":" + position.column()
                    + ": " + problem.message();
            return quoting ? quoted(position).prepend(line) : Vector.of(line);
        });
    }

    private Vector<String> quoted(Position position) {
        return sourceLine(position)
                .map(source -> {
                    String number = Integer.toString(position.line());
                    String margin = " ".repeat(number.length());
                    int offset = Math.min(Math.max(position.column() - 1, 0), source.length());
                    String indent = source.substring(0, offset).replaceAll("[^\t]", " ");
                    return Vector.of("  " + number + " | " + source, "  " + margin + " | " + indent + "^");
                })
                .getOrElse(Vector.empty());
    }

    private Option<String> sourceLine(Position position) {
        return files.get(position.file())
                .map(text -> Vector.ofAll(text.lines()))
                .filter(lines -> position.line() >= 1 && position.line() <= lines.size())
                .map(lines -> lines.get(position.line() - 1));
    }
}
