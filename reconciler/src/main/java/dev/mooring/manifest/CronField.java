package dev.mooring.manifest;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * One of the five fields of cron: which of its values are meant, as a bit each. Lists, ranges and steps, as crontab(5) has
 * them.
 */
enum CronField {
    MINUTE("minute", 0, 59, 59, Vector.empty()),
    HOUR("hour", 0, 23, 23, Vector.empty()),
    DAY_OF_MONTH("day of the month", 1, 31, 31, Vector.empty()),
    MONTH(
            "month",
            1,
            12,
            12,
            Vector.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    /** Sunday is 0, and 7 too; a range may go over the end of the week. */
    DAY_OF_WEEK("day of the week", 0, 6, 7, Vector.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private static final int LONGEST_NUMBER = 2;

    private final String title;
    private final int min;
    private final int max;
    /** The highest value that may be written; above {@code max} it is counted from {@code min} again. */
    private final int last;
    /** Of the values from {@code min} on, where they have any. */
    private final Seq<String> names;

    CronField(String title, int min, int max, int last, Seq<String> names) {
        this.title = title;
        this.min = min;
        this.max = max;
        this.last = last;
        this.names = names;
    }

    /** A bit for each value that is meant, or what is wrong. */
    Either<String, Long> read(String text) {
        return Either.sequenceRight(Vector.of(text.split(",", -1)).map(this::part))
                .map(parts -> parts.fold(0L, (some, more) -> some | more));
    }

    private Either<String, Long> part(String text) {
        String[] stepped = text.split("/", -1);
        if (stepped.length > 2) {
            return Either.left(wrong(text));
        }
        Option<Integer> step = stepped.length == 1 ? Option.some(1) : number(stepped[1]);
        boolean toTheEnd = stepped.length == 2;
        return step.filter(each -> each > 0 && each <= last)
                .flatMap(each -> ends(stepped[0], toTheEnd).flatMap(ends -> bits(ends[0], ends[1], each)))
                .toEither(() -> wrong(text));
    }

    private Option<int[]> ends(String text, boolean toTheEnd) {
        if (text.equals("*")) {
            return Option.some(new int[] {min, max});
        }
        String[] ends = text.split("-", -1);
        return switch (ends.length) {
            case 1 -> value(ends[0]).map(only -> new int[] {only, toTheEnd ? max : only});
            case 2 -> value(ends[0]).flatMap(from -> value(ends[1]).map(to -> new int[] {from, to}));
            default -> Option.none();
        };
    }

    private Option<Long> bits(int from, int to, int step) {
        if (from > to && this != DAY_OF_WEEK) {
            return Option.none();
        }
        int count = max - min + 1;
        int end = from > to ? to + count : to;
        long bits = 0;
        for (int value = from; value <= end; value += step) {
            bits |= 1L << (min + (value - min) % count);
        }
        return Option.some(bits);
    }

    private Option<Integer> value(String text) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        return named >= 0 ? Option.some(min + named) : number(text).filter(number -> number >= min && number <= last);
    }

    private static Option<Integer> number(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(character -> character >= '0' && character <= '9');
        return Option.when(digits, () -> Integer.parseInt(text));
    }

    private String wrong(String text) {
        String example = names.isEmpty() ? "" : ", or " + names.head() + " to " + names.last();
        return "`" + text + "` is no " + title + ": " + min + " to " + last + example;
    }
}
