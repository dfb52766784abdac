package dev.mooring.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody waits for it. */
final class VirtualStopwatch implements Stopwatch {
    private long nanos = Duration.ofDays(1).toNanos();
    private final List<Duration> pauses = new ArrayList<>();

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        advance(duration);
    }

    void advance(Duration duration) {
        nanos += duration.toNanos();
    }

    List<Duration> pauses() {
        return pauses;
    }
}
