package dev.mooring.simulator.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The queues of one account in one Region. */
final class Queues {
    private static final Duration NAME_REST = Duration.ofSeconds(60);

    private final TreeMap<String, Queue> byName = new TreeMap<>();
    private final Map<String, Instant> deletedAt = new HashMap<>();

    Optional<Queue> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Queue> findByArn(String arn) {
        return byName.values().stream().filter(queue -> queue.arn().equals(arn)).findFirst();
    }

    Queue get(String name) {
        return find(name).orElseThrow(SqsErrors::queueDoesNotExist);
    }

    /** In order of their names. */
    Collection<Queue> all() {
        return byName.values();
    }

    void add(Queue queue) {
        byName.put(queue.name(), queue);
        deletedAt.remove(queue.name());
    }

    void delete(Queue queue, Instant now) {
        byName.remove(queue.name());
        deletedAt.put(queue.name(), now);
    }

    /** Whether a queue of this name was deleted less than 60 s ago. */
    boolean isNameResting(String name, Instant now) {
        Instant deleted = deletedAt.get(name);
        return deleted != null && now.isBefore(deleted.plus(NAME_REST));
    }
}
