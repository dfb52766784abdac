package dev.mooring.manifest;

import io.vavr.collection.Vector;

/**
 * A range of whole numbers as a regular expression over their decimal digits: how a JSON Schema bounds a number that is part
 * of a text. No leading zeros.
 */
final class NumberPattern {

    private NumberPattern() {}

    static String between(long min, long max) {
        if (min < 0) {
            String negative = "-(" + between(max < 0 ? -max : 1, -min) + ")";
            return max < 0 ? negative : negative + "|" + between(0, max);
        }
        Vector<String> parts = Vector.empty();
        long from = min;
        while (from <= max) {
            String digits = Long.toString(from);
            long longest = Long.parseLong("9".repeat(digits.length()));
            long to = Math.min(longest, max);
            parts = parts.append(alike(digits, Long.toString(to)));
            from = to + 1;
        }
        return parts.mkString("|");
    }

    /** Numbers of as many digits as both ends have. */
    private static String alike(String from, String to) {
        if (from.isEmpty()) {
            return "";
        }
        char low = from.charAt(0);
        char high = to.charAt(0);
        String lowRest = from.substring(1);
        String highRest = to.substring(1);
        String zeros = "0".repeat(lowRest.length());
        String nines = "9".repeat(lowRest.length());
        if (lowRest.equals(zeros) && highRest.equals(nines)) {
            return digit(low, high) + any(lowRest.length());
        }
        if (low == high) {
            return low + group(alike(lowRest, highRest));
        }
        Vector<String> parts = Vector.empty();
        if (!lowRest.equals(zeros)) {
            parts = parts.append(low + group(alike(lowRest, nines)));
            low++;
        }
        boolean highIsPartial = !highRest.equals(nines);
        char last = highIsPartial ? (char) (high - 1) : high;
        if (low <= last) {
            parts = parts.append(digit(low, last) + any(lowRest.length()));
        }
        return (highIsPartial ? parts.append(high + group(alike(zeros, highRest))) : parts).mkString("|");
    }

    private static String digit(char from, char to) {
        return from == to ? String.valueOf(from) : "[" + from + "-" + to + "]";
    }

    private static String any(int digits) {
        return digits == 0 ? "" : digits == 1 ? "[0-9]" : "[0-9]{" + digits + "}";
    }

    private static String group(String pattern) {
        return pattern.contains("|") ? "(" + pattern + ")" : pattern;
    }
}
