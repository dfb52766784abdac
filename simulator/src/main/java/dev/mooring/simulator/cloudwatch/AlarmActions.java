package dev.mooring.simulator.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Does what alarms are to do in a state, each action by the service that its ARN names. An action of a service that the
 * simulator does not know is taken as done.
 */
final class AlarmActions {
    private static final int LONGEST_SUBJECT = 100;

    /** User guide, "Alarm actions": actions are done once, on entering a state, but for those of Auto Scaling. */
    private static final Set<String> DONE_AGAIN = Set.of("autoscaling");

    /** "… the alarm continues to invoke the action once per minute that the alarm remains in the new state." */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Timeline timeline;
    private final Map<String, AlarmAction> byService = new HashMap<>();

    AlarmActions(Timeline timeline) {
        this.timeline = timeline;
    }

    void add(String service, AlarmAction action) {
        byService.put(service, action);
    }

    /** Does what is to be done on having come to the alarm's state from another. */
    void enter(Alarms alarms, AlarmEntry alarm, StateValue before, Caller owner) {
        alarm.acted(timeline.now());
        Alert alert = alert(alarm, before, alarm.reasonData(), owner);
        for (String action : alarm.actions(alarm.state())) {
            boolean done = carryOut(alert, action);
            alarms.record(
                    alarm,
                    HistoryItemType.ACTION,
                    (done ? "Successfully executed action " : "Failed to execute action ") + action,
                    Documents.text(document -> document.put("actionState", done ? "Succeeded" : "Failed")
                            .put("notificationResource", action)),
                    timeline.now());
        }
    }

    /**
     * Does again what is done for as long as the alarm stays in its state.
     *
     * @param data the figures of this moment's evaluation, in JSON
     */
    void stay(AlarmEntry alarm, String data, Caller owner) {
        List<String> again = alarm.actions(alarm.state()).stream()
                .filter(action -> DONE_AGAIN.contains(service(action)))
                .toList();
        if (again.isEmpty() || alarm.actedSince(timeline.now().minus(AGAIN))) {
            return;
        }
        alarm.acted(timeline.now());
        Alert alert = alert(alarm, alarm.state(), data, owner);
        again.forEach(action -> carryOut(alert, action));
    }

    private boolean carryOut(Alert alert, String action) {
        AlarmAction known = byService.get(service(action));
        return known == null || known.carryOut(alert, action);
    }

    private static String service(String arn) {
        return arn.split(":", -1)[2];
    }

    private Alert alert(AlarmEntry alarm, StateValue before, String data, Caller owner) {
        return new Alert(
                owner,
                alarm.name(),
                alarm.state().toString(),
                subject(alarm, owner),
                message(alarm, before, owner),
                breaches(data));
    }

    private static String subject(AlarmEntry alarm, Caller owner) {
        String subject = alarm.state() + ": \"" + alarm.name() + "\" in " + owner.region();
        return subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length()));
    }

    /** SetAlarmState: "the Auto Scaling policy uses the information in this field to take the correct action". */
    private static List<Double> breaches(String data) {
        List<Double> breaches = new ArrayList<>();
        Documents.read(data)
                .filter(document -> document.path("threshold").isNumber())
                .ifPresent(document -> {
                    BigDecimal threshold = document.path("threshold").decimalValue();
                    for (JsonNode point : document.path("recentDatapoints")) {
                        breaches.add(point.decimalValue().subtract(threshold).doubleValue());
                    }
                });
        return breaches;
    }

    /** As SNS subscribers get it. */
    private String message(AlarmEntry alarm, StateValue before, Caller owner) {
        return Documents.text(message -> {
            message.put("AlarmName", alarm.name());
            message.put("AlarmDescription", alarm.description());
            message.put("AWSAccountId", owner.account());
            message.put("NewStateValue", alarm.state().toString());
            message.put("NewStateReason", alarm.reason());
            message.put("StateChangeTime", timeline.now().toString());
            message.put("Region", owner.region());
            message.put("AlarmArn", alarm.arn());
            message.put("OldStateValue", before.toString());
            switch (alarm.settings()) {
                case AlarmEntry.Settings.OfMetrics metrics -> trigger(message.putObject("Trigger"), metrics.shown());
                case AlarmEntry.Settings.OfAlarms alarms ->
                    message.put("AlarmRule", alarms.shown().alarmRule());
            }
        });
    }

    private static void trigger(ObjectNode trigger, MetricAlarm alarm) {
        trigger.put("MetricName", alarm.metricName());
        trigger.put("Namespace", alarm.namespace());
        trigger.put("Statistic", alarm.statisticAsString());
        trigger.put("Unit", alarm.unitAsString());
        trigger.put("Period", MetricVerdict.period(alarm).toSeconds());
        trigger.put("EvaluationPeriods", alarm.evaluationPeriods());
        trigger.put("ComparisonOperator", alarm.comparisonOperatorAsString());
        trigger.put("Threshold", alarm.threshold());
        trigger.put("TreatMissingData", alarm.treatMissingData());
        alarm.dimensions()
                .forEach(dimension -> trigger.withArray("Dimensions")
                        .addObject()
                        .put("name", dimension.name())
                        .put("value", dimension.value()));
    }
}
