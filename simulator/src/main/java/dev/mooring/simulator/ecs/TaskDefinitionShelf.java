package dev.mooring.simulator.ecs;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** All task definitions by family and revision. A revision's number is never given twice. */
final class TaskDefinitionShelf {
    private final NavigableMap<String, NavigableMap<Integer, TaskDefinition>> families = new TreeMap<>();

    /** The revision that a family's next registration gets. */
    int nextRevision(String family) {
        NavigableMap<Integer, TaskDefinition> revisions = families.get(family);
        return revisions == null ? 1 : revisions.lastKey() + 1;
    }

    void put(TaskDefinition definition) {
        families.computeIfAbsent(definition.family(), family -> new TreeMap<>()).put(definition.revision(), definition);
    }

    Set<String> families() {
        return Collections.unmodifiableSet(families.keySet());
    }

    Collection<TaskDefinition> revisions(String family) {
        return families.getOrDefault(family, Collections.emptyNavigableMap()).values();
    }

    Stream<TaskDefinition> all() {
        return families.values().stream().flatMap(revisions -> revisions.values().stream());
    }

    /** By {@code family} (its latest ACTIVE revision), {@code family:revision} or ARN. */
    Optional<TaskDefinition> find(String name) {
        String[] parts = Ecs.last(name).split(":", 2);
        NavigableMap<Integer, TaskDefinition> revisions =
                families.getOrDefault(parts[0], Collections.emptyNavigableMap());
        if (parts.length == 1) {
            return revisions.descendingMap().values().stream()
                    .filter(definition -> definition.status() == TaskDefinitionStatus.ACTIVE)
                    .findFirst();
        }
        return parts[1].matches("\\d{1,9}")
                ? Optional.ofNullable(revisions.get(Integer.parseInt(parts[1])))
                : Optional.empty();
    }
}
