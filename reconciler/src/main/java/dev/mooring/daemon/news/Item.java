package dev.mooring.daemon.news;

import dev.mooring.daemon.news.News.Topic;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceId;
import io.vavr.control.Option;
import java.time.Instant;

/** One sentence of what may become news. */
record Item(
        Topic topic, Option<ManifestId> about, Option<ResourceId> resource, String line, String revision, Instant at) {

    /** The same for what says the same. */
    String key() {
        return topic + " " + about + " " + line;
    }

    /** Whether it lasts, so that a process that has just begun says it though it may be old. */
    boolean stands() {
        return switch (topic) {
            case ROLLED_BACK, FAILED, BLOCKED, DRIFT_FOUND, PRUNE_HELD, WINDOW_CLOSED, SPECS_INVALID -> true;
            default -> false;
        };
    }
}
