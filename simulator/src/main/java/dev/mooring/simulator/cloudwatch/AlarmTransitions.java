package dev.mooring.simulator.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.ActionsSuppressedBy;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Takes alarms from state to state: the change is remembered, the state's actions are done, and the composite alarms over it
 * are looked at again.
 */
final class AlarmTransitions {
    private static final int LONGEST_SUBJECT = 100;

    private final Timeline timeline;
    private final AlarmNotifier notifier;

    AlarmTransitions(Timeline timeline, AlarmNotifier notifier) {
        this.timeline = timeline;
        this.notifier = notifier;
    }

    /** Looks at every alarm of metrics again. */
    void evaluate(Alarms alarms, MetricStore store, Caller owner) {
        for (AlarmEntry alarm : alarms.all().stream().toList()) {
            if (alarm.settings() instanceof AlarmEntry.Settings.OfMetrics metrics) {
                MetricVerdict.of(metrics.shown(), store, timeline.now())
                        .filter(verdict -> verdict.state() != alarm.state())
                        .ifPresent(verdict ->
                                enter(alarms, alarm, verdict.state(), verdict.reason(), verdict.data(), owner));
            }
        }
    }

    /** Looks at one composite alarm again. */
    void evaluateComposite(Alarms alarms, AlarmEntry alarm, Caller owner) {
        if (alarm.settings() instanceof AlarmEntry.Settings.OfAlarms composite) {
            boolean holds = composite
                    .rule()
                    .holds()
                    .test(name -> alarms.find(name)
                            .map(child -> child.state().toString())
                            .orElse("INSUFFICIENT_DATA"));
            StateValue state = holds ? StateValue.ALARM : StateValue.OK;
            if (state != alarm.state()) {
                String reason = owner.arn("cloudwatch", "alarm:" + alarm.name()) + " transitioned to " + state + " at "
                        + timeline.now();
                enter(alarms, alarm, state, reason, "{\"triggeringAlarms\":[]}", owner);
            }
        }
    }

    /** Enters a state, whether the alarm is in it or not; actions are done only if it was not. */
    void enter(Alarms alarms, AlarmEntry alarm, StateValue state, String reason, String data, Caller owner) {
        StateValue before = alarm.state();
        String reasonBefore = alarm.reason();
        Instant now = timeline.now();
        alarm.enter(state, reason, data, now);
        if (state == before) {
            return;
        }
        alarms.record(
                alarm,
                HistoryItemType.STATE_UPDATE,
                "Alarm updated from " + before + " to " + state,
                Documents.text(change -> {
                    change.put("version", "1.0");
                    change.putObject("oldState")
                            .put("stateValue", before.toString())
                            .put("stateReason", reasonBefore);
                    change.putObject("newState")
                            .put("stateValue", state.toString())
                            .put("stateReason", reason)
                            .set("stateReasonData", tree(data));
                }),
                now);
        act(alarms, alarm, before, owner);
        alarms.parents(alarm.name()).toList().forEach(parent -> evaluateComposite(alarms, parent, owner));
    }

    private static JsonNode tree(String json) {
        return Documents.read(json.isEmpty() ? "{}" : json).orElseGet(() -> TextNode.valueOf(json));
    }

    private void act(Alarms alarms, AlarmEntry alarm, StateValue before, Caller owner) {
        if (!alarm.actionsEnabled() || suppressed(alarms, alarm)) {
            return;
        }
        for (String action : alarm.actions(alarm.state())) {
            if (action.startsWith("arn:aws:sns:")) {
                notifier.publish(owner, action, subject(alarm, owner), message(alarm, before, owner));
            }
            alarms.record(
                    alarm,
                    HistoryItemType.ACTION,
                    "Successfully executed action " + action,
                    Documents.text(done -> done.put("actionState", "Succeeded").put("notificationResource", action)),
                    timeline.now());
        }
    }

    /** A composite alarm is silent while the alarm that suppresses it is in ALARM. */
    private static boolean suppressed(Alarms alarms, AlarmEntry alarm) {
        if (!(alarm.settings() instanceof AlarmEntry.Settings.OfAlarms composite)) {
            return false;
        }
        CompositeAlarm shown = composite.shown();
        boolean suppressed = Optional.ofNullable(shown.actionsSuppressor())
                .flatMap(suppressor -> alarms.find(AlarmRule.name(suppressor)))
                .filter(suppressor -> suppressor.state() == StateValue.ALARM)
                .isPresent();
        alarm.replace(new AlarmEntry.Settings.OfAlarms(
                shown.toBuilder()
                        .actionsSuppressedBy(suppressed ? ActionsSuppressedBy.ALARM : null)
                        .actionsSuppressedReason(
                                suppressed ? "Actions suppressed by " + shown.actionsSuppressor() : null)
                        .build(),
                composite.rule()));
        return suppressed;
    }

    private static String subject(AlarmEntry alarm, Caller owner) {
        String subject = alarm.state() + ": \"" + alarm.name() + "\" in " + owner.region();
        return subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length()));
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
