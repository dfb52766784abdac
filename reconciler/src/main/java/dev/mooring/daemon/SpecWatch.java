package dev.mooring.daemon;

import dev.mooring.engine.Timer;
import dev.mooring.source.Reading;
import dev.mooring.source.Snapshot;
import dev.mooring.source.SpecSource;
import io.vavr.control.Option;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls a source for as long as it is open, and passes on every snapshot that is new. */
final class SpecWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpecWatch.class);

    private final SpecSource source;
    private final Timer timer;
    private final Consumer<Snapshot> listener;
    private volatile Reading last = new Reading(Option.none(), Option.none());
    private volatile boolean closed;

    SpecWatch(SpecSource source, Timer timer, Consumer<Snapshot> listener) {
        this.source = source;
        this.timer = timer;
        this.listener = listener;
    }

    void start() {
        timer.after(java.time.Duration.ZERO, this::look);
    }

    /** What the last poll found. */
    Reading reading() {
        return last;
    }

    private void look() {
        if (closed) {
            return;
        }
        try {
            Reading before = last;
            Reading now = source.poll();
            last = now;
            now.trouble()
                    .filter(trouble -> !before.trouble().contains(trouble))
                    .forEach(trouble -> LOG.warn("Specs: {}", trouble));
            now.snapshot()
                    .filter(snapshot ->
                            !before.snapshot().exists(known -> known.revision().equals(snapshot.revision())))
                    .forEach(listener);
        } catch (RuntimeException unexpected) {
            LOG.error("Looking for specs in {} failed", source, unexpected);
        } finally {
            if (!closed) {
                timer.after(source.interval(), this::look);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
