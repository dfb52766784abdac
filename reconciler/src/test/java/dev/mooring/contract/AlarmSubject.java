package dev.mooring.contract;

import dev.mooring.aws.Bridge;
import dev.mooring.kinds.alarm.AlarmType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** An alarm of one metric, or of maths over several. */
record AlarmSubject(Site site, boolean maths) implements Subject {
    static final Value TOPICS = Value.texts(Vector.of("arn:aws:sns:us-east-1:123456789012:contract"));
    static final Value OTHERS = Value.texts(Vector.of("arn:aws:sns:us-east-1:123456789012:other"));
    private static final String NAME = "contract-alarm";

    @Override
    public ResourceType type() {
        return AlarmType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Value.Tree common = Value.tree("AlarmName", Value.of(NAME))
                .with("AlarmDescription", Value.of("Somebody look"))
                .with("ActionsEnabled", Value.of(true))
                .with("AlarmActions", TOPICS)
                .with("OKActions", TOPICS)
                .with("InsufficientDataActions", TOPICS)
                .with("EvaluationPeriods", Value.of(5))
                .with("DatapointsToAlarm", Value.of(3))
                .with("Threshold", Value.of(10))
                .with("ComparisonOperator", Value.of("GreaterThanThreshold"))
                .with("TreatMissingData", Value.of("notBreaching"));
        return Vector.of(new Desired(
                AlarmType.id(NAME),
                AlarmType.TYPE,
                new ManifestId("Alarm", "alarm"),
                maths
                        ? common.with("Metrics", Value.list(expression("errors / all"), term("errors"), term("all")))
                        : metric(common),
                HashSet.empty()));
    }

    private static Value.Tree metric(Value.Tree common) {
        return common.with("Namespace", Value.of("Shop"))
                .with("MetricName", Value.of("Errors"))
                .with("Statistic", Value.of("Sum"))
                .with("Unit", Value.of("Count"))
                .with("Period", Value.of(60))
                .with("Dimensions", dimensions("a"));
    }

    private static Value dimensions(String shop) {
        return Value.list(Value.tree("Name", Value.of("Shop")).with("Value", Value.of(shop)));
    }

    private static Value expression(String text) {
        return Value.tree("Id", Value.of("result")).with("Expression", Value.of(text));
    }

    private static Value term(String id) {
        return Value.tree("Id", Value.of(id))
                .with("ReturnData", Value.of(false))
                .with(
                        "MetricStat",
                        Value.tree(
                                        "Metric",
                                        Value.tree("Namespace", Value.of("Shop"))
                                                .with("MetricName", Value.of(id))
                                                .with("Dimensions", dimensions("a")))
                                .with("Stat", Value.of("Sum"))
                                .with("Period", Value.of(60)));
    }

    @Override
    public void madeByAStranger(Map<String, String> tags) {
        List<Tag> all = tags.toVector()
                .map(tag -> Tag.builder().key(tag._1).value(tag._2).build())
                .asJava();
        aws().putMetricAlarm(request -> request.alarmName(NAME)
                .namespace("Other")
                .metricName("Other")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .tags(all));
    }

    @Override
    public boolean exists() {
        return !aws().describeAlarms(request -> request.alarmNames(NAME))
                .metricAlarms()
                .isEmpty();
    }

    @Override
    public Seq<Edit> edits() {
        return maths
                ? Vector.of(edit("Metrics", Value.list(expression("errors"), term("errors"))))
                : Vector.of(
                        edit("AlarmDescription", Value.of("other")),
                        edit("ActionsEnabled", Value.of(false)),
                        edit("AlarmActions", OTHERS),
                        edit("OKActions", Value.list()),
                        edit("InsufficientDataActions", Value.list()),
                        edit("MetricName", Value.of("Other")),
                        edit("Namespace", Value.of("Other")),
                        edit("Statistic", Value.of("Average")),
                        new Edit(
                                "ExtendedStatistic",
                                () -> put(alarm ->
                                        alarm.without("Statistic").with("ExtendedStatistic", Value.of("p99")))),
                        edit("Unit", Value.of("Seconds")),
                        edit("Period", Value.of(120)),
                        edit("Dimensions", dimensions("b")),
                        edit("TreatMissingData", Value.of("breaching")),
                        edit("EvaluateLowSampleCountPercentile", Value.of("ignore")),
                        edit("EvaluationPeriods", Value.of(4)),
                        edit("DatapointsToAlarm", Value.of(1)),
                        edit("Threshold", Value.of(11)),
                        edit("ComparisonOperator", Value.of("LessThanThreshold")));
    }

    @Override
    public Map<String, String> beyondReach() {
        return maths
                ? type().fields()
                        .rules()
                        .map(rule -> rule.path())
                        .reject(path -> path.startsWith("Metrics"))
                        .toMap(path -> path, path -> "the alarm of one metric shows it")
                : HashMap.of(
                        "Metrics", "the alarm of maths shows them",
                        "ThresholdMetricId", "belongs to an alarm of what is unusual");
    }

    private Edit edit(String member, Value value) {
        return new Edit(member, () -> put(alarm -> alarm.with(member, value)));
    }

    private void put(UnaryOperator<Value.Tree> change) {
        Value.Tree live = Bridge.fromSdk(aws().describeAlarms(request -> request.alarmNames(NAME))
                .metricAlarms()
                .getFirst());
        aws().putMetricAlarm(Bridge.toSdk(change.apply(live), PutMetricAlarmRequest.class));
    }

    private CloudWatchClient aws() {
        return site.aws().cloudWatch();
    }
}
