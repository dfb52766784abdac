package dev.mooring.services.kit.running;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something small to be done every now and then, whose failure only matters if it stays. */
public final class Upkeep implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("upkeep").daemon().factory());
    private final Duration interval;
    private final Runnable task;

    public Upkeep(Duration interval, Runnable task) {
        this.interval = interval;
        this.task = task;
    }

    @Override
    public void start() {
        var unused = clock.scheduleWithFixedDelay(this::attempt, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt() {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.warn("Upkeep failed and is tried again in {}", interval, failure);
        }
    }

    @Override
    public void stop() {
        clock.shutdownNow();
    }
}
