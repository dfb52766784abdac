package dev.mooring.simulator.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.ActionsSuppressedBy;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Takes alarms from state to state: the change is remembered, the state's actions are done, and the composite alarms over it
 * are looked at again.
 */
final class AlarmTransitions {
    private final Timeline timeline;
    private final AlarmActions actions;

    AlarmTransitions(Timeline timeline, AlarmActions actions) {
        this.timeline = timeline;
        this.actions = actions;
    }

    /** Looks at every alarm of metrics again. */
    void evaluate(Alarms alarms, MetricStore store, Caller owner) {
        for (AlarmEntry alarm : alarms.all().stream().toList()) {
            if (alarm.settings() instanceof AlarmEntry.Settings.OfMetrics metrics) {
                evaluate(alarms, alarm, MetricVerdict.of(metrics.shown(), store, timeline.now()), owner);
            }
        }
    }

    private void evaluate(Alarms alarms, AlarmEntry alarm, Optional<MetricVerdict> verdict, Caller owner) {
        StateValue state = verdict.map(MetricVerdict::state).orElse(alarm.state());
        if (state != alarm.state()) {
            verdict.ifPresent(found -> enter(alarms, alarm, state, found.reason(), found.data(), owner));
        } else if (alarm.actionsEnabled()) {
            actions.stay(alarm, verdict.map(MetricVerdict::data).orElse(alarm.reasonData()), owner);
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
        if (alarm.actionsEnabled() && !suppressed(alarms, alarm)) {
            actions.enter(alarms, alarm, before, owner);
        }
        alarms.parents(alarm.name()).toList().forEach(parent -> evaluateComposite(alarms, parent, owner));
    }

    private static JsonNode tree(String json) {
        return Documents.read(json.isEmpty() ? "{}" : json).orElseGet(() -> TextNode.valueOf(json));
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
}
