package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Alarms are put, deleted, silenced and set. A put overwrites all but the state, and the tags only of a new alarm. */
final class AlarmWrites {
    private static final int MOST_AT_ONCE = 100;
    private static final String CREATED = "Unchecked: Initial alarm creation";

    private final Regional<Alarms> regions;
    private final Timeline timeline;
    private final AlarmTransitions transitions;

    AlarmWrites(Regional<Alarms> regions, Timeline timeline, AlarmTransitions transitions) {
        this.regions = regions;
        this.timeline = timeline;
        this.transitions = transitions;
    }

    void bind(Api.Operations operations) {
        operations.on(PutMetricAlarmRequest.class, this::putMetricAlarm);
        operations.on(PutCompositeAlarmRequest.class, this::putCompositeAlarm);
        operations.on(DeleteAlarmsRequest.class, this::deleteAlarms);
        operations.on(EnableAlarmActionsRequest.class, this::enableAlarmActions);
        operations.on(DisableAlarmActionsRequest.class, this::disableAlarmActions);
        operations.on(SetAlarmStateRequest.class, this::setAlarmState);
    }

    PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request, Caller caller) {
        AlarmRules.check(request);
        Alarms alarms = regions.of(caller);
        refuseOtherType(alarms, request.alarmName(), false);
        MetricAlarm alarm = MetricAlarm.builder()
                .alarmName(request.alarmName())
                .alarmArn(caller.arn("cloudwatch", "alarm:" + request.alarmName()))
                .alarmDescription(request.alarmDescription())
                .alarmConfigurationUpdatedTimestamp(timeline.now())
                .actionsEnabled(Objects.requireNonNullElse(request.actionsEnabled(), true))
                .okActions(request.okActions())
                .alarmActions(request.alarmActions())
                .insufficientDataActions(request.insufficientDataActions())
                .metricName(request.metricName())
                .namespace(request.namespace())
                .statistic(request.statistic())
                .extendedStatistic(request.extendedStatistic())
                .dimensions(request.dimensions())
                .period(request.period())
                .unit(request.unit())
                .evaluationPeriods(request.evaluationPeriods())
                .datapointsToAlarm(request.datapointsToAlarm())
                .threshold(request.threshold())
                .comparisonOperator(request.comparisonOperator())
                .treatMissingData(request.treatMissingData())
                .evaluateLowSampleCountPercentile(request.evaluateLowSampleCountPercentile())
                .metrics(filled(request.metrics()))
                .thresholdMetricId(request.thresholdMetricId())
                .stateValue(StateValue.INSUFFICIENT_DATA)
                .stateReason(CREATED)
                .stateUpdatedTimestamp(timeline.now())
                .stateTransitionedTimestamp(timeline.now())
                .build();
        put(alarms, new AlarmEntry(new AlarmEntry.Settings.OfMetrics(alarm)), request.tags());
        return PutMetricAlarmResponse.builder().build();
    }

    /** A query returns data unless it says otherwise; AWS shows that it does. */
    private static List<MetricDataQuery> filled(List<MetricDataQuery> queries) {
        return queries.stream()
                .map(query -> query.returnData() == null
                        ? query.toBuilder().returnData(true).build()
                        : query)
                .toList();
    }

    private PutCompositeAlarmResponse putCompositeAlarm(PutCompositeAlarmRequest request, Caller caller) {
        AlarmRule rule = AlarmRule.parse(request.alarmRule());
        AlarmRules.checkActions(
                Stream.of(request.alarmActions(), request.okActions(), request.insufficientDataActions()));
        Alarms alarms = regions.of(caller);
        refuseOtherType(alarms, request.alarmName(), true);
        refuseUnknownChildren(alarms, rule, request);
        CompositeAlarm alarm = CompositeAlarm.builder()
                .alarmName(request.alarmName())
                .alarmArn(caller.arn("cloudwatch", "alarm:" + request.alarmName()))
                .alarmDescription(request.alarmDescription())
                .alarmConfigurationUpdatedTimestamp(timeline.now())
                .alarmRule(request.alarmRule())
                .actionsEnabled(Objects.requireNonNullElse(request.actionsEnabled(), true))
                .okActions(request.okActions())
                .alarmActions(request.alarmActions())
                .insufficientDataActions(request.insufficientDataActions())
                .actionsSuppressor(request.actionsSuppressor())
                .actionsSuppressorWaitPeriod(request.actionsSuppressorWaitPeriod())
                .actionsSuppressorExtensionPeriod(request.actionsSuppressorExtensionPeriod())
                .stateValue(StateValue.INSUFFICIENT_DATA)
                .stateReason(CREATED)
                .stateUpdatedTimestamp(timeline.now())
                .stateTransitionedTimestamp(timeline.now())
                .build();
        AlarmEntry entry = put(alarms, new AlarmEntry(new AlarmEntry.Settings.OfAlarms(alarm, rule)), request.tags());
        transitions.evaluateComposite(alarms, entry, caller);
        return PutCompositeAlarmResponse.builder().build();
    }

    private static void refuseUnknownChildren(Alarms alarms, AlarmRule rule, PutCompositeAlarmRequest request) {
        Stream.concat(rule.children().stream(), Stream.ofNullable(request.actionsSuppressor()))
                .map(AlarmRule::name)
                .filter(name -> alarms.find(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw CloudWatchErrors.validation("Could not save the composite alarm as alarms [" + name
                            + "] in the alarm rule do not exist");
                });
        if (request.actionsSuppressor() != null
                && (request.actionsSuppressorWaitPeriod() == null
                        || request.actionsSuppressorExtensionPeriod() == null)) {
            throw CloudWatchErrors.validation(
                    "ActionsSuppressorWaitPeriod and ActionsSuppressorExtensionPeriod are required with"
                            + " ActionsSuppressor");
        }
    }

    private static void refuseOtherType(Alarms alarms, String name, boolean composite) {
        alarms.find(name).filter(alarm -> alarm.composite() != composite).ifPresent(alarm -> {
            throw CloudWatchErrors.validation("Could not save the " + (composite ? "composite" : "metric")
                    + " alarm as there is already a " + (composite ? "metric" : "composite")
                    + " alarm with the same name");
        });
    }

    private AlarmEntry put(Alarms alarms, AlarmEntry wanted, List<Tag> tags) {
        Instant now = timeline.now();
        AlarmEntry live = alarms.find(wanted.name()).orElse(null);
        if (live == null) {
            wanted.tag(tags.stream().collect(Collectors.toMap(Tag::key, Tag::value)));
            alarms.add(wanted);
            record(alarms, wanted, "created", now);
            return wanted;
        }
        StateValue state = live.state();
        String reason = live.reason();
        Instant transitioned = transitioned(live);
        live.replace(keepState(wanted.settings(), state, reason, transitioned, live));
        record(alarms, live, "updated", now);
        return live;
    }

    private static @Nullable Instant transitioned(AlarmEntry alarm) {
        return switch (alarm.settings()) {
            case AlarmEntry.Settings.OfMetrics metrics -> metrics.shown().stateTransitionedTimestamp();
            case AlarmEntry.Settings.OfAlarms alarms -> alarms.shown().stateTransitionedTimestamp();
        };
    }

    private static AlarmEntry.Settings keepState(
            AlarmEntry.Settings wanted,
            StateValue state,
            String reason,
            @Nullable Instant transitioned,
            AlarmEntry live) {
        return switch (wanted) {
            case AlarmEntry.Settings.OfMetrics metrics ->
                new AlarmEntry.Settings.OfMetrics(metrics.shown().toBuilder()
                        .stateValue(state)
                        .stateReason(reason)
                        .stateReasonData(
                                live.settings() instanceof AlarmEntry.Settings.OfMetrics before
                                        ? before.shown().stateReasonData()
                                        : null)
                        .stateTransitionedTimestamp(transitioned)
                        .build());
            case AlarmEntry.Settings.OfAlarms alarms ->
                new AlarmEntry.Settings.OfAlarms(
                        alarms.shown().toBuilder()
                                .stateValue(state)
                                .stateReason(reason)
                                .stateTransitionedTimestamp(transitioned)
                                .build(),
                        alarms.rule());
        };
    }

    private static void record(Alarms alarms, AlarmEntry alarm, String what, Instant now) {
        alarms.record(
                alarm,
                HistoryItemType.CONFIGURATION_UPDATE,
                "Alarm \"" + alarm.name() + "\" " + what,
                Documents.text(change -> change.put("version", "1.0")
                        .put("type", Character.toUpperCase(what.charAt(0)) + what.substring(1, what.length() - 1))),
                now);
    }

    private DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request, Caller caller) {
        Alarms alarms = regions.of(caller);
        Set<String> names = new HashSet<>(request.alarmNames());
        if (names.size() > MOST_AT_ONCE) {
            throw CloudWatchErrors.validation(
                    "The collection AlarmNames must not have a size greater than " + MOST_AT_ONCE + ".");
        }
        if (names.stream().allMatch(name -> alarms.find(name).isEmpty())) {
            return DeleteAlarmsResponse.builder().build();
        }
        List<AlarmEntry> doomed = request.alarmNames().stream()
                .distinct()
                .map(name -> alarms.find(name).orElseThrow(() -> CloudWatchErrors.noAlarm(name)))
                .toList();
        if (doomed.stream().filter(AlarmEntry::composite).count() > 1) {
            throw CloudWatchErrors.validation("You can delete at most one composite alarm in one operation.");
        }
        for (AlarmEntry alarm : doomed) {
            String parents = alarms.parents(alarm.name())
                    .map(AlarmEntry::name)
                    .filter(parent -> !names.contains(parent))
                    .collect(Collectors.joining(", "));
            if (!parents.isEmpty()) {
                throw CloudWatchErrors.validation("Cannot delete " + alarm.name()
                        + " as there are composite alarm(s) depending on it: [" + parents + "]");
            }
        }
        doomed.forEach(alarm -> remove(alarms, alarm));
        return DeleteAlarmsResponse.builder().build();
    }

    private void remove(Alarms alarms, AlarmEntry alarm) {
        record(alarms, alarm, "deleted", timeline.now());
        alarms.remove(alarm);
    }

    /** Takes away what there is of these, whatever is said over them. */
    void delete(Caller caller, Collection<String> names) {
        Alarms alarms = regions.of(caller);
        names.forEach(name -> alarms.find(name).ifPresent(alarm -> remove(alarms, alarm)));
    }

    private EnableAlarmActionsResponse enableAlarmActions(EnableAlarmActionsRequest request, Caller caller) {
        enableActions(request.alarmNames(), true, caller);
        return EnableAlarmActionsResponse.builder().build();
    }

    private DisableAlarmActionsResponse disableAlarmActions(DisableAlarmActionsRequest request, Caller caller) {
        enableActions(request.alarmNames(), false, caller);
        return DisableAlarmActionsResponse.builder().build();
    }

    private void enableActions(List<String> names, boolean enabled, Caller caller) {
        Alarms alarms = regions.of(caller);
        names.forEach(name -> alarms.find(name).ifPresent(alarm -> {
            alarm.enableActions(enabled);
            record(alarms, alarm, "updated", timeline.now());
        }));
    }

    private SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request, Caller caller) {
        Alarms alarms = regions.of(caller);
        AlarmEntry alarm =
                alarms.find(request.alarmName()).orElseThrow(() -> CloudWatchErrors.noAlarm(request.alarmName()));
        String data = Objects.requireNonNullElse(request.stateReasonData(), "");
        if (!data.isEmpty() && !Documents.isJson(data)) {
            throw CloudWatchErrors.invalidFormat("StateReasonData is not a valid JSON document");
        }
        transitions.enter(alarms, alarm, request.stateValue(), request.stateReason(), data, caller);
        return SetAlarmStateResponse.builder().build();
    }
}
