package dev.mooring.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command prints. What a person asked for goes to {@code out}, everything about it to {@code err}.
 *
 * @param out flushed by line
 * @param err flushed by line
 * @param outIsTerminal whether a person watches {@code out}
 * @param errIsTerminal whether a person watches {@code err}
 * @param colours whether they want colours
 */
record Terminal(PrintWriter out, PrintWriter err, boolean outIsTerminal, boolean errIsTerminal, boolean colours) {

    /** The process's own. Java cannot tell which of its streams is a terminal; the launcher can, and says it. */
    static Terminal ofProcess() {
        return new Terminal(
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("mooring.terminal.out"),
                Boolean.getBoolean("mooring.terminal.err"),
                System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM")));
    }

    boolean coloursOut() {
        return outIsTerminal && colours;
    }

    boolean coloursErr() {
        return errIsTerminal && colours;
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
