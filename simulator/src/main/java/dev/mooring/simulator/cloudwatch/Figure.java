package dev.mooring.simulator.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** What an expression of metric math amounts to. */
sealed interface Figure {

    /** A number, the same at all times. */
    record Scalar(double value) implements Figure {}

    /** A time series: values by the start of their period. */
    record Points(SortedMap<Instant, Double> values) implements Figure {}

    /** An array of time series. */
    record Many(List<Points> series) implements Figure {}

    /** What a metric is expected to stay within. */
    record Band(Points lower, Points upper) implements Figure {}
}
