package dev.mooring.services.kit.messaging;

import io.dropwizard.lifecycle.Managed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what waits in the outbox: at once when somebody says that there is something, and every now and then. */
public final class OutboxRelay implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final Publisher publisher;
    private final Counter told;
    private final Counter failures;
    private final Semaphore waiting = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;

    public OutboxRelay(Outbox outbox, Publisher publisher, MeterRegistry meters) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.told = meters.counter("outbox.told");
        this.failures = meters.counter("outbox.failures");
        this.thread = Thread.ofPlatform().name("outbox").daemon().unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Something was committed to the outbox. */
    public void wake() {
        waiting.release();
    }

    private void run() {
        try {
            while (running) {
                tellAll();
                if (waiting.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    waiting.drainPermits();
                }
            }
            tellAll();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be told now stays in the outbox until the next round. */
    private void tellAll() {
        try {
            int taken;
            do {
                taken = outbox.tell(Publisher.BATCH, publisher::publish);
                told.increment(taken);
            } while (taken > 0);
        } catch (RuntimeException failure) {
            failures.increment();
            LOG.warn("Events wait in the outbox: they could not be told", failure);
        }
    }

    @Override
    public void stop() throws InterruptedException {
        running = false;
        wake();
        if (!thread.join(FAREWELL)) {
            thread.interrupt();
        }
    }
}
