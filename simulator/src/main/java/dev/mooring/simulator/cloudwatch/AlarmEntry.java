package dev.mooring.simulator.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** One alarm: what AWS shows of it, and its tags. */
final class AlarmEntry {
    /** What PutMetricAlarm or PutCompositeAlarm made. */
    sealed interface Settings {
        record OfMetrics(MetricAlarm shown) implements Settings {}

        record OfAlarms(CompositeAlarm shown, AlarmRule rule) implements Settings {}
    }

    private final Map<String, String> tags = new TreeMap<>();
    private boolean everTagged;
    private @Nullable Instant acted;
    private Settings settings;

    AlarmEntry(Settings settings) {
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    void replace(Settings next) {
        settings = next;
    }

    boolean composite() {
        return settings instanceof Settings.OfAlarms;
    }

    String name() {
        return switch (settings) {
            case Settings.OfMetrics metrics -> metrics.shown().alarmName();
            case Settings.OfAlarms alarms -> alarms.shown().alarmName();
        };
    }

    String arn() {
        return switch (settings) {
            case Settings.OfMetrics metrics -> metrics.shown().alarmArn();
            case Settings.OfAlarms alarms -> alarms.shown().alarmArn();
        };
    }

    StateValue state() {
        return switch (settings) {
            case Settings.OfMetrics metrics -> metrics.shown().stateValue();
            case Settings.OfAlarms alarms -> alarms.shown().stateValue();
        };
    }

    String reason() {
        return switch (settings) {
            case Settings.OfMetrics metrics -> metrics.shown().stateReason();
            case Settings.OfAlarms alarms -> alarms.shown().stateReason();
        };
    }

    /** What its state was judged by, in JSON; empty at first. */
    String reasonData() {
        String data = switch (settings) {
            case Settings.OfMetrics metrics -> metrics.shown().stateReasonData();
            case Settings.OfAlarms alarms -> alarms.shown().stateReasonData();
        };
        return Objects.requireNonNullElse(data, "");
    }

    /** Its actions were done, or done again. */
    void acted(Instant now) {
        acted = now;
    }

    boolean actedSince(Instant moment) {
        return acted != null && acted.isAfter(moment);
    }

    String description() {
        return switch (settings) {
            case Settings.OfMetrics metrics -> metrics.shown().alarmDescription();
            case Settings.OfAlarms alarms -> alarms.shown().alarmDescription();
        };
    }

    boolean actionsEnabled() {
        return switch (settings) {
            case Settings.OfMetrics metrics -> metrics.shown().actionsEnabled();
            case Settings.OfAlarms alarms -> alarms.shown().actionsEnabled();
        };
    }

    void enableActions(boolean enabled) {
        settings = switch (settings) {
            case Settings.OfMetrics metrics ->
                new Settings.OfMetrics(
                        metrics.shown().toBuilder().actionsEnabled(enabled).build());
            case Settings.OfAlarms alarms ->
                new Settings.OfAlarms(
                        alarms.shown().toBuilder().actionsEnabled(enabled).build(), alarms.rule());
        };
    }

    /** What is done on entering a state. */
    List<String> actions(StateValue entered) {
        return switch (settings) {
            case Settings.OfMetrics metrics ->
                actions(
                        entered,
                        metrics.shown().alarmActions(),
                        metrics.shown().okActions(),
                        metrics.shown().insufficientDataActions());
            case Settings.OfAlarms alarms ->
                actions(
                        entered,
                        alarms.shown().alarmActions(),
                        alarms.shown().okActions(),
                        alarms.shown().insufficientDataActions());
        };
    }

    /** What is done in any of its states. */
    Stream<String> allActions() {
        return Stream.of(StateValue.OK, StateValue.ALARM, StateValue.INSUFFICIENT_DATA)
                .flatMap(state -> actions(state).stream());
    }

    private static List<String> actions(
            StateValue entered, List<String> alarm, List<String> ok, List<String> insufficient) {
        return switch (entered) {
            case ALARM -> alarm;
            case OK -> ok;
            default -> insufficient;
        };
    }

    void enter(StateValue state, String reason, String data, Instant now) {
        Instant since = state == state() ? null : now;
        settings = switch (settings) {
            case Settings.OfMetrics metrics ->
                new Settings.OfMetrics(metrics.shown().toBuilder()
                        .stateValue(state)
                        .stateReason(reason)
                        .stateReasonData(data)
                        .stateUpdatedTimestamp(now)
                        .stateTransitionedTimestamp(
                                since == null ? metrics.shown().stateTransitionedTimestamp() : since)
                        .build());
            case Settings.OfAlarms alarms ->
                new Settings.OfAlarms(
                        alarms.shown().toBuilder()
                                .stateValue(state)
                                .stateReason(reason)
                                .stateReasonData(data)
                                .stateUpdatedTimestamp(now)
                                .stateTransitionedTimestamp(
                                        since == null ? alarms.shown().stateTransitionedTimestamp() : since)
                                .build(),
                        alarms.rule());
        };
    }

    Map<String, String> tags() {
        return tags;
    }

    void tag(Map<String, String> more) {
        tags.putAll(more);
        everTagged |= !more.isEmpty();
    }

    boolean everTagged() {
        return everTagged;
    }
}
