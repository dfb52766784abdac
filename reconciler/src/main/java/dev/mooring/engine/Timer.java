package dev.mooring.engine;

import java.time.Duration;

/** The only way in which anything here waits: a task later, on another thread, one after another or side by side. */
public interface Timer {

    /** Runs {@code task} once after {@code delay}, never within this call. */
    Appointment after(Duration delay, Runnable task);

    /** A task that is still to come. */
    @FunctionalInterface
    interface Appointment {
        /** The task does not run unless it has begun already. */
        void cancel();
    }
}
