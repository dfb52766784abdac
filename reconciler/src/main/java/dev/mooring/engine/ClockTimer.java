package dev.mooring.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Real time: one thread that keeps appointments, and a virtual thread for each task. */
public final class ClockTimer implements Timer, AutoCloseable {
    private final ScheduledExecutorService appointments = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("timer").daemon().factory());

    @Override
    public Appointment after(Duration delay, Runnable task) {
        Future<?> later = appointments.schedule(
                () -> Thread.ofVirtual().name("pass").start(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> later.cancel(false);
    }

    /** No task begins any more. */
    @Override
    public void close() {
        appointments.shutdownNow();
    }
}
