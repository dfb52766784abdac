package dev.mooring.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again, on a thread of its own, until it is closed; a failure is logged and ends nothing. */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Duration period;
    private final Runnable tick;

    private Ticker(Duration period, Runnable tick) {
        this.period = period;
        this.tick = tick;
    }

    static Ticker start(Duration period, Runnable tick) {
        Ticker ticker = new Ticker(period, tick);
        Thread.ofVirtual().name("simulator-ticker").start(ticker::run);
        return ticker;
    }

    private void run() {
        try {
            while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
                tickOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tickOnce() {
        try {
            tick.run();
        } catch (RuntimeException bug) {
            LOG.error("What was to happen now failed in the simulator", bug);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
