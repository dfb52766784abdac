package dev.mooring.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Which state a metric alarm should be in now, and why, in AWS's words. Its windows end with the last whole minute. */
record MetricVerdict(StateValue state, String reason, String data) {
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String OWN_METRIC = "m0";

    private record Point(Instant at, double value, boolean breaching) {}

    /** Empty where the alarm stays as it is. */
    static Optional<MetricVerdict> of(MetricAlarm alarm, MetricStore store, Instant now) {
        Duration period = period(alarm);
        Instant to = now.truncatedTo(period.toSeconds() < 60 ? ChronoUnit.SECONDS : ChronoUnit.MINUTES);
        int periods = alarm.evaluationPeriods();
        int toAlarm = Objects.requireNonNullElse(alarm.datapointsToAlarm(), periods);
        int range = periods + Breaches.SPARE_PERIODS;
        List<MetricDataQuery> queries = queries(alarm);
        MetricQueries answers = new MetricQueries(store, queries, to.minus(period.multipliedBy(range)), to, period);
        List<Optional<Point>> points = points(alarm, answers, returned(alarm, queries));
        String treatMissing = Objects.requireNonNullElse(alarm.treatMissingData(), "missing");
        return new Breaches(periods, toAlarm, treatMissing)
                .state(points.stream().map(point -> point.map(Point::breaching)).toList())
                .map(state -> new MetricVerdict(
                        state,
                        reason(
                                alarm,
                                state,
                                points.stream().flatMap(Optional::stream).toList(),
                                periods,
                                toAlarm),
                        data(
                                alarm,
                                newest(points.stream().flatMap(Optional::stream).toList(), periods),
                                now)));
    }

    static Duration period(MetricAlarm alarm) {
        return alarm.period() == null ? QueryRules.period(alarm.metrics()) : Duration.ofSeconds(alarm.period());
    }

    private static List<MetricDataQuery> queries(MetricAlarm alarm) {
        if (!alarm.metrics().isEmpty()) {
            return alarm.metrics();
        }
        return List.of(MetricDataQuery.builder()
                .id(OWN_METRIC)
                .metricStat(MetricStat.builder()
                        .metric(Metric.builder()
                                .namespace(alarm.namespace())
                                .metricName(alarm.metricName())
                                .dimensions(alarm.dimensions())
                                .build())
                        .stat(
                                alarm.statisticAsString() == null
                                        ? Objects.requireNonNullElse(alarm.extendedStatistic(), "Average")
                                        : alarm.statisticAsString())
                        .period(alarm.period())
                        .unit(alarm.unitAsString())
                        .build())
                .build());
    }

    /** The query whose result is compared: the one that returns data and is not the band. */
    private static String returned(MetricAlarm alarm, List<MetricDataQuery> queries) {
        return queries.stream()
                .filter(query -> !Objects.equals(query.returnData(), false))
                .map(MetricDataQuery::id)
                .filter(id -> !id.equals(alarm.thresholdMetricId()))
                .findFirst()
                .orElse(queries.getFirst().id());
    }

    private static List<Optional<Point>> points(MetricAlarm alarm, MetricQueries answers, String id) {
        Figure figure = answers.figure(id);
        Figure threshold = alarm.thresholdMetricId() == null
                ? new Figure.Scalar(Objects.requireNonNullElse(alarm.threshold(), 0.0))
                : answers.figure(alarm.thresholdMetricId());
        BiPredicate<Double, Instant> breach = (value, at) -> breaches(alarm.comparisonOperator(), value, threshold, at);
        List<Optional<Point>> points = new ArrayList<>();
        for (Instant at : answers.periods()) {
            Double value =
                    figure instanceof Figure.Points series ? series.values().get(at) : null;
            points.add(Optional.ofNullable(value).map(known -> new Point(at, known, breach.test(known, at))));
        }
        return points;
    }

    private static boolean breaches(ComparisonOperator operator, double value, Figure threshold, Instant at) {
        return switch (operator) {
            case GREATER_THAN_THRESHOLD -> value > number(threshold);
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= number(threshold);
            case LESS_THAN_THRESHOLD -> value < number(threshold);
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= number(threshold);
            case GREATER_THAN_UPPER_THRESHOLD -> above(value, threshold, at);
            case LESS_THAN_LOWER_THRESHOLD -> below(value, threshold, at);
            default -> above(value, threshold, at) || below(value, threshold, at);
        };
    }

    private static double number(Figure threshold) {
        return threshold instanceof Figure.Scalar scalar ? scalar.value() : Double.NaN;
    }

    private static boolean above(double value, Figure band, Instant at) {
        Double upper = band instanceof Figure.Band of ? of.upper().values().get(at) : null;
        return upper != null && value > upper;
    }

    private static boolean below(double value, Figure band, Instant at) {
        Double lower = band instanceof Figure.Band of ? of.lower().values().get(at) : null;
        return lower != null && value < lower;
    }

    private static String reason(MetricAlarm alarm, StateValue state, List<Point> points, int periods, int toAlarm) {
        if (points.isEmpty()) {
            String count = periods == 1 ? "1 datapoint was" : periods + " datapoints were";
            return state == StateValue.INSUFFICIENT_DATA
                    ? "Insufficient Data: " + count + " unknown."
                    : "Threshold Crossed: no datapoints were received for " + periods
                            + (periods == 1 ? " period" : " periods")
                            + " and " + periods + " missing " + (periods == 1 ? "datapoint was" : "datapoints were")
                            + " treated as [" + (state == StateValue.OK ? "NonBreaching" : "Breaching") + "].";
        }
        List<Point> newest = newest(points, periods);
        List<Point> named = newest.stream()
                .filter(point -> point.breaching() == (state == StateValue.ALARM))
                .toList();
        String values = named.reversed().stream()
                .map(point -> point.value() + " (" + SHORT.format(point.at()) + ")")
                .collect(Collectors.joining(", "));
        return "Threshold Crossed: " + named.size() + " out of the last " + newest.size() + " datapoints [" + values
                + "] "
                + (named.size() == 1 ? "was " : "were ") + (state == StateValue.ALARM ? "" : "not ")
                + words(alarm.comparisonOperator()) + " the threshold"
                + (alarm.threshold() == null ? "s" : " (" + alarm.threshold() + ")") + " (minimum " + toAlarm
                + (toAlarm == 1 ? " datapoint" : " datapoints") + " for "
                + (state == StateValue.ALARM ? "OK -> ALARM" : "ALARM -> OK") + " transition).";
    }

    private static List<Point> newest(List<Point> points, int periods) {
        return points.subList(Math.max(0, points.size() - periods), points.size());
    }

    private static String words(ComparisonOperator operator) {
        return switch (operator) {
            case GREATER_THAN_THRESHOLD -> "greater than";
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> "greater than or equal to";
            case LESS_THAN_THRESHOLD -> "less than";
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> "less than or equal to";
            case GREATER_THAN_UPPER_THRESHOLD -> "greater than the upper";
            case LESS_THAN_LOWER_THRESHOLD -> "less than the lower";
            default -> "less than the lower or greater than the upper";
        };
    }

    private static String data(MetricAlarm alarm, List<Point> points, Instant now) {
        return Documents.text(document -> {
            document.put("version", "1.0");
            document.put("queryDate", now.toString());
            if (alarm.statisticAsString() != null) {
                document.put("statistic", alarm.statisticAsString());
            }
            document.put("period", period(alarm).toSeconds());
            points.stream().map(Point::value).forEach(document.putArray("recentDatapoints")::add);
            if (alarm.threshold() != null) {
                document.put("threshold", alarm.threshold());
            }
        });
    }
}
