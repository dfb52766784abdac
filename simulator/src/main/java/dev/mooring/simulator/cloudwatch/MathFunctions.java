package dev.mooring.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The functions of metric math, without those that search for metrics. Source: CloudWatch user guide, using math expressions. */
final class MathFunctions {
    /** Of two values at the same time. */
    @FunctionalInterface
    interface Binary {
        double of(double left, double right);
    }

    private MathFunctions() {}

    /** The fill modes, which stand where a number may. */
    static Optional<Function<MathScope, Figure>> constant(String name) {
        return switch (name) {
            case "REPEAT" -> Optional.of(scope -> new Figure.Scalar(Double.POSITIVE_INFINITY));
            case "LINEAR" -> Optional.of(scope -> new Figure.Scalar(Double.NEGATIVE_INFINITY));
            default -> Optional.empty();
        };
    }

    static Function<MathScope, Figure> array(List<Function<MathScope, Figure>> items) {
        return scope -> new Figure.Many(items.stream()
                .flatMap(item -> series(item.apply(scope), scope).stream())
                .toList());
    }

    /** Empty where there is no such function, or not of so many arguments. */
    static Optional<Function<MathScope, Figure>> call(String name, List<Function<MathScope, Figure>> arguments) {
        if (arguments.size() == 1) {
            return ofOne(name, arguments.getFirst());
        }
        if (arguments.size() == 2 && name.equals("FILL")) {
            return Optional.of(scope -> each(
                    arguments.get(0).apply(scope),
                    scope,
                    points -> fill(points, arguments.get(1).apply(scope), scope)));
        }
        if (name.equals("IF") && (arguments.size() == 2 || arguments.size() == 3)) {
            return Optional.of(scope -> choose(arguments, scope));
        }
        if (name.equals("MIN") || name.equals("MAX") || name.equals("SUM") || name.equals("AVG")) {
            return ofOne(name, array(arguments));
        }
        return Optional.empty();
    }

    private static Optional<Function<MathScope, Figure>> ofOne(String name, Function<MathScope, Figure> argument) {
        return switch (name) {
            case "ABS" -> pointwise(argument, Math::abs);
            case "CEIL" -> pointwise(argument, Math::ceil);
            case "FLOOR" -> pointwise(argument, Math::floor);
            case "LOG" -> pointwise(argument, Math::log);
            case "LOG10" -> pointwise(argument, Math::log10);
            case "AVG" -> aggregate(argument, values -> sum(values) / values.size());
            case "SUM" -> aggregate(argument, MathFunctions::sum);
            case "MIN" ->
                aggregate(
                        argument,
                        values ->
                                values.stream().mapToDouble(each -> each).min().orElseThrow());
            case "MAX" ->
                aggregate(
                        argument,
                        values ->
                                values.stream().mapToDouble(each -> each).max().orElseThrow());
            case "STDDEV" -> aggregate(argument, MathFunctions::deviation);
            case "METRIC_COUNT" ->
                Optional.of(scope ->
                        new Figure.Scalar(series(argument.apply(scope), scope).size()));
            case "PERIOD" ->
                Optional.of(scope -> new Figure.Scalar(scope.period().toSeconds()));
            case "TIME_SERIES" -> Optional.of(scope -> each(argument.apply(scope), scope, points -> points));
            case "RUNNING_SUM" -> Optional.of(scope -> each(argument.apply(scope), scope, MathFunctions::runningSum));
            case "DIFF" -> Optional.of(scope -> each(argument.apply(scope), scope, points -> change(points, false)));
            case "RATE" -> Optional.of(scope -> each(argument.apply(scope), scope, points -> change(points, true)));
            default -> Optional.empty();
        };
    }

    /** Pairs two figures up, number with series, series with series where both have values. */
    static Figure combine(Figure left, Figure right, Binary operator) {
        if (left instanceof Figure.Scalar a && right instanceof Figure.Scalar b) {
            return new Figure.Scalar(operator.of(a.value(), b.value()));
        }
        if (left instanceof Figure.Many many) {
            return new Figure.Many(many.series().stream()
                    .map(points -> (Figure.Points) combine(points, right, operator))
                    .toList());
        }
        if (right instanceof Figure.Many many) {
            return new Figure.Many(many.series().stream()
                    .map(points -> (Figure.Points) combine(left, points, operator))
                    .toList());
        }
        SortedMap<Instant, Double> combined = new TreeMap<>();
        Collection<Instant> times = left instanceof Figure.Points points
                ? points.values().keySet()
                : right instanceof Figure.Points points ? points.values().keySet() : List.of();
        for (Instant at : times) {
            double value = operator.of(at(left, at), at(right, at));
            if (!Double.isNaN(value)) {
                combined.put(at, value);
            }
        }
        return new Figure.Points(combined);
    }

    private static double at(Figure figure, Instant at) {
        return switch (figure) {
            case Figure.Scalar scalar -> scalar.value();
            case Figure.Points points -> points.values().getOrDefault(at, Double.NaN);
            case Figure.Many many -> Double.NaN;
            case Figure.Band band -> Double.NaN;
        };
    }

