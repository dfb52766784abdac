package dev.mooring.manifest;

import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as specs have them: a whole number and one unit of {@code s}, {@code m}, {@code h}, {@code d}. */
final class Spans {
    private static final Pattern SPAN = Pattern.compile("(0|[1-9][0-9]{0,8})([smhd])");

    private Spans() {}

    static boolean written(String text) {
        return SPAN.matcher(text).matches();
    }

    /** @throws IllegalArgumentException unless {@link #written} */
    static Duration parse(String text) {
        Matcher parts = SPAN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        return unit(parts.group(2).charAt(0)).multipliedBy(Long.parseLong(parts.group(1)));
    }

    static Duration unit(char letter) {
        return switch (letter) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    /** Which texts are durations of this range, whatever their unit. */
    static String pattern(Duration min, Duration max) {
        Vector<String> units = Vector.empty();
        for (char letter : new char[] {'s', 'm', 'h', 'd'}) {
            long seconds = unit(letter).toSeconds();
            long least = Math.ceilDiv(min.toSeconds(), seconds);
            long most = max.toSeconds() / seconds;
            units = least > most ? units : units.append("(" + NumberPattern.between(least, most) + ")" + letter);
        }
        return units.mkString("|");
    }

    /** In the largest unit that leaves nothing over. */
    static String print(Duration span) {
        for (char letter : new char[] {'d', 'h', 'm'}) {
            long seconds = unit(letter).toSeconds();
            if (span.toSeconds() % seconds == 0 && !span.isZero()) {
                return span.toSeconds() / seconds + String.valueOf(letter);
            }
        }
        return span.toSeconds() + "s";
    }
}
