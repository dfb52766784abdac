package dev.mooring.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of several runs as text: the median, and in brackets the least and the greatest. */
final class Ranges {
    private Ranges() {}

    static <T> String of(List<T> figures, ToDoubleFunction<T> figure) {
        double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
        return "%s (%s–%s)"
                .formatted(text(sorted[sorted.length / 2]), text(sorted[0]), text(sorted[sorted.length - 1]));
    }

    private static String text(double figure) {
        return figure >= 100
                ? "%,.0f".formatted(figure)
                : figure >= 10 ? "%.1f".formatted(figure) : "%.2f".formatted(figure);
    }
}