    private static List<Figure.Points> series(Figure figure, MathScope scope) {
        return switch (figure) {
            case Figure.Scalar scalar -> List.of(constant(scalar.value(), scope));
            case Figure.Points points -> List.of(points);
            case Figure.Many many -> many.series();
            case Figure.Band band -> List.of(band.lower(), band.upper());
        };
    }

    private static Figure.Points constant(double value, MathScope scope) {
        SortedMap<Instant, Double> values = new TreeMap<>();
        scope.periods().forEach(at -> values.put(at, value));
        return new Figure.Points(values);
    }

    private static Figure each(Figure figure, MathScope scope, Function<Figure.Points, Figure.Points> change) {
        List<Figure.Points> changed = series(figure, scope).stream().map(change).toList();
        return changed.size() == 1 && !(figure instanceof Figure.Many) ? changed.getFirst() : new Figure.Many(changed);
    }

    private static Optional<Function<MathScope, Figure>> pointwise(
            Function<MathScope, Figure> argument, DoubleUnaryOperator operator) {
        return Optional.of(scope ->
                combine(argument.apply(scope), new Figure.Scalar(0), (value, zero) -> operator.applyAsDouble(value)));
    }

    /** Of an array a series, value by value; of a series one number. */
    private static Optional<Function<MathScope, Figure>> aggregate(
            Function<MathScope, Figure> argument, ToDoubleFunction<List<Double>> operator) {
        return Optional.of(scope -> {
            Figure figure = argument.apply(scope);
            if (figure instanceof Figure.Points points) {
                return new Figure.Scalar(
                        points.values().isEmpty()
                                ? Double.NaN
                                : operator.applyAsDouble(
                                        List.copyOf(points.values().values())));
            }
            SortedMap<Instant, List<Double>> byTime = new TreeMap<>();
            for (Figure.Points points : series(figure, scope)) {
                points.values()
                        .forEach((at, value) -> byTime.computeIfAbsent(at, none -> new ArrayList<>())
                                .add(value));
            }
            SortedMap<Instant, Double> values = new TreeMap<>();
            byTime.forEach((at, all) -> values.put(at, operator.applyAsDouble(all)));
            return new Figure.Points(values);
        });
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(each -> each).sum();
    }

    static double deviation(List<Double> values) {
        double mean = sum(values) / values.size();
        return Math.sqrt(values.stream()
                        .mapToDouble(each -> (each - mean) * (each - mean))
                        .sum()
                / values.size());
    }

    private static Figure choose(List<Function<MathScope, Figure>> arguments, MathScope scope) {
        Figure condition = arguments.get(0).apply(scope);
        Figure then = arguments.get(1).apply(scope);
        Figure otherwise = arguments.size() == 3 ? arguments.get(2).apply(scope) : new Figure.Scalar(Double.NaN);
        if (condition instanceof Figure.Scalar scalar) {
            return scalar.value() != 0 ? then : otherwise;
        }
        SortedMap<Instant, Double> chosen = new TreeMap<>();
        series(condition, scope).getFirst().values().forEach((at, value) -> {
            double result = at(value != 0 ? then : otherwise, at);
            if (!Double.isNaN(result)) {
                chosen.put(at, result);
            }
        });
        return new Figure.Points(chosen);
    }

    private static Figure.Points fill(Figure.Points points, Figure filler, MathScope scope) {
        SortedMap<Instant, Double> filled = new TreeMap<>(points.values());
        double mode = filler instanceof Figure.Scalar scalar ? scalar.value() : Double.NaN;
        double last = Double.NaN;
        for (Instant at : scope.periods()) {
            double instead = Double.isInfinite(mode) ? last : filler instanceof Figure.Scalar ? mode : at(filler, at);
            if (filled.containsKey(at)) {
                last = filled.get(at);
            } else if (!Double.isNaN(instead)) {
                filled.put(at, instead);
            }
        }
        return new Figure.Points(filled);
    }

    private static Figure.Points runningSum(Figure.Points points) {
        SortedMap<Instant, Double> sums = new TreeMap<>();
        double sum = 0;
        for (var each : points.values().entrySet()) {
            sum += each.getValue();
            sums.put(each.getKey(), sum);
        }
        return new Figure.Points(sums);
    }

    private static Figure.Points change(Figure.Points points, boolean perSecond) {
        SortedMap<Instant, Double> changes = new TreeMap<>();
        Instant before = Instant.EPOCH;
        double last = Double.NaN;
        for (var each : points.values().entrySet()) {
            if (!Double.isNaN(last)) {
                double seconds = Duration.between(before, each.getKey()).toMillis() / 1000.0;
                changes.put(each.getKey(), (each.getValue() - last) / (perSecond ? seconds : 1));
            }
            before = each.getKey();
            last = each.getValue();
        }
        return new Figure.Points(changes);
    }
}
