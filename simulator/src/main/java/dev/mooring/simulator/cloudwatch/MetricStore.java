package dev.mooring.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one account and Region. AWS keeps a minute's data for 15 days; so does this, and forgets a metric
 * that has none left.
 */
final class MetricStore {
    static final Duration RETENTION = Duration.ofDays(15);
    private static final String NO_UNIT = "None";

    /** Samples by unit, by the second or minute at which they begin. */
    private static final class Series {
        final NavigableMap<Instant, Map<String, Samples>> byStart = new TreeMap<>();
    }

    private final Map<MetricKey, Series> metrics = new LinkedHashMap<>();

    /**
     * @param unit null for none
     * @param highResolution whether seconds are kept apart, and not minutes
     */
    void put(MetricKey key, Instant at, @Nullable String unit, boolean highResolution, Samples samples, Instant now) {
        Instant start = at.truncatedTo(highResolution ? ChronoUnit.SECONDS : ChronoUnit.MINUTES);
        Series series = metrics.computeIfAbsent(key, unknown -> new Series());
        series.byStart
                .computeIfAbsent(start, none -> new LinkedHashMap<>())
                .computeIfAbsent(unit == null ? NO_UNIT : unit, none -> new Samples())
                .add(samples);
        series.byStart.headMap(now.minus(RETENTION)).clear();
    }

    /** Forgets metrics without data of the last 15 days. */
    void forget(Instant now) {
        metrics.values()
                .removeIf(series -> series.byStart.tailMap(now.minus(RETENTION)).isEmpty());
    }

    /** Metrics in the order of their first data, each with the moment of its newest. */
    Stream<Map.Entry<MetricKey, Instant>> all() {
        return metrics.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), each.getValue().byStart.lastKey()));
    }

    /** The units in which a metric was measured between two moments. */
    Stream<String> units(MetricKey key, Instant from, Instant to) {
        Series series = metrics.get(key);
        return series == null
                ? Stream.empty()
                : series.byStart.subMap(from, to).values().stream()
                        .flatMap(units -> units.keySet().stream())
                        .distinct();
    }

    /**
     * Samples by the start of their period; periods are counted from {@code from}, and such as have no data left out.
     *
     * @param to excluded
     * @param unit null for any
     */
    SortedMap<Instant, Samples> periods(
            MetricKey key, Instant from, Instant to, Duration period, @Nullable String unit) {
        SortedMap<Instant, Samples> periods = new TreeMap<>();
        Series series = metrics.get(key);
        if (series == null || !from.isBefore(to)) {
            return periods;
        }
        long millis = period.toMillis();
        series.byStart
                .subMap(from, to)
                .forEach((at, byUnit) -> byUnit.forEach((each, samples) -> {
                    if (unit == null || unit.equals(each)) {
                        long index = Duration.between(from, at).toMillis() / millis;
                        periods.computeIfAbsent(from.plusMillis(index * millis), none -> new Samples())
                                .add(samples);
                    }
                }));
        return periods;
    }
}
