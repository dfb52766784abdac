package dev.mooring.simulator.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The messages of one queue in the order in which they were sent, and the deduplication ids of the last five minutes. */
final class Mailbox {
    private static final Duration DEDUPLICATION_INTERVAL = Duration.ofMinutes(5);

    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Message> recentByDeduplicationKey = new HashMap<>();

    void add(Message message) {
        messages.add(message);
    }

    void addUnique(Message message, String deduplicationKey) {
        messages.add(message);
        recentByDeduplicationKey.put(deduplicationKey, message);
    }

    /** The message that was sent with this key within the deduplication interval. */
    Optional<Message> duplicate(String deduplicationKey, Instant now) {
        recentByDeduplicationKey
                .values()
                .removeIf(message -> !now.isBefore(message.content().sentAt().plus(DEDUPLICATION_INTERVAL)));
        return Optional.ofNullable(recentByDeduplicationKey.get(deduplicationKey));
    }

    /** Drops what is older than the retention period. */
    void expire(Instant now, QueueAttributes attributes) {
        Instant oldest = now.minusSeconds(attributes.number("MessageRetentionPeriod"));
        messages.removeIf(message -> message.content().sentAt().isBefore(oldest));
    }

    /**
     * What can be received now, oldest first. In a FIFO queue a message waits while an earlier one of its group is hidden.
     */
    List<Message> receivable(Instant now, boolean fifo) {
        Set<String> blocked = new HashSet<>();
        List<Message> receivable = new ArrayList<>();
        for (Message message : messages) {
            String group = message.content().groupId().orElse("");
            if (message.isVisible(now) && !(fifo && blocked.contains(group))) {
                receivable.add(message);
            } else {
                blocked.add(group);
            }
        }
        return receivable;
    }

    Optional<Message> byReceiptHandle(String handle) {
        return messages.stream()
                .filter(message -> message.hasReceiptHandle(handle))
                .findFirst();
    }

    void remove(Message message) {
        messages.remove(message);
    }

    void clear() {
        messages.clear();
    }

    long visible(Instant now) {
        return count(message -> message.isVisible(now));
    }

    long inFlight(Instant now) {
        return count(message -> message.isInFlight(now));
    }

    long delayed(Instant now) {
        return count(message -> message.isDelayed(now));
    }

    /** In seconds; 0 where nothing waits or is in flight. */
    long oldestAge(Instant now) {
        return messages.stream()
                .filter(message -> !message.isDelayed(now))
                .mapToLong(message ->
                        Duration.between(message.content().sentAt(), now).toSeconds())
                .max()
                .orElse(0);
    }

    private long count(Predicate<Message> predicate) {
        return messages.stream().filter(predicate).count();
    }
}
