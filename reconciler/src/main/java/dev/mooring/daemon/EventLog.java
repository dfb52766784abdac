package dev.mooring.daemon;

import dev.mooring.manifest.Problem;
import dev.mooring.source.Snapshot;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import io.vavr.collection.Seq;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Every event becomes a line of the log, as a warning where somebody should look. */
final class EventLog implements DaemonListener {
    private static final Logger LOG = LoggerFactory.getLogger("mooring");

    private final ConcurrentMap<String, Long> lastByEnvironment = new ConcurrentHashMap<>();

    @Override
    public void specs(Snapshot snapshot, Seq<Problem> problems) {
        if (problems.isEmpty()) {
            LOG.info("Specs: revision {}", snapshot.revision());
        } else {
            LOG.warn("Specs: revision {} is not applied", snapshot.revision());
            problems.forEach(problem -> LOG.warn("Specs: {}", problem));
        }
    }

    @Override
    public void status(EnvironmentStatus status) {
        long last = lastByEnvironment.getOrDefault(status.name(), 0L);
        for (Event event : status.eventsAfter(last)) {
            String about = event.owner().map(owner -> " " + owner).getOrElse("");
            LOG.atLevel(event.type().isTrouble() ? Level.WARN : Level.INFO)
                    .log("{}{} {}: {}", status.name(), about, event.type(), event.message());
        }
        lastByEnvironment.put(status.name(), status.sequence());
    }
}
