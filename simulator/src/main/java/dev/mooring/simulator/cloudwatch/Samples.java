package dev.mooring.simulator.cloudwatch;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/** What was measured in a span of time: how many values, their sum and bounds, and, where they are known, the values. */
final class Samples {
    private final NavigableMap<Double, Double> countByValue = new TreeMap<>();
    private double count;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private boolean distributed = true;

    static Samples of(double value) {
        Samples one = new Samples();
        one.add(value, 1);
        return one;
    }

    void add(double value, double times) {
        count += times;
        sum += value * times;
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        countByValue.merge(value, times, Double::sum);
    }

    /** A statistic set hides its values, unless there was one or all were equal. */
    void add(StatisticSet set) {
        if (set.sampleCount() == 1 || set.minimum().equals(set.maximum())) {
            add(set.maximum(), set.sampleCount());
            return;
        }
        count += set.sampleCount();
        sum += set.sum();
        minimum = Math.min(minimum, set.minimum());
        maximum = Math.max(maximum, set.maximum());
        distributed = false;
    }

    void add(Samples others) {
        count += others.count;
        sum += others.sum;
        minimum = Math.min(minimum, others.minimum);
        maximum = Math.max(maximum, others.maximum);
        others.countByValue.forEach((value, times) -> countByValue.merge(value, times, Double::sum));
        distributed &= others.distributed;
    }

    double count() {
        return count;
    }

    double sum() {
        return sum;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }

    /** Whether percentiles can be told. */
    boolean distributed() {
        return distributed;
    }

    /** The value below which this part of all values lies, by linear interpolation between neighbours. */
    double percentile(double percent) {
        double rank = percent / 100 * (count - 1);
        double seen = 0;
        double before = minimum;
        for (Map.Entry<Double, Double> each : countByValue.entrySet()) {
            double last = seen + each.getValue() - 1;
            if (rank <= seen) {
                double share = Math.clamp(rank - (seen - 1), 0.0, 1.0);
                return before + (each.getKey() - before) * share;
            }
            if (rank <= last) {
                return each.getKey();
            }
            seen += each.getValue();
            before = each.getKey();
        }
        return maximum;
    }

    /** What remains between two percentiles, as trimmed means take it. */
    Samples between(double lowerPercent, double upperPercent) {
        return within(
                lowerPercent <= 0 ? Double.NEGATIVE_INFINITY : percentile(lowerPercent),
                upperPercent >= 100 ? Double.POSITIVE_INFINITY : percentile(upperPercent));
    }

    /** What lies above {@code lower}, and not above {@code upper}. */
    Samples within(double lower, double upper) {
        Samples kept = new Samples();
        countByValue.forEach((value, times) -> {
            if (value >= lower && value <= upper) {
                kept.add(value, times);
            }
        });
        return kept;
    }

    /** All values, those outside of two percentiles replaced by these, as winsorised means take them. */
    Samples clamped(double lowerPercent, double upperPercent) {
        double lower = lowerPercent <= 0 ? minimum : percentile(lowerPercent);
        double upper = upperPercent >= 100 ? maximum : percentile(upperPercent);
        Samples clamped = new Samples();
        countByValue.forEach((value, times) -> clamped.add(Math.clamp(value, lower, upper), times));
        return clamped;
    }
}
