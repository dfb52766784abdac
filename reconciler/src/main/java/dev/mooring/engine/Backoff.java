package dev.mooring.engine;

import dev.mooring.plan.Memory.Setback;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Failure;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a resource whose write failed is tried again: exponentially later with each failure in a row, with jitter; not at
 * all where trying again cannot help.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 9;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Setback after(Option<Setback> before, PlannedChange planned, Failure failure, Instant now) {
        int failures = before.filter(setback -> setback.digest().equals(planned.digest()))
                        .map(Setback::failures)
                        .getOrElse(0)
                + 1;
        Option<Instant> until = Option.when(failure.passes(), () -> now.plus(delay(failures)));
        return new Setback(planned.digest(), planned.change().verb(), failure, failures, until);
    }

    /** Between a half and the whole of the doubled delay, so that what failed together is not tried together. */
    private Duration delay(int failures) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration whole = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return Duration.ofMillis(random.nextLong(whole.toMillis() / 2, whole.toMillis() + 1));
    }
}
