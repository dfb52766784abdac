package dev.mooring.manifest;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.TreeSet;

/** Problems as they come up; the same one found in several environments is told once. */
final class Problems {
    /** No person reads more of one load, and a file of garbage must not fill the log. */
    private static final int MOST = 1_000;

    private final TreeSet<Problem> all = new TreeSet<>();

    void add(Problem problem) {
        all.add(problem);
    }

    void addAll(Iterable<Problem> problems) {
        problems.forEach(all::add);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    Seq<Problem> sorted() {
        if (all.size() <= MOST) {
            return Vector.ofAll(all);
        }
        Vector<Problem> told = Vector.ofAll(all).take(MOST);
        return told.append(
                new Problem(told.last().position(), "and " + (all.size() - MOST) + " more problems after this one"));
    }
}
