package dev.mooring.simulator.ssm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One parameter, with its last hundred versions. */
final class Parameter {
    private static final int MOST_VERSIONS = 100;
    private final String name;
    private final String arn;
    private final Deque<ParameterVersion> versions = new ArrayDeque<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    boolean everTagged;

    Parameter(String name, String arn) {
        this.name = name;
        this.arn = arn;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    ParameterVersion latest() {
        return versions.getLast();
    }

    /** The oldest first. */
    List<ParameterVersion> versions() {
        return List.copyOf(versions);
    }

    Optional<ParameterVersion> version(long number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    Optional<ParameterVersion> labelled(String label) {
        return versions.stream()
                .filter(version -> version.labels().contains(label))
                .findFirst();
    }

    /** Adds a version; the oldest goes where there are too many, unless it has a label. */
    void add(ParameterVersion version) {
        if (versions.size() == MOST_VERSIONS) {
            ParameterVersion oldest = versions.getFirst();
            if (!oldest.labels().isEmpty()) {
                throw SsmErrors.oldestIsLabelled(name, oldest.number());
            }
            versions.removeFirst();
        }
        versions.addLast(version);
    }

    void tag(Map<String, String> more) {
        tags.putAll(more);
        everTagged |= !more.isEmpty();
    }
}
