package dev.mooring.simulator.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;

/** The alarms of one account and Region, and what happened to them in the last 30 days. */
final class Alarms {
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int MOST_HISTORY = 20_000;

    private final Map<String, AlarmEntry> byName = new TreeMap<>();
    private final Deque<AlarmHistoryItem> history = new ArrayDeque<>();

    Optional<AlarmEntry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<AlarmEntry> findByArn(String arn) {
        return arn.contains(":alarm:")
                ? find(AlarmRule.name(arn)).filter(alarm -> alarm.arn().equals(arn))
                : Optional.empty();
    }

    /** In order of their names. */
    Collection<AlarmEntry> all() {
        return byName.values();
    }

    void add(AlarmEntry alarm) {
        byName.put(alarm.name(), alarm);
    }

    void remove(AlarmEntry alarm) {
        byName.remove(alarm.name());
    }

    /** The composite alarms whose rules name this one. */
    Stream<AlarmEntry> parents(String name) {
        return byName.values().stream()
                .filter(alarm -> alarm.settings() instanceof AlarmEntry.Settings.OfAlarms composite
                        && composite.rule().children().stream()
                                .map(AlarmRule::name)
                                .anyMatch(name::equals));
    }

    void record(AlarmEntry alarm, HistoryItemType type, String summary, String data, Instant now) {
        history.addFirst(AlarmHistoryItem.builder()
                .alarmName(alarm.name())
                .alarmType(alarm.composite() ? AlarmType.COMPOSITE_ALARM : AlarmType.METRIC_ALARM)
                .timestamp(now)
                .historyItemType(type)
                .historySummary(summary)
                .historyData(data)
                .build());
        Instant oldest = now.minus(REMEMBERED);
        while (history.size() > MOST_HISTORY || history.getLast().timestamp().isBefore(oldest)) {
            history.removeLast();
        }
    }

    /** Newest first. */
    Stream<AlarmHistoryItem> history() {
        return history.stream();
    }
}
