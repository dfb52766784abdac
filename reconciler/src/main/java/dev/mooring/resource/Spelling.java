package dev.mooring.resource;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/** Finds what a misspelt name was meant to be. */
public final class Spelling {
    private Spelling() {}

    /**
     * The known name nearest to {@code name}, if it is near enough to be meant: at most one letter in three is wrong,
     * missing, added or swapped with its neighbour. Case means nothing.
     */
    public static Option<String> nearest(String name, Seq<String> known) {
        String lower = name.toLowerCase(Locale.ROOT);
        int farthest = Math.max(1, name.length() / 3);
        return known.map(candidate -> new Guess(candidate, distance(lower, candidate.toLowerCase(Locale.ROOT))))
                .filter(guess -> guess.distance() <= farthest)
                .minBy(Guess::distance)
                .map(Guess::name);
    }

    private record Guess(String name, int distance) {}

    /** Edits from one word to the other, a swap of neighbours being one (optimal string alignment). */
    private static int distance(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int least = Math.min(edits[i - 1][j - 1] + same, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                edits[i][j] = swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
            }
        }
        return edits[from.length()][to.length()];
    }
}
