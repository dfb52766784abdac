package dev.mooring.status;

import dev.mooring.manifest.Problem;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * How one environment is, and what happened to it lately.
 *
 * @param revision the one in force; empty before the first good one
 * @param observedRevision what the last pass was about; empty before the first
 * @param problems of the newest revision, if it is bad
 * @param events the last of them, oldest first
 * @param history the last receipts, oldest first
 * @param sequence of the last event or receipt
 */
public record EnvironmentStatus(
        String name,
        String revision,
        String observedRevision,
        boolean suspended,
        Seq<Condition> conditions,
        SortedMap<ManifestId, ResourceStatus> resources,
        Seq<Problem> problems,
        Seq<Event> events,
        Seq<Receipt> history,
        long sequence) {

    /** Before anything is known. */
    public static EnvironmentStatus unknown(String name) {
        return new EnvironmentStatus(
                name,
                "",
                "",
                false,
                Vector.empty(),
                TreeMap.empty(),
                Vector.empty(),
                Vector.empty(),
                Vector.empty(),
                0);
    }

    public Option<Condition> condition(Condition.Type type) {
        return conditions.find(condition -> condition.type() == type);
    }

    public boolean is(Condition.Type type) {
        return condition(type).exists(condition -> condition.status() == Condition.Status.TRUE);
    }

    public Seq<Event> eventsAfter(long last) {
        return events.filter(event -> event.sequence() > last);
    }
}
