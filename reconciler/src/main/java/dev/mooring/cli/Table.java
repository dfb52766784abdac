package dev.mooring.cli;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Rows in columns as wide as their widest cell; the last column ends where its text does. */
final class Table {
    private static final String GAP = "  ";

    private final Vector<Seq<String>> rows;

    private Table(Vector<Seq<String>> rows) {
        this.rows = rows;
    }

    static Table of(String... heads) {
        return new Table(Vector.of(Vector.of(heads)));
    }

    /** As many cells as there are heads. */
    Table row(String... cells) {
        return new Table(rows.append(Vector.of(cells)));
    }

    Seq<String> lines() {
        Seq<Integer> widths = Vector.range(0, rows.head().size())
                .map(column -> rows.map(row -> row.get(column).length()).max().getOrElse(0));
        return rows.map(row -> row.zip(widths)
                .map(cell -> cell._1 + " ".repeat(cell._2 - cell._1.length()))
                .mkString(GAP)
                .stripTrailing());
    }
}
