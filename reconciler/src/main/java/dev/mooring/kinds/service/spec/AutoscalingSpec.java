package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.TimeZoneName;
import dev.mooring.manifest.spec.AtLeastOneOf;
import dev.mooring.manifest.spec.CheckedBy;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.ExactlyOneOf;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.OnlyWhen;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;

/** {@code autoscaling:} of a Service. */
@AtLeastOneOf({"targets", "steps", "schedules"})
public record AutoscalingSpec(
        @Range(min = "0", max = "5000") @Doc("No fewer tasks than this, unless a schedule says otherwise.")
        int min,

        @Range(min = "0", max = "5000") @Doc("No more tasks than this, unless a schedule says otherwise.")
        int max,

        @Size(max = 20) @Doc("Figures that are held at a value by running more tasks or fewer.")
        Seq<Target> targets,

        @Size(max = 10) @Doc("How many tasks more or fewer run when an alarm goes off, by how far the figure is from its threshold.")
        Seq<Step> steps,

        @Size(max = 50) @Doc("Times at which min and max change: a staging that sleeps at night.")
        Seq<Schedule> schedules) {

    @Doc("A figure and where it is held. More tasks run as soon as one figure asks for them, fewer when all agree.")
    @OnlyWhen(field = "queue", when = "metric", is = "queueDepthPerTask")
    @OnlyWhen(field = "custom", when = "metric", is = "custom")
    public record Target(
            @Doc("Which figure.") Metric metric,

            @Range(min = "0.01", max = "1000000000")
            @Doc("Where it is held: percent for cpu and memory, else a number.")
            BigDecimal value,

            @Doc("The Queue in this environment whose visible messages are counted.")
            Option<String> queue,

            @Doc("A metric of CloudWatch that falls as tasks are added.")
            Option<CustomMetric> custom,

            @Range(min = "0s", max = "1h")
            @Doc("For how long after tasks were taken away no more are; AWS's default is 5m.")
            Option<Duration> scaleInCooldown,

            @Range(min = "0s", max = "1h") @Doc("For how long after tasks were added no more are; AWS's default is 5m.")
            Option<Duration> scaleOutCooldown,

            @Default("false") @Doc("Whether this figure only ever adds tasks.")
            boolean disableScaleIn) {}

    public enum Metric {
        @Doc("The average CPU use of the tasks, in percent of what they reserve.")
        CPU,
        @Doc("The average memory use of the tasks, in percent of what they reserve.")
        MEMORY,
        @Doc("Requests per minute to each task from the load balancer; needs routes.")
        REQUESTS_PER_TARGET,
        @Doc("Visible messages of a Queue for each running task.")
        QUEUE_DEPTH_PER_TASK,
        @Doc("Any other metric of CloudWatch.")
        CUSTOM
    }

    public record CustomMetric(
            @Size(max = 255) @Doc("The metric's namespace.") String namespace,
            @Size(max = 255) @Doc("The metric's name.") String name,
            @Size(max = 30) @Doc("The metric's dimensions.") Map<String, String> dimensions,

            @Default("average") @Doc("How its readings of a minute count.")
            Statistic statistic) {}

    public enum Statistic {
        @Doc("Their mean.")
        AVERAGE,
        @Doc("The smallest.")
        MINIMUM,
        @Doc("The largest.")
        MAXIMUM,
        @Doc("Their sum.")
        SUM,
        @Doc("How many there are.")
        SAMPLE_COUNT
    }

    @Doc("What is done while an alarm is on. The alarm's document stays as it is: it calls this by itself.")
    @OnlyWhen(field = "atLeast", when = "unit", is = "percent")
    public record Step(
            @Doc("The Alarm in this environment: of a metric or of metric maths, with a threshold.")
            String alarm,

            @Size(min = 1, max = 20) @Doc("What is done in each range of figures, from the threshold on outwards: each reaches to where the"
                    + " next begins, the last for good.")
            Seq<Adjustment> adjustments,

            @Default("tasks") @Doc("What add and remove count.")
            Unit unit,

            @Range(min = "1", max = "5000")
            @Doc("How many tasks at least are added or removed where percent come to fewer.")
            Option<Integer> atLeast,

            @Range(min = "0s", max = "1h")
            @Doc("For how long after an adjustment none follows but a larger one; AWS's default is 5m.")
            Option<Duration> cooldown,

            @Default("average") @Doc("How the figures of a minute count.")
            Aggregation aggregation) {}

    @ExactlyOneOf({"over", "under"})
    @ExactlyOneOf({"add", "remove", "setTo"})
    public record Adjustment(
            @Range(min = "0", max = "1000000000000")
            @Doc("From so much above the alarm's threshold on; the first is 0.")
            Option<BigDecimal> over,

            @Range(min = "0", max = "1000000000000")
            @Doc("From so much below the alarm's threshold on; the first is 0.")
            Option<BigDecimal> under,

            @Range(min = "1", max = "5000") @Doc("How many tasks more run, or percent.")
            Option<Integer> add,

            @Range(min = "1", max = "5000") @Doc("How many tasks fewer run, or percent.")
            Option<Integer> remove,

            @Range(min = "0", max = "5000") @Doc("How many tasks run.")
            Option<Integer> setTo) {}

    public enum Unit {
        @Doc("Tasks.")
        TASKS,
        @Doc("Percent of the tasks that run.")
        PERCENT
    }

    public enum Aggregation {
        @Doc("Their mean.")
        AVERAGE,
        @Doc("The smallest.")
        MINIMUM,
        @Doc("The largest.")
        MAXIMUM
    }

    @Doc("A time at which min and max change.")
    public record Schedule(
            @Matches(value = "[A-Za-z0-9][A-Za-z0-9_.-]{0,99}", says = "letters, digits, dots, dashes and underscores")
            @Doc("What the schedule is called; unique in this service.")
            String name,

            @CheckedBy(ScheduleText.class) @Doc("When: five fields as in cron, such as `0 20 * * MON-FRI`.")
            String schedule,

            @Default("UTC") @CheckedBy(TimeZoneName.class) @Doc("The time zone of the schedule, such as Europe/Berlin.")
            String timeZone,

            @Range(min = "0", max = "5000") @Doc("No fewer tasks than this from then on.")
            int min,

            @Range(min = "0", max = "5000") @Doc("No more tasks than this from then on.")
            int max) {}
}
