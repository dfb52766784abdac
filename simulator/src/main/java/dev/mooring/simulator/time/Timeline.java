package dev.mooring.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What happens later, in order: the simulator's tasks start, turn healthy and stop as the timeline advances past their
 * moments. Not thread-safe: the simulator calls it under its one lock, before each request and on each tick.
 */
public final class Timeline {
    private record Moment(Instant at, long sequence, Runnable happening) {}

    private final Clock clock;
    private final PriorityQueue<Moment> moments =
            new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparingLong(Moment::sequence));
    private long sequence;
    private Instant now;

    /** @param clock where now comes from: the system's in the demo, a {@link VirtualClock} in tests */
    public Timeline(Clock clock) {
        this.clock = clock;
        this.now = clock.instant();
    }

    /** The moment that is being played: the clock's time, or the scheduled time of the happening that runs. */
    public Instant now() {
        return now;
    }

    /** Plays {@code happening} once the clock has reached {@code delay} from now. */
    public void after(Duration delay, Runnable happening) {
        moments.add(new Moment(now.plus(delay), sequence++, happening));
    }

    /** Plays, in order, everything due by the clock's present time; a happening may schedule further ones. */
    public void advance() {
        Instant until = clock.instant();
        for (Moment next = moments.peek(); next != null && !next.at().isAfter(until); next = moments.peek()) {
            moments.remove();
            now = next.at().isAfter(now) ? next.at() : now;
            next.happening().run();
        }
        now = until.isAfter(now) ? until : now;
    }
}
