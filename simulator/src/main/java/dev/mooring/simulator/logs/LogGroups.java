package dev.mooring.simulator.logs;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The log groups of one account in one Region. */
final class LogGroups {
    private static final String IN_ARN = ":log-group:";

    private final TreeMap<String, LogGroup> byName = new TreeMap<>();

    void add(LogGroup group) {
        if (byName.putIfAbsent(group.name(), group) != null) {
            throw LogsErrors.groupExists();
        }
    }

    void remove(LogGroup group) {
        byName.remove(group.name());
    }

    LogGroup get(String name) {
        return find(name).orElseThrow(LogsErrors::noGroup);
    }

    Optional<LogGroup> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By ARN, with or without {@code :*}, or by name: older calls give the one, newer ones either. */
    Optional<LogGroup> identify(String identifier) {
        int start = identifier.indexOf(IN_ARN);
        String name = start < 0 ? identifier : identifier.substring(start + IN_ARN.length());
        return find(name.endsWith(":*") ? name.substring(0, name.length() - 2) : name);
    }

    /** The group of a call that names it in either of two ways. */
    LogGroup of(@Nullable String name, @Nullable String identifier) {
        if ((name == null) == (identifier == null)) {
            throw LogsErrors.invalid(
                    name == null
                            ? "logGroupName or logGroupIdentifier is required."
                            : "LogGroup name and LogGroup ARN are mutually exclusive parameters.");
        }
        return name != null ? get(name) : identify(identifier).orElseThrow(LogsErrors::noGroup);
    }

    /** In order of their names. */
    Collection<LogGroup> all() {
        return byName.values();
    }
}
