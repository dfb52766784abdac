package dev.mooring.kinds;

import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * One figure by which the health of a manifest can be watched: what an alarm's {@code on:} names and a generated dashboard
 * draws.
 *
 * @param name as written after {@code signal:}; unique within its manifest
 * @param title for people, without the manifest's name
 * @param unit what a threshold of it is written in
 * @param watch what deserves an alarm where nobody says otherwise
 */
public record Signal(String name, String title, Unit unit, Figure figure, Watch watch) {

    /** The same figure, watched otherwise. */
    public Signal watchedBy(Watch other) {
        return new Signal(name, title, unit, figure, other);
    }

    /** What a figure counts in. */
    public enum Unit {
        PERCENT,
        COUNT,
        SECONDS,
        BYTES
    }

    /** Where the figure comes from. */
    public sealed interface Figure permits Metric, Maths {}

    /**
     * A CloudWatch metric.
     *
     * @param dimensions values are texts, or references to what is known after apply
     * @param statistic {@code Average}, {@code Sum}, {@code Maximum}, … or a percentile, {@code p99}
     */
    public record Metric(String namespace, String name, Map<String, Value> dimensions, String statistic)
            implements Figure {
        public Metric {
            dimensions = LinkedHashMap.ofEntries(Vector.ofAll(dimensions));
        }
    }

    /**
     * CloudWatch metric maths.
     *
     * @param terms by the names that stand for them in the expression
     */
    public record Maths(String expression, Map<String, Metric> terms) implements Figure {
        public Maths {
            terms = LinkedHashMap.ofEntries(Vector.ofAll(terms));
        }
    }

    /**
     * When somebody should be told.
     *
     * @param above whether a figure above the threshold is the bad one, or below it
     * @param threshold in the signal's unit
     * @param lasting how long it must be so
     * @param missing how data that is not there counts
     */
    public record Watch(boolean above, BigDecimal threshold, Duration lasting, Missing missing) {}

    /** How CloudWatch counts periods without data. */
    public enum Missing {
        BREACHING,
        NOT_BREACHING,
        IGNORE,
        MISSING
    }
}
