package dev.mooring.kinds.alarm;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;

/** An alarm of metrics: the members of PutMetricAlarm, which DescribeAlarms shows under the same names. */
public final class AlarmType {
    public static final String NAME = "cloudwatch/alarm";

    /** An alarm has no past worth keeping, but no field needs another name either: its name alone cannot change. */
    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of("arn", "name"), true);

    private static final String EVALUATED = "EvaluationPeriods";
    private static final String TO_ALARM = "DatapointsToAlarm";

    private AlarmType() {}

    /** The alarm of this physical name, which is unique in the account and Region. */
    public static ResourceId id(String name) {
        return new ResourceId(NAME, "", name);
    }

    /** PutMetricAlarm, DatapointsToAlarm: as many as are evaluated, unless it says otherwise. */
    public static Value.Tree filled(Value.Tree alarm) {
        return alarm.get(TO_ALARM).isDefined() ? alarm : alarm.with(TO_ALARM, alarm.get(EVALUATED));
    }

    private static Fields fields() {
        return queries(evaluation(metric(common(Fields.in(NAME)))))
                .readOnly("AlarmArn", "AlarmConfigurationUpdatedTimestamp", "EvaluationState")
                .readOnly("StateValue", "StateReason", "StateReasonData", "StateUpdatedTimestamp")
                .readOnly("StateTransitionedTimestamp");
    }

    /** What alarms of metrics and of alarms have in common. */
    static Fields common(Fields fields) {
        return fields.immutable("AlarmName")
                .absentByDefault("AlarmDescription")
                .byDefault("ActionsEnabled", true)
                .logical("ActionsEnabled")
                .listSet("OKActions", "AlarmActions", "InsufficientDataActions");
    }

    private static Fields metric(Fields fields) {
        return fields.absentByDefault("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Unit", "Period")
                .numeric("Period")
                .listMap("Dimensions", "Name")
                .absentByDefault("Dimensions[].Value");
    }

    /** PutMetricAlarm: "If this parameter is omitted, the default behavior of missing is used", "evaluate" likewise. */
    private static Fields evaluation(Fields fields) {
        return fields.byDefault("TreatMissingData", "missing")
                .byDefault("EvaluateLowSampleCountPercentile", "evaluate")
                .absentByDefault(EVALUATED, TO_ALARM, "Threshold", "ThresholdMetricId", "ComparisonOperator")
                .numeric(EVALUATED, TO_ALARM, "Threshold");
    }

    /** MetricDataQuery: "If you are performing this call just to retrieve metrics … the default is true". */
    private static Fields queries(Fields fields) {
        String stat = "Metrics[].MetricStat.";
        return fields.listMap("Metrics", "Id")
                .byDefault("Metrics[].ReturnData", true)
                .logical("Metrics[].ReturnData")
                .absentByDefault("Metrics[].Expression", "Metrics[].Label", "Metrics[].AccountId", "Metrics[].Period")
                .numeric("Metrics[].Period")
                .absentByDefault(stat + "Stat", stat + "Unit", stat + "Period")
                .numeric(stat + "Period")
                .absentByDefault(stat + "Metric.Namespace", stat + "Metric.MetricName")
                .listMap(stat + "Metric.Dimensions", "Name")
                .absentByDefault(stat + "Metric.Dimensions[].Value");
    }
}
