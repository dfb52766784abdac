package dev.mooring.kinds.alarm;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.AtMostOneOf;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Distinct;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.ExactlyOneOf;
import dev.mooring.manifest.spec.Keys;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Quotable;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import dev.mooring.manifest.spec.Written;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;

/** The language of {@code kind: Alarm}. */
@Doc(
        "A CloudWatch alarm: on a signal of another document, on a metric, on metric maths, on what is unusual, or on other"
                + " alarms.")
@ExactlyOneOf({"on", "metric", "math", "anomaly", "composite"})
@AtMostOneOf({"above", "atLeast", "below", "atMost", "on", "anomaly", "composite"})
public record AlarmSpec(
        @Doc("A signal of a Service, Queue or Topic, or of a database, a deployment or a load balancer.")
        Option<On> on,

        @Doc("A metric of CloudWatch.") Option<Metric> metric,

        @Doc("Metric maths over several metrics.") Option<Maths> math,

        @Doc("A metric that leaves the band of what is usual for it.")
        Option<Anomaly> anomaly,

        @Doc("Other alarms.") Option<Composite> composite,

        @Doc("In alarm while the figure is greater than this.")
        Option<BigDecimal> above,

        @Doc("In alarm while the figure is this or greater.")
        Option<BigDecimal> atLeast,

        @Doc("In alarm while the figure is less than this.") Option<BigDecimal> below,

        @Doc("In alarm while the figure is this or less.") Option<BigDecimal> atMost,

        @Written("for")
        @Range(min = "10s", max = "7d")
        @Doc("How long it must be so: a multiple of the period; one period if left out.")
        Option<Duration> lasting,

        @Range(min = "1", max = "8640")
        @Doc("In how many of the periods that `for` spans it must be so; in all if left out.")
        Option<Integer> datapoints,

        @Doc("How periods without data count; a signal knows its own, else missing.")
        Option<Missing> treatMissing,

        @Doc("Whether a percentile is judged though few values were measured; evaluate if left out.")
        Option<LowSamples> lowSamples,

        @Size(max = 1024) @Doc("What to know and do when it goes off.")
        Option<String> description,

        @Default("true") @Doc("Whether anybody is told.") boolean actionsEnabled,

        @Written("notify")
        @Size(max = 5) @Distinct
        @Doc("Topics that are told when it goes off: names of Topic documents, or ARNs.")
        Seq<String> onAlarm,

        @Written("notifyOk") @Size(max = 5) @Distinct @Doc("Topics that are told when all is well again.")
        Seq<String> onOk,

        @Written("notifyInsufficientData")
        @Size(max = 5) @Distinct
        @Doc("Topics that are told when there are no data to tell.")
        Seq<String> onInsufficientData,

        @Doc("Members of PutMetricAlarm, or of PutCompositeAlarm, that this page has no field for; merged last.")
        Value.Tree overrides) {

    @Doc(
            "One signal of one thing. Its own threshold, time and treatment of missing data are used unless others are said.")
    @ExactlyOneOf({"service", "queue", "topic", "database", "deployment", "loadBalancer"})
    @AtMostOneOf({"above", "below"})
    public record On(
            @Doc("A Service: cpu, memory, runningTasks; with routes also 5xxRate, latency, unhealthyHosts.")
            Option<String> service,

            @Doc("A Queue: age, depth; with dead letters also deadLetters.")
            Option<String> queue,

            @Doc("A Topic: failed, redriven, published, delivered.")
            Option<String> topic,

            @Doc("An RDS instance, by its identifier: cpu, freeStorage, connections, replicaLag.")
            Option<String> database,

            @Doc("The deployments of a Service: failed.") Option<String> deployment,

            @Doc("A load balancer, as CloudWatch names it, app/NAME/ID: 5xxRate, latency, rejectedConnections.")
            Option<String> loadBalancer,

            @Doc("Which of its signals.") String signal,

            @Quotable
            @Size(max = 40) @Doc("In alarm above this: 1% for a rate, 5m or 250ms for a time, 10GB for a size, else a number.")
            Option<String> above,

            @Quotable @Size(max = 40) @Doc("In alarm below this, written likewise.")
            Option<String> below,

            @Written("for") @Range(min = "1m", max = "1d") @Doc("For how long, in whole minutes.")
            Option<Duration> lasting) {}

    public record Metric(
            @Size(max = 255) @Doc("AWS/SQS, AWS/ECS, or one of your own.")
            String namespace,

            @Size(max = 255) @Doc("The metric's name.") String name,

            @Size(max = 30) @Keys(matches = "[^:].{0,254}", says = "a dimension's name")
            @Doc("Which one of those of this name.")
            Map<String, String> dimensions,

            @Default("Average")
            @Matches(
                    value = "Average|Sum|Minimum|Maximum|SampleCount|IQM|(p|tm|wm|tc|ts)[0-9]{1,3}(\\.[0-9]{1,10})?"
                            + "|(PR|TM|WM|TC|TS)\\([0-9.%]{0,20}:[0-9.%]{0,20}\\)",
                    says = "a statistic of CloudWatch, such as Average, Sum or p99")
            @Size(max = 40) @Doc("Average, Sum, Minimum, Maximum, SampleCount, or one such as p99 or tm90.")
            String statistic,

            @Default("60s") @Range(min = "10s", max = "1d") @Doc("The time that one figure sums up.")
            Duration period,

            @Allowed({
                "Seconds",
                "Microseconds",
                "Milliseconds",
                "Bytes",
                "Kilobytes",
                "Megabytes",
                "Gigabytes",
                "Terabytes",
                "Bits",
                "Kilobits",
                "Megabits",
                "Gigabits",
                "Terabits",
                "Percent",
                "Count",
                "Bytes/Second",
                "Kilobytes/Second",
                "Megabytes/Second",
                "Gigabytes/Second",
                "Terabytes/Second",
                "Bits/Second",
                "Kilobits/Second",
                "Megabits/Second",
                "Gigabits/Second",
                "Terabits/Second",
                "Count/Second",
                "None"
            })
            @Doc("Only what was measured in this unit, as CloudWatch writes it.")
            Option<String> unit) {}

    public record Maths(
            @Size(max = 2048) @Doc("What is compared, such as 100 * errors / requests.")
            String expression,

            @Size(max = 255) @Doc("What people call the result.")
            Option<String> label,

            @Size(min = 1, max = 10) @Keys(matches = "[a-z][a-zA-Z0-9_]{0,254}", says = "a name that begins with a small letter")
            @Doc("The metrics by the names that stand for them in the expression, all with the same period.")
            Map<String, Metric> metrics) {}

    public record Anomaly(
            @Doc("The metric.") Metric metric,

            @Default("2") @Range(min = "0.1", max = "100") @Doc("The band's width, in standard deviations.")
            BigDecimal deviations,

            @Default("above") @Doc("Which way out of the band is bad.")
            Direction direction) {}

    public enum Direction {
        ABOVE,
        BELOW,
        OUTSIDE
    }

    public record Composite(
            @Size(max = 10240) @Doc("The other alarms as CloudWatch's rules write them, by the names of their Alarm documents or by ARN:"
                    + " ALARM(orders-5xx) AND NOT ALARM(maintenance).")
            String rule,

            @Doc("While this one is in alarm, nobody is told.")
            Option<Suppressor> suppressor) {}

    public record Suppressor(
            @Doc("The name of its Alarm document, or its ARN.")
            String alarm,

            @Written("wait")
            @Default("60s")
            @Range(min = "0s", max = "1d")
            @Doc("How long to wait for it to go off first.")
            Duration waits,

            @Default("60s") @Range(min = "0s", max = "1d") @Doc("How long to stay silent after it.")
            Duration extension) {}

    public enum Missing {
        MISSING,
        IGNORE,
        BREACHING,
        NOT_BREACHING
    }

    public enum LowSamples {
        EVALUATE,
        IGNORE
    }
}
