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
 * @param colours whether {@code out} is a terminal that shows colours
 * @param coloursErrors whether {@code err} is one
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colours, boolean coloursErrors) {

    /** The process's own. Java cannot tell which of its streams is a terminal; the launcher can, and says it. */
    static Terminal ofProcess() {
        boolean wanted = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                wanted && Boolean.getBoolean("mooring.terminal.out"),
                wanted && Boolean.getBoolean("mooring.terminal.err"));
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
