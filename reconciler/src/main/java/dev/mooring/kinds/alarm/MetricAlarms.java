package dev.mooring.kinds.alarm;

import dev.mooring.kinds.Signal;
import dev.mooring.kinds.Surroundings;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What an alarm of metrics compares, over which time, and what is wrong with how its spec says so. */
final class MetricAlarms {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A word of an expression that is no function's, or a text in quotes, whose words are nobody's names. */
    private static final Pattern NAME_OR_TEXT =
            Pattern.compile("'[^']*'|\"[^\"]*\"|(?<![A-Za-z0-9_.])[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_]|\\s*\\()");

    private final Manifest<AlarmSpec> manifest;
    private final AlarmSpec spec;
    private final Option<Either<Problem, Signal>> signal;

    MetricAlarms(Manifest<AlarmSpec> manifest, Surroundings surroundings) {
        this.manifest = manifest;
        this.spec = manifest.spec();
        this.signal = spec.on().map(on -> new Shorthand(manifest, on, surroundings).signal());
    }

    /** None where it is an alarm of alarms, or its signal is not known. */
    Option<Value.Tree> content() {
        return figure().map(tree -> evaluated(tree)
                .with(
                        "TreatMissingData",
                        spec.treatMissing().map(MetricAlarms::missing).orElse(tree.get("TreatMissingData")))
                .with(
                        "EvaluateLowSampleCountPercentile",
                        spec.lowSamples().map(each -> Value.of(each.name().toLowerCase(Locale.ROOT)))));
    }

    private Option<Value.Tree> figure() {
        return signal.flatMap(found -> found.toOption().map(AlarmContent::ofSignal))
                .orElse(spec.metric().map(metric -> threshold(AlarmContent.ofMetric(metric))))
                .orElse(spec.math().map(maths -> threshold(AlarmContent.ofMaths(maths))))
                .orElse(spec.anomaly().map(AlarmContent::ofAnomaly));
    }

    private Value.Tree threshold(Value.Tree tree) {
        return comparison()
                .map(written -> AlarmContent.compared(tree, written._1, written._2))
                .getOrElse(tree);
    }

    private Option<Tuple2<String, BigDecimal>> comparison() {
        return spec.above()
                .map(number -> Tuple.of("GreaterThanThreshold", number))
                .orElse(spec.atLeast().map(number -> Tuple.of("GreaterThanOrEqualToThreshold", number)))
                .orElse(spec.below().map(number -> Tuple.of("LessThanThreshold", number)))
                .orElse(spec.atMost().map(number -> Tuple.of("LessThanOrEqualToThreshold", number)));
    }

    private Value.Tree evaluated(Value.Tree tree) {
        long periods = Math.max(1, lasting().dividedBy(period()));
        return tree.with("EvaluationPeriods", Value.of(periods))
                .with("DatapointsToAlarm", spec.datapoints().map(Value::of));
    }

    private Duration lasting() {
        return spec.lasting()
                .orElse(signal.flatMap(Either::toOption)
                        .map(found -> found.watch().lasting()))
                .getOrElse(this::period);
    }

    private Duration period() {
        return spec.metric()
                .map(AlarmSpec.Metric::period)
                .orElse(spec.anomaly().map(anomaly -> anomaly.metric().period()))
                .orElse(spec.math().map(maths -> maths.metrics().head()._2.period()))
                .getOrElse(AlarmContent.SIGNAL_PERIOD);
    }

    private static Value missing(AlarmSpec.Missing missing) {
        return Value.of(
                switch (missing) {
                    case MISSING -> "missing";
                    case IGNORE -> "ignore";
                    case BREACHING -> "breaching";
                    case NOT_BREACHING -> "notBreaching";
                });
    }

    Seq<Problem> problems() {
        if (spec.composite().isDefined()) {
            return notOfComposites();
        }
        return Vector.of(
                        signal.flatMap(found -> found.swap().toOption()),
                        noThreshold(),
                        unknownMetric(),
                        oddPeriods(),
                        oddTime(),
                        tooLong(),
                        tooManyDatapoints())
                .flatMap(problem -> problem);
    }

