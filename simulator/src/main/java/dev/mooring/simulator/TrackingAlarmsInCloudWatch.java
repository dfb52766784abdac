package dev.mooring.simulator;

import dev.mooring.simulator.autoscaling.MetricFeed;
import dev.mooring.simulator.autoscaling.ScalingAlarms;
import dev.mooring.simulator.autoscaling.TrackingAlarm;
import dev.mooring.simulator.cloudwatch.CloudWatchApi;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingMetric;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingMetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** Keeps target tracking's alarms among all others. */
final class TrackingAlarmsInCloudWatch implements ScalingAlarms {
    private static final int MINUTE = 60;
    private final CloudWatchApi watch;

    TrackingAlarmsInCloudWatch(CloudWatchApi watch) {
        this.watch = watch;
    }

    @Override
    public void put(Caller caller, TrackingAlarm alarm) {
        PutMetricAlarmRequest.Builder request = PutMetricAlarmRequest.builder()
                .alarmName(alarm.name())
                .alarmDescription(alarm.description())
                .actionsEnabled(true)
                .alarmActions(alarm.action())
                .comparisonOperator(
                        alarm.above()
                                ? ComparisonOperator.GREATER_THAN_THRESHOLD
                                : ComparisonOperator.LESS_THAN_THRESHOLD)
                .threshold(alarm.threshold())
                .evaluationPeriods(alarm.minutes());
        switch (alarm.watched()) {
            case TrackingAlarm.Watched.OneMetric one ->
                request.namespace(one.metric().namespace())
                        .metricName(one.metric().name())
                        .dimensions(dimensions(one.metric()))
                        .statistic(one.metric().statistic())
                        .unit(one.unit())
                        .period(MINUTE);
            case TrackingAlarm.Watched.Maths maths ->
                request.metrics(maths.queries().stream()
                        .map(TrackingAlarmsInCloudWatch::query)
                        .toList());
        }
        try {
            watch.put(caller, request.build());
        } catch (AwsServiceException refused) {
            throw new IllegalArgumentException(refused.awsErrorDetails().errorMessage(), refused);
        }
    }

    @Override
    public void delete(Caller caller, List<String> names) {
        watch.delete(caller, names);
    }

    @Override
    public List<String> actingOn(Caller caller, String policyArn) {
        return watch.actingOn(caller, policyArn);
    }

    private static List<Dimension> dimensions(MetricFeed.Metric metric) {
        return metric.dimensions().entrySet().stream()
                .map(each -> dimension(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Dimension::name))
                .toList();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private static MetricDataQuery query(TargetTrackingMetricDataQuery query) {
        MetricDataQuery.Builder copy = MetricDataQuery.builder()
                .id(query.id())
                .label(query.label())
                .expression(query.expression())
                .returnData(query.returnData());
        if (query.metricStat() != null) {
            copy.metricStat(MetricStat.builder()
                    .metric(metric(query.metricStat().metric()))
                    .stat(query.metricStat().stat())
                    .unit(query.metricStat().unit())
                    .period(MINUTE)
                    .build());
        }
        return copy.build();
    }

    private static Metric metric(TargetTrackingMetric metric) {
        return Metric.builder()
                .namespace(metric.namespace())
                .metricName(metric.metricName())
                .dimensions(metric.dimensions().stream()
                        .map(each -> dimension(each.name(), each.value()))
                        .toList())
                .build();
    }
}
