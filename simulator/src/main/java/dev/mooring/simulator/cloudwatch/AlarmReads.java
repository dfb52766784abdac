package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Alarms and their history are read. Without types asked for, only alarms of metrics are. */
final class AlarmReads {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;

    private final Regional<Alarms> regions;

    AlarmReads(Regional<Alarms> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(DescribeAlarmsRequest.class, this::describeAlarms);
        operations.on(DescribeAlarmsForMetricRequest.class, this::describeAlarmsForMetric);
        operations.on(DescribeAlarmHistoryRequest.class, this::describeAlarmHistory);
    }

    private DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request, Caller caller) {
        if (!request.alarmNames().isEmpty() && request.alarmNamePrefix() != null) {
            throw CloudWatchErrors.validation("AlarmNames and AlarmNamePrefix are mutually exclusive");
        }
        Alarms alarms = regions.of(caller);
        List<AlarmEntry> found = alarms.all().stream()
                .filter(named(request, alarms))
                .filter(alarm -> types(request).contains(type(alarm)))
                .filter(alarm -> request.stateValue() == null || alarm.state() == request.stateValue())
                .filter(alarm -> request.actionPrefix() == null
                        || alarm.allActions().anyMatch(action -> action.startsWith(request.actionPrefix())))
                .toList();
        int size = request.maxRecords() == null ? PAGE : request.maxRecords();
        Page<AlarmEntry> page = Page.of(found, request.nextToken(), size, LARGEST_PAGE, CloudWatchErrors::badToken);
        List<MetricAlarm> ofMetrics = new ArrayList<>();
        List<CompositeAlarm> ofAlarms = new ArrayList<>();
        for (AlarmEntry alarm : page.items()) {
            switch (alarm.settings()) {
                case AlarmEntry.Settings.OfMetrics metrics -> ofMetrics.add(metrics.shown());
                case AlarmEntry.Settings.OfAlarms composite -> ofAlarms.add(composite.shown());
            }
        }
        return DescribeAlarmsResponse.builder()
                .metricAlarms(ofMetrics)
                .compositeAlarms(ofAlarms)
                .nextToken(page.next())
                .build();
    }

    private static Set<AlarmType> types(DescribeAlarmsRequest request) {
        boolean family = request.childrenOfAlarmName() != null || request.parentsOfAlarmName() != null;
        return family
                ? Set.of(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                : request.alarmTypes().isEmpty() ? Set.of(AlarmType.METRIC_ALARM) : Set.copyOf(request.alarmTypes());
    }

    private static AlarmType type(AlarmEntry alarm) {
        return alarm.composite() ? AlarmType.COMPOSITE_ALARM : AlarmType.METRIC_ALARM;
    }

    private static Predicate<AlarmEntry> named(DescribeAlarmsRequest request, Alarms alarms) {
        if (!request.alarmNames().isEmpty()) {
            return alarm -> request.alarmNames().contains(alarm.name());
        }
        if (request.alarmNamePrefix() != null) {
            return alarm -> alarm.name().startsWith(request.alarmNamePrefix());
        }
        if (request.parentsOfAlarmName() != null) {
            Set<AlarmEntry> parents =
                    alarms.parents(request.parentsOfAlarmName()).collect(Collectors.toSet());
            return parents::contains;
        }
        if (request.childrenOfAlarmName() != null) {
            Set<String> children = alarms.find(request.childrenOfAlarmName()).stream()
                    .flatMap(AlarmReads::childrenOf)
                    .collect(Collectors.toSet());
            return alarm -> children.contains(alarm.name());
        }
        return alarm -> true;
    }

    private static Stream<String> childrenOf(AlarmEntry alarm) {
        return alarm.settings() instanceof AlarmEntry.Settings.OfAlarms composite
                ? composite.rule().children().stream().map(AlarmRule::name)
                : Stream.empty();
    }

    private DescribeAlarmsForMetricResponse describeAlarmsForMetric(
            DescribeAlarmsForMetricRequest request, Caller caller) {
        MetricKey key = MetricKey.of(request.namespace(), request.metricName(), request.dimensions());
        return DescribeAlarmsForMetricResponse.builder()
                .metricAlarms(regions.of(caller).all().stream()
                        .filter(alarm -> !alarm.composite())
                        .map(alarm -> ((AlarmEntry.Settings.OfMetrics) alarm.settings()).shown())
                        .filter(alarm -> watches(alarm, key))
                        .filter(alarm -> matches(request.statistic(), alarm.statistic()))
                        .filter(alarm -> matches(request.extendedStatistic(), alarm.extendedStatistic()))
                        .filter(alarm -> matches(request.period(), alarm.period()))
                        .filter(alarm -> matches(request.unit(), alarm.unit()))
                        .toList())
                .build();
    }

    private static boolean watches(MetricAlarm alarm, MetricKey key) {
        if (alarm.metricName() != null) {
            return MetricKey.of(alarm.namespace(), alarm.metricName(), alarm.dimensions())
                    .equals(key);
        }
        return alarm.metrics().stream()
                .filter(query -> query.metricStat() != null)
                .anyMatch(query -> MetricKey.of(query.metricStat().metric()).equals(key));
    }

    private static boolean matches(@Nullable Object asked, @Nullable Object live) {
        return asked == null || asked.equals(live);
    }

    private DescribeAlarmHistoryResponse describeAlarmHistory(DescribeAlarmHistoryRequest request, Caller caller) {
        List<AlarmHistoryItem> found = regions.of(caller)
                .history()
                .filter(item -> request.alarmName() == null || item.alarmName().equals(request.alarmName()))
                .filter(item -> request.alarmTypes().isEmpty()
                        ? request.alarmName() != null || item.alarmType() == AlarmType.METRIC_ALARM
                        : request.alarmTypes().contains(item.alarmType()))
                .filter(item -> matches(request.historyItemType(), item.historyItemType()))
                .filter(item -> request.startDate() == null || !item.timestamp().isBefore(request.startDate()))
                .filter(item -> request.endDate() == null || !item.timestamp().isAfter(request.endDate()))
                .toList();
        boolean oldestFirst = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
        Page<AlarmHistoryItem> page = Page.of(
                oldestFirst ? found.reversed() : found,
                request.nextToken(),
                Objects.requireNonNullElse(request.maxRecords(), LARGEST_PAGE),
                LARGEST_PAGE,
                CloudWatchErrors::badToken);
        return DescribeAlarmHistoryResponse.builder()
                .alarmHistoryItems(page.items())
                .nextToken(page.next())
                .build();
    }
}
