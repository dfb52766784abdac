package dev.mooring.cli;

import io.vavr.control.Option;
import java.io.PrintWriter;

/** Whole lines from many threads; at a terminal one more below them, which gives way to the next. */
final class Lines {
    private static final String ERASE = "\r\u001b[2K";
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final boolean terminal;
    private Option<String> pending = Option.none();

    Lines(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Lines to(Terminal terminal) {
        return new Lines(terminal.out(), terminal.outIsTerminal() && terminal.colours());
    }

    synchronized void print(String line) {
        erase();
        out.println(line);
        show();
    }

    synchronized void print(Iterable<String> block) {
        erase();
        block.forEach(out::println);
        show();
    }

    /** What is going on, until it is something else. */
    synchronized void pending(Option<String> line) {
        erase();
        pending = line;
        show();
    }

    private void erase() {
        if (terminal && pending.isDefined()) {
            out.print(ERASE);
        }
    }

    private void show() {
        if (terminal) {
            pending.forEach(line -> out.print(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…"));
        }
        out.flush();
    }
}
