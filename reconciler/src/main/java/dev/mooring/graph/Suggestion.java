package dev.mooring.graph;

import io.vavr.collection.Traversable;
import io.vavr.control.Option;
import java.util.Locale;

/** The name that somebody probably meant. */
final class Suggestion {
    private Suggestion() {}

    /** {@code ; did you mean "x"?}, or nothing where no known name is near. */
    static String among(Traversable<String> known, String written) {
        return nearest(known, written)
                .map(name -> "; did you mean \"" + name + "\"?")
                .getOrElse("");
    }

    private static Option<String> nearest(Traversable<String> known, String written) {
        int limit = Math.max(2, written.length() / 3);
        return known.map(name -> new Candidate(name, distance(name, written)))
                .filter(candidate -> candidate.distance() <= limit)
                .minBy(Candidate::distance)
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /** Levenshtein's, in any case of letters. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int column = 0; column <= b.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= a.length(); row++) {
            int[] line = new int[b.length() + 1];
            line[0] = row;
            for (int column = 1; column <= b.length(); column++) {
                int replaced = above[column - 1] + (a.charAt(row - 1) == b.charAt(column - 1) ? 0 : 1);
                line[column] = Math.min(replaced, 1 + Math.min(above[column], line[column - 1]));
            }
            above = line;
        }
        return above[b.length()];
    }
}
