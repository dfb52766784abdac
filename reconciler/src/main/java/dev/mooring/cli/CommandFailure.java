package dev.mooring.cli;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A command cannot go on, for a reason that is told in full by these lines. */
final class CommandFailure extends RuntimeException {
    private final transient Seq<String> lines;

    CommandFailure(Seq<String> lines) {
        super(lines.mkString("\n"));
        this.lines = lines;
    }

    CommandFailure(String line) {
        this(Vector.of("mooring: " + line));
    }

    Seq<String> lines() {
        return lines;
    }
}
