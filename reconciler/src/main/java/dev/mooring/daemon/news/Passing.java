package dev.mooring.daemon.news;

import dev.mooring.daemon.news.News.Topic;
import dev.mooring.resource.ResourceId;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.ResourceStatus;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Failures that may pass by themselves, such as a throttled call: nobody is told of one that has gone when ten minutes have,
 * nor that it has.
 */
final class Passing {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** What is to be tried again, and what is not, as {@link ResourceStatus.Part#state} says it. */
    private static final String PENDING = "Pending";

    private static final String STALLED = "Stalled";

    private LinkedHashMap<ResourceId, Item> waiting = LinkedHashMap.empty();

    /** What of these may be told now, and what has waited long enough. */
    Seq<Item> sifted(Seq<Item> items, EnvironmentStatus status) {
        Seq<Item> over = items.filter(item -> item.topic() == Topic.RECOVERED && isWaiting(item));
        over.flatMap(Item::resource).forEach(id -> waiting = waiting.remove(id));
        Seq<Item> passing = items.filter(item -> item.topic() == Topic.FAILED && is(PENDING, item, status));
        passing.forEach(item -> waiting = waiting.put(item.resource().get(), item));
        Seq<Item> ripe = Vector.ofAll(waiting.values()).filter(item -> isRipe(item, status));
        ripe.flatMap(Item::resource).forEach(id -> waiting = waiting.remove(id));
        waiting = waiting.filterValues(item -> item.about().exists(status.resources()::containsKey));
        return items.removeAll(over).removeAll(passing).appendAll(ripe);
    }

    private boolean isWaiting(Item item) {
        return item.resource().exists(waiting::containsKey);
    }

    private static boolean isRipe(Item item, EnvironmentStatus status) {
        return is(STALLED, item, status)
                || (is(PENDING, item, status) && status.lastPass().exists(pass -> !pass.isBefore(latest(item.at()))));
    }

    private static Instant latest(Instant began) {
        return began.plus(LONGEST);
    }

    private static boolean is(String state, Item item, EnvironmentStatus status) {
        Option<ResourceStatus> manifest = item.about().flatMap(status.resources()::get);
        return manifest.exists(known -> known.parts()
                .exists(part ->
                        item.resource().contains(part.id()) && part.state().equals(state)));
    }
}
