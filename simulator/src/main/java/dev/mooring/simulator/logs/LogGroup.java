package dev.mooring.simulator.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One log group. */
final class LogGroup {
    private final String name;
    private final String arn;
    private final long createdAt;
    private final String logGroupClass;
    private Optional<String> kmsKey;
    private final TreeMap<String, LogStream> streams = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private Optional<Integer> retentionDays = Optional.empty();
    private boolean everTagged;
    private boolean isProtected;

    LogGroup(String name, String arn, long createdAt, String logGroupClass, Optional<String> kmsKey) {
        this.name = name;
        this.arn = arn;
        this.createdAt = createdAt;
        this.logGroupClass = logGroupClass;
        this.kmsKey = kmsKey;
    }

    String name() {
        return name;
    }

    /** Without the {@code :*} that some of the API's ARNs end in. */
    String arn() {
        return arn;
    }

    long createdAt() {
        return createdAt;
    }

    String logGroupClass() {
        return logGroupClass;
    }

    Optional<String> kmsKey() {
        return kmsKey;
    }

    void encrypt(Optional<String> key) {
        kmsKey = key;
    }

    /** Whether it may not be deleted. */
    boolean isProtected() {
        return isProtected;
    }

    void protect(boolean on) {
        isProtected = on;
    }

    Optional<Integer> retentionDays() {
        return retentionDays;
    }

    void retain(Optional<Integer> days) {
        retentionDays = days;
    }

    /** Forgets events that are older than the retention period. */
    void expire(long now) {
        retentionDays.ifPresent(days -> {
            long before = now - Duration.ofDays(days).toMillis();
            streams.values().forEach(stream -> stream.expire(before));
        });
    }

    long storedBytes() {
        return streams.values().stream()
                .flatMap(stream -> stream.events().stream())
                .mapToLong(event -> event.message().getBytes(UTF_8).length)
                .sum();
    }

    /** In order of their names. */
    Collection<LogStream> streams() {
        return streams.values();
    }

    LogStream stream(String streamName) {
        LogStream stream = streams.get(streamName);
        if (stream == null) {
            throw LogsErrors.noStream();
        }
        return stream;
    }

    void add(LogStream stream) {
        if (streams.putIfAbsent(stream.name(), stream) != null) {
            throw LogsErrors.streamExists();
        }
    }

    void remove(LogStream stream) {
        streams.remove(stream.name());
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
