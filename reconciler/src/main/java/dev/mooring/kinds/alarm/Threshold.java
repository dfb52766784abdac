package dev.mooring.kinds.alarm;

import dev.mooring.kinds.Signal;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads thresholds as people write them: {@code 1%}, {@code 250ms}, {@code 10GB}, {@code 100}. */
final class Threshold {
    private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,9})?) ?([A-Za-z%]*)");

    private static final Map<String, String> SECONDS =
            LinkedHashMap.of("ms", "0.001", "s", "1", "m", "60", "h", "3600", "d", "86400");
    private static final Map<String, String> BYTES = LinkedHashMap.<String, String>of("B", "1", "KB", "1000")
            .put("MB", "1000000")
            .put("GB", "1000000000")
            .put("TB", "1000000000000")
            .put("KiB", "1024")
            .put("MiB", "1048576")
            .put("GiB", "1073741824")
            .put("TiB", "1099511627776");

    private Threshold() {}

    /** In the unit itself; the left side says what is expected. */
    static Either<String, BigDecimal> read(String text, Signal.Unit unit) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        Map<String, String> factors = factors(unit);
        if (!matcher.matches() || !factors.containsKey(matcher.group(2))) {
            return Either.left("must be " + expected(unit) + ", not `" + text + "`");
        }
        return Either.right(new BigDecimal(matcher.group(1))
                .multiply(new BigDecimal(factors.get(matcher.group(2)).get())));
    }

    private static Map<String, String> factors(Signal.Unit unit) {
        return switch (unit) {
            case PERCENT -> LinkedHashMap.of("%", "1");
            case COUNT -> LinkedHashMap.of("", "1");
            case SECONDS -> SECONDS;
            case BYTES -> BYTES;
        };
    }

    private static String expected(Signal.Unit unit) {
        return switch (unit) {
            case PERCENT -> "a percentage, such as `1%`";
            case COUNT -> "a number, such as `100`";
            case SECONDS -> "a time, such as `5m`, `30s` or `250ms`";
            case BYTES -> "a size, such as `10GB` or `512MiB`";
        };
    }
}
