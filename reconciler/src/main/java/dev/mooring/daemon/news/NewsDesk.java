package dev.mooring.daemon.news;

import dev.mooring.aws.DeploymentLog.Ended;
import dev.mooring.daemon.news.News.Topic;
import dev.mooring.resource.ManifestId;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import dev.mooring.status.Receipt;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides what of one environment is news. What has happened is, once: all of a sort that one pass brought, together, and the
 * same again not before an hour has gone. What a new process finds to stand is told in one message after its first pass, so
 * that a restart floods nobody; what may pass by itself is given time to.
 */
public final class NewsDesk {
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int REMEMBERED = 1_000;
    private static final String SERVICE = "ecs/service";

    private final String environment;
    private final Passing passing = new Passing();
    private LinkedHashMap<String, Instant> told = LinkedHashMap.empty();
    private Seq<Item> standing = Vector.empty();
    private long last;
    private boolean started;

    public NewsDesk(String environment) {
        this.environment = environment;
    }

    /** What is new in this status since the last one. */
    public synchronized Seq<News> of(EnvironmentStatus status) {
        Seq<Item> items = Vector.ofAll(status.eventsAfter(last))
                .flatMap(NewsDesk::item)
                .appendAll(status.history()
                        .filter(receipt -> receipt.sequence() > last)
                        .flatMap(NewsDesk::rollouts));
        last = status.sequence();
        Seq<Item> certain = passing.sifted(items, status);
        if (started) {
            return gathered(certain);
        }
        standing = standing.appendAll(certain.filter(Item::stands));
        Seq<News> happened = gathered(certain.reject(Item::stands));
        if (status.lastPass().isEmpty()) {
            return happened;
        }
        started = true;
        return happened.appendAll(wantingALook());
    }

    /** Rollouts that a pass has seen the end of; how they fail, the status tells. */
    public synchronized Seq<News> ended(Seq<Ended> ends) {
        return gathered(ends.filter(Ended::succeeded)
                .map(end -> new Item(
                        Topic.ROLLOUT_SUCCEEDED,
                        Option.some(new ManifestId("Service", end.service())),
                        Option.none(),
                        "Service/" + end.service() + " runs " + end.image(),
                        end.commit(),
                        end.at())));
    }

    private Option<News> wantingALook() {
        Seq<Item> now = fresh(standing);
        standing = Vector.empty();
        return Option.when(now.nonEmpty(), () -> news(Topic.STANDING, now));
    }

    private Seq<News> gathered(Seq<Item> items) {
        Map<Topic, Vector<Item>> byTopic = fresh(items)
                .foldLeft(
                        LinkedHashMap.<Topic, Vector<Item>>empty(),
                        (so, item) -> so.put(item.topic(), Vector.of(item), Vector::appendAll));
        return byTopic.toVector().map(each -> news(each._1, each._2));
    }

    private News news(Topic topic, Seq<Item> items) {
        return new News(
                environment,
                topic,
                items.flatMap(Item::about).distinct(),
                items.map(Item::line),
                items.last().revision());
    }

    private Seq<Item> fresh(Seq<Item> items) {
        return items.filter(item -> {
            boolean known = told.get(item.key()).exists(at -> item.at().isBefore(at.plus(AGAIN)));
            if (!known) {
                told = told.remove(item.key()).put(item.key(), item.at());
                told = told.size() > REMEMBERED ? told.drop(1) : told;
            }
            return !known;
        });
    }

    private static Option<Item> item(Event event) {
        return topic(event.type())
                .map(topic ->
                        new Item(topic, event.owner(), event.resource(), line(event), event.revision(), event.time()));
    }

    private static String line(Event event) {
        return event.owner().map(owner -> owner + ": ").getOrElse("") + event.message();
    }

    private static Seq<Item> rollouts(Receipt receipt) {
        return receipt.changes()
                .filter(entry ->
                        entry.startsDeployment() && entry.resource().type().equals(SERVICE))
                .map(entry -> new Item(
                        Topic.ROLLOUT_BEGAN,
                        Option.some(entry.owner()),
                        Option.some(entry.resource()),
                        entry.owner() + ": " + entry.action()
                                + (entry.fields().isEmpty()
                                        ? ""
                                        : ": " + entry.fields().take(5).mkString(", ")),
                        receipt.revision(),
                        receipt.finished()));
    }

    private static Option<Topic> topic(Event.Type type) {
        return switch (type) {
            case ROLLED_BACK -> Option.some(Topic.ROLLED_BACK);
            case FAILED -> Option.some(Topic.FAILED);
            case BLOCKED -> Option.some(Topic.BLOCKED);
            case RECOVERED -> Option.some(Topic.RECOVERED);
            case DRIFT_MENDED -> Option.some(Topic.DRIFT_MENDED);
            case DRIFT_FOUND -> Option.some(Topic.DRIFT_FOUND);
            case PRUNE_HELD -> Option.some(Topic.PRUNE_HELD);
            case WINDOW_CLOSED -> Option.some(Topic.WINDOW_CLOSED);
            case SPECS_INVALID -> Option.some(Topic.SPECS_INVALID);
            case SPECS_VALID -> Option.some(Topic.SPECS_VALID);
            case SUSPENDED -> Option.some(Topic.SUSPENDED);
            case RESUMED -> Option.some(Topic.RESUMED);
            case INTERNAL_ERROR -> Option.some(Topic.INTERNAL_ERROR);
            case CREATED, UPDATED, REPLACED, DELETED, RETAINED, NOTED, READY, REVISION_APPLIED -> Option.none();
        };
    }
}
