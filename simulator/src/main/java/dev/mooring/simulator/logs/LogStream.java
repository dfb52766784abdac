package dev.mooring.simulator.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** One stream and its events, in the order of their timestamps. */
final class LogStream {
    private final String name;
    private final String arn;
    private final long createdAt;
    private final List<LogEvent> events = new ArrayList<>();

    LogStream(String name, String arn, long createdAt) {
        this.name = name;
        this.arn = arn;
        this.createdAt = createdAt;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    long createdAt() {
        return createdAt;
    }

    void add(List<LogEvent> more) {
        events.addAll(more);
        events.sort(Comparator.comparingLong(LogEvent::timestamp));
    }

    List<LogEvent> events() {
        return events;
    }

    /** Forgets what happened before this moment. */
    void expire(long before) {
        events.removeIf(event -> event.timestamp() < before);
    }

    OptionalLong firstTimestamp() {
        return events.stream().mapToLong(LogEvent::timestamp).min();
    }

    OptionalLong lastTimestamp() {
        return events.stream().mapToLong(LogEvent::timestamp).max();
    }

    OptionalLong lastIngestion() {
        return events.stream().mapToLong(LogEvent::ingestedAt).max();
    }
}
