package dev.mooring.resource;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.Locale;

/** Finds the known word that a mistyped one was meant to be. */
public final class Spelling {
    private static final int LONGEST = 80;
    private static final int SHORTEST_BEGINNING = 3;

    private Spelling() {}

    /**
     * The known word that {@code written} resembles most, if it is near enough to be meant: at most one letter in three is
     * wrong, missing, added or swapped with its neighbour. Case, dashes and underscores mean nothing, and a word that was
     * left unfinished is near the one that it begins.
     */
    public static Option<String> nearest(String written, Iterable<String> known) {
        if (written.length() > LONGEST) {
            return Option.none();
        }
        String plain = plain(written);
        int allowed = Math.max(1, plain.length() / 3);
        return Vector.ofAll(known)
                .map(word -> new Candidate(word, unlikeness(plain, plain(word))))
                .filter(candidate -> candidate.distance() <= allowed
                        && candidate.distance() < candidate.word().length())
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .headOption()
                .map(Candidate::word);
    }

    private record Candidate(String word, int distance) {}

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static int unlikeness(String written, String word) {
        return written.length() >= SHORTEST_BEGINNING && word.startsWith(written) ? 1 : distance(written, word);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other. */
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }
}
