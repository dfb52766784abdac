package dev.mooring.kinds.alarm;

import dev.mooring.kinds.Signal;
import dev.mooring.kinds.alarm.AlarmSpec.Direction;
import dev.mooring.kinds.alarm.AlarmSpec.Metric;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;

/** The members of PutMetricAlarm that say what is measured and compared. */
final class AlarmContent {
    /** The finest that AWS's own metrics have. */
    static final Duration SIGNAL_PERIOD = Duration.ofMinutes(1);

    private static final Set<String> PLAIN = HashSet.of("Average", "Sum", "Minimum", "Maximum", "SampleCount");
    private static final String RESULT = "result";
    private static final String BAND = "band";
    private static final String USUAL = "usual";

    private AlarmContent() {}

    static Value.Tree ofMetric(Metric metric) {
        return ofFigure(figure(metric), metric.period())
                .with("Unit", metric.unit().map(Value::of));
    }

    static Value.Tree ofMaths(AlarmSpec.Maths maths) {
        Value result = Value.tree("Id", Value.of(RESULT))
                .with("Expression", Value.of(maths.expression()))
                .with("Label", maths.label().map(Value::of))
                .with("ReturnData", Value.of(true));
        return Value.tree(
                "Metrics",
                Value.list(Vector.ofAll(maths.metrics())
                        .map(term -> query(term._1, figure(term._2), term._2.period(), term._2.unit(), false))
                        .prepend(result)));
    }

    static Value.Tree ofAnomaly(AlarmSpec.Anomaly anomaly) {
        Metric metric = anomaly.metric();
        Value band = Value.tree("Id", Value.of(BAND))
                .with(
                        "Expression",
                        Value.of("ANOMALY_DETECTION_BAND(" + USUAL + ", "
                                + anomaly.deviations().toPlainString() + ")"))
                .with("ReturnData", Value.of(true));
        return Value.tree(
                        "Metrics", Value.list(query(USUAL, figure(metric), metric.period(), metric.unit(), true), band))
                .with("ThresholdMetricId", Value.of(BAND))
                .with("ComparisonOperator", Value.of(operator(anomaly.direction())));
    }

    private static String operator(Direction direction) {
        return switch (direction) {
            case ABOVE -> "GreaterThanUpperThreshold";
            case BELOW -> "LessThanLowerThreshold";
            case OUTSIDE -> "LessThanLowerOrGreaterThanUpperThreshold";
        };
    }

    /** A signal's figure, and when it deserves an alarm. */
    static Value.Tree ofSignal(Signal signal) {
        Value.Tree figure = switch (signal.figure()) {
            case Signal.Metric metric -> ofFigure(metric, SIGNAL_PERIOD);
            case Signal.Maths maths -> ofSignalMaths(signal, maths);
        };
        return figure.with("Threshold", Value.of(signal.watch().threshold()))
                .with(
                        "ComparisonOperator",
                        Value.of(signal.watch().above() ? "GreaterThanThreshold" : "LessThanThreshold"))
                .with("TreatMissingData", Value.of(missing(signal.watch().missing())));
    }

    private static Value.Tree ofSignalMaths(Signal signal, Signal.Maths maths) {
        Value result = Value.tree("Id", Value.of(RESULT))
                .with("Expression", Value.of(maths.expression()))
                .with("Label", Value.of(signal.title()))
                .with("ReturnData", Value.of(true));
        return Value.tree(
                "Metrics",
                Value.list(Vector.ofAll(maths.terms())
                        .map(term -> query(term._1, term._2, SIGNAL_PERIOD, Option.none(), false))
                        .prepend(result)));
    }

    private static String missing(Signal.Missing missing) {
        return switch (missing) {
            case BREACHING -> "breaching";
            case NOT_BREACHING -> "notBreaching";
            case IGNORE -> "ignore";
            case MISSING -> "missing";
        };
    }

    /** With the operator's name. */
    static Value.Tree compared(Value.Tree tree, String operator, BigDecimal threshold) {
        return tree.with("ComparisonOperator", Value.of(operator)).with("Threshold", Value.of(threshold));
    }

    private static Signal.Metric figure(Metric metric) {
        return new Signal.Metric(
                metric.namespace(), metric.name(), metric.dimensions().mapValues(Value::of), metric.statistic());
    }

    private static Value.Tree ofFigure(Signal.Metric metric, Duration period) {
        return Value.tree("Namespace", Value.of(metric.namespace()))
                .with("MetricName", Value.of(metric.name()))
                .with("Dimensions", dimensions(metric.dimensions()))
                .with(
                        PLAIN.contains(metric.statistic()) ? "Statistic" : "ExtendedStatistic",
                        Value.of(metric.statistic()))
                .with("Period", Value.of(period.toSeconds()));
    }

    private static Value query(
            String id, Signal.Metric metric, Duration period, Option<String> unit, boolean returned) {
        Value.Tree named = Value.tree("Namespace", Value.of(metric.namespace()))
                .with("MetricName", Value.of(metric.name()))
                .with("Dimensions", dimensions(metric.dimensions()));
        return Value.tree("Id", Value.of(id))
                .with(
                        "MetricStat",
                        Value.tree("Metric", named)
                                .with("Stat", Value.of(metric.statistic()))
                                .with("Period", Value.of(period.toSeconds()))
                                .with("Unit", unit.map(Value::of)))
                .with("ReturnData", Value.of(returned));
    }

    private static Option<Value> dimensions(Map<String, Value> dimensions) {
        return Option.when(
                !dimensions.isEmpty(),
                () -> Value.list(Vector.ofAll(dimensions)
                        .map(each -> Value.tree("Name", Value.of(each._1)).with("Value", each._2))));
    }
}
