package dev.mooring.status;

import dev.mooring.manifest.Problem;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceId;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * How one environment is, and what happened to it lately.
 *
 * @param revision the one in force; empty before the first good one
 * @param observedRevision what the last pass was about; empty before the first
 * @param lastPass when the last pass ended, whether or not it changed anything
 * @param problems of the newest revision, if it is bad
 * @param events the last of them, oldest first
 * @param history the last receipts, oldest first
 * @param troubles what people have been told about a resource and is not over
 * @param sequence of the last event or receipt
 */
public record EnvironmentStatus(
        String name,
        String revision,
        String observedRevision,
        Option<Instant> lastPass,
        boolean suspended,
        Seq<Condition> conditions,
        SortedMap<ManifestId, ResourceStatus> resources,
        Seq<Problem> problems,
        Seq<Event> events,
        Seq<Receipt> history,
        Map<ResourceId, String> troubles,
        long sequence) {

    /** Before anything is known. */
    public static EnvironmentStatus unknown(String name) {
        return new EnvironmentStatus(
                name,
                "",
                "",
                Option.none(),
                false,
                Vector.empty(),
                TreeMap.empty(),
                Vector.empty(),
                Vector.empty(),
                Vector.empty(),
                HashMap.empty(),
                0);
    }

    public Option<Condition> condition(Condition.Type type) {
        return conditions.find(condition -> condition.type() == type);
    }

    public boolean is(Condition.Type type) {
        return condition(type).exists(condition -> condition.status() == Condition.Status.TRUE);
    }

    /** These conditions said again, the others as they were; a status that stays keeps the time of its transition. */
    EnvironmentStatus restated(Seq<Condition> said) {
        Map<Condition.Type, Condition> now =
                HashMap.ofEntries(said.map(condition -> Tuple.of(condition.type(), condition)));
        Map<Condition.Type, Condition> before =
                HashMap.ofEntries(conditions.map(condition -> Tuple.of(condition.type(), condition)));
        Seq<Condition> all =
                before.merge(now, (old, next) -> next.after(old)).values().sortBy(Condition::type);
        return new EnvironmentStatus(
                name,
                revision,
                observedRevision,
                lastPass,
                suspended,
                all,
                resources,
                problems,
                events,
                history,
                troubles,
                sequence);
    }

    EnvironmentStatus recorded(Chronicle chronicle) {
        return new EnvironmentStatus(
                name,
                revision,
                observedRevision,
                lastPass,
                suspended,
                conditions,
                resources,
                problems,
                chronicle.events(),
                history,
                chronicle.troubles(),
                chronicle.sequence());
    }

    EnvironmentStatus withProblems(Seq<Problem> found) {
        return new EnvironmentStatus(
                name,
                revision,
                observedRevision,
                lastPass,
                suspended,
                conditions,
                resources,
                found,
                events,
                history,
                troubles,
                sequence);
    }

    EnvironmentStatus withHistory(Seq<Receipt> receipts) {
        return new EnvironmentStatus(
                name,
                revision,
                observedRevision,
                lastPass,
                suspended,
                conditions,
                resources,
                problems,
                events,
                receipts,
                troubles,
                sequence);
    }

    EnvironmentStatus withSuspended(boolean now) {
        return new EnvironmentStatus(
                name,
                revision,
                observedRevision,
                lastPass,
                now,
                conditions,
                resources,
                problems,
                events,
                history,
                troubles,
                sequence);
    }

    public Seq<Event> eventsAfter(long last) {
        return events.filter(event -> event.sequence() > last);
    }
}
