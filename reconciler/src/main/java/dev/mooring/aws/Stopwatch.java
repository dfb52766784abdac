package dev.mooring.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as calls need it: it never goes back, and one can wait for it. */
public interface Stopwatch {

    /** Nanoseconds since some moment. */
    long nanos();

    /** Returns when that much time is over; a duration of zero or less is over at once. */
    void pause(Duration duration) throws InterruptedException;

    /** The machine's own. A pause gives way to an interruption, and to other virtual threads. */
    static Stopwatch system() {
        return new Stopwatch() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                CountDownLatch never = new CountDownLatch(1);
                boolean released = never.await(duration.toNanos(), TimeUnit.NANOSECONDS);
                assert !released;
            }
        };
    }

    /** The same time in the form that libraries take. */
    default Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.EPOCH.plusNanos(nanos());
            }
        };
    }
}