    private Seq<Problem> notOfComposites() {
        return Vector.of(
                        Option.when(spec.lasting().isDefined(), "for"),
                        Option.when(spec.datapoints().isDefined(), "datapoints"),
                        Option.when(spec.treatMissing().isDefined(), "treatMissing"),
                        Option.when(spec.lowSamples().isDefined(), "lowSamples"))
                .flatMap(field -> field)
                .map(field -> manifest.problem(
                        "spec." + field, field + " says nothing of an alarm of alarms: it belongs to them"));
    }

    private Option<Problem> noThreshold() {
        boolean needed = spec.metric().isDefined() || spec.math().isDefined();
        String path = spec.metric().isDefined() ? "spec.metric" : "spec.math";
        return Option.when(
                needed && comparison().isEmpty(),
                () -> manifest.problem(path, "it needs a threshold: say above, atLeast, below or atMost"));
    }

    /** Metric math: keywords are written in capitals, ids of metrics begin with a small letter. Insights has names of its own. */
    private Option<Problem> unknownMetric() {
        return spec.math()
                .filter(maths -> !maths.expression().stripLeading().startsWith("SELECT"))
                .flatMap(maths -> Vector.ofAll(
                                NAME_OR_TEXT.matcher(maths.expression()).results())
                        .map(MatchResult::group)
                        .find(word -> Character.isLowerCase(word.charAt(0))
                                && !maths.metrics().containsKey(word))
                        .map(word -> manifest.problem(
                                "spec.math.expression",
                                "the expression names " + word + ", which is none of the metrics: "
                                        + maths.metrics()
                                                .keySet()
                                                .toVector()
                                                .sorted()
                                                .mkString(", "))));
    }

    /** PutMetricAlarm: "Valid values are 10, 20, 30, 60, and any multiple of 60"; in one expression all the same. */
    private Option<Problem> oddPeriods() {
        Seq<Duration> periods = spec.math()
                .map(maths -> Vector.ofAll(maths.metrics().values())
                        .map(AlarmSpec.Metric::period)
                        .distinct())
                .getOrElse(() -> Vector.of(period()));
        String path = spec.math().isDefined()
                ? "spec.math.metrics"
                : spec.anomaly().isDefined() ? "spec.anomaly.metric.period" : "spec.metric.period";
        if (periods.size() > 1) {
            return Option.some(manifest.problem(path, "all metrics of an expression have the same period"));
        }
        long seconds = periods.head().toSeconds();
        boolean fits = seconds == 10 || seconds == 20 || seconds == 30 || seconds % 60 == 0;
        return Option.when(
                !fits,
                () -> manifest.problem(path, "a period is 10s, 20s, 30s, or whole minutes, not " + seconds + "s"));
    }

    private Option<Problem> oddTime() {
        return Option.when(
                lasting().toSeconds() % Math.max(1, period().toSeconds()) != 0,
                () -> manifest.problem(
                        timePath(), "for must be a multiple of the period, which is " + period().toSeconds() + "s"));
    }

    private String timePath() {
        return spec.lasting().isDefined() || spec.on().isEmpty() ? "spec.for" : "spec.on.for";
    }

    /** PutMetricAlarm: evaluation periods times period is at most a day, or a week where the period is an hour or more. */
    private Option<Problem> tooLong() {
        Duration most = period().compareTo(HOUR) < 0 ? DAY : WEEK;
        return Option.when(
                lasting().compareTo(most) > 0,
                () -> manifest.problem(
                        timePath(), "CloudWatch looks back a day, or a week where the period is an hour or more"));
    }

    private Option<Problem> tooManyDatapoints() {
        long periods = Math.max(1, lasting().dividedBy(period().isZero() ? MINUTE : period()));
        return spec.datapoints()
                .filter(datapoints -> datapoints > periods)
                .map(datapoints -> manifest.problem(
                        "spec.datapoints", "there are " + periods + " periods in all; datapoints cannot be more"));
    }
}
