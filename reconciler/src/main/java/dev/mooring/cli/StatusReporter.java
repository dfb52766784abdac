package dev.mooring.cli;

import dev.mooring.resource.ManifestId;
import dev.mooring.status.Condition;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import dev.mooring.status.ResourceStatus;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * Tells a person how environments come along: one line whenever a manifest gets somewhere, and one for each event worth a
 * line. At a terminal the last line says what is still awaited, and is overwritten.
 */
final class StatusReporter {
    private final Lines lines;
    private final Predicate<Event> worthALine;
    private Map<String, EnvironmentStatus> seen = HashMap.empty();

    StatusReporter(Lines lines, Predicate<Event> worthALine) {
        this.lines = lines;
        this.worthALine = worthALine;
    }

    synchronized void accept(EnvironmentStatus status) {
        EnvironmentStatus before = seen.getOrElse(status.name(), EnvironmentStatus.unknown(status.name()));
        seen = seen.put(status.name(), status);
        status.eventsAfter(before.sequence())
                .filter(worthALine)
                .forEach(event -> lines.print(label(status) + "! " + event.message()));
        for (ResourceStatus resource : status.resources().values()) {
            Option<Condition> known = before.resources().get(resource.id()).flatMap(StatusReporter::arrival);
            arrival(resource)
                    .filter(arrived -> !known.exists(last -> isSame(last, arrived)))
                    .forEach(arrived -> lines.print(label(status) + line(resource, arrived)));
        }
        lines.pending(pending());
    }

    /** Where it has got to, if that is a place to stay. */
    private static Option<Condition> arrival(ResourceStatus resource) {
        return Option.when(is(resource, Condition.Type.READY), Condition.Type.READY)
                .orElse(Option.when(is(resource, Condition.Type.STALLED), Condition.Type.STALLED))
                .flatMap(resource::condition);
    }

    /** Words may differ, such as by a request's id; ready again after a time when it was not is news. */
    private static boolean isSame(Condition one, Condition other) {
        return one.type() == other.type()
                && one.reason().equals(other.reason())
                && one.lastTransitionTime().equals(other.lastTransitionTime());
    }

    private static String line(ResourceStatus resource, Condition arrived) {
        String sign = arrived.type() == Condition.Type.READY ? "✓ " : "✗ ";
        String message = arrived.message().isEmpty() ? "" : ": " + arrived.message();
        return sign + resource.id() + " " + arrived.reason() + message;
    }

    private static boolean is(ResourceStatus resource, Condition.Type type) {
        return resource.condition(type).exists(condition -> condition.status() == Condition.Status.TRUE);
    }

    private String label(EnvironmentStatus status) {
        int width = seen.keySet().map(String::length).max().getOrElse(0);
        return status.name() + " ".repeat(width - status.name().length() + 2);
    }

    private Option<String> pending() {
        int all = seen.values().map(status -> status.resources().size()).sum().intValue();
        Map<String, ManifestId> waiting = HashMap.ofEntries(seen.values()
                .flatMap(status -> status.resources()
                        .values()
                        .filter(resource -> arrival(resource).isEmpty())
                        .map(resource -> io.vavr.Tuple.of(status.name() + " " + resource.id(), resource.id()))));
        return Option.when(
                waiting.nonEmpty(),
                () -> (all - waiting.size()) + " of " + all + " in place; waiting for "
                        + waiting.keySet().toVector().sorted().take(3).mkString(", ")
                        + (waiting.size() > 3 ? ", …" : ""));
    }
}
