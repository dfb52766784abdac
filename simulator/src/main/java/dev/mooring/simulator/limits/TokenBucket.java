package dev.mooring.simulator.limits;

import java.time.Duration;
import java.time.Instant;

/** A bucket that starts full, holds {@code burst} tokens and gains {@code rate} of them a second. */
final class TokenBucket {
    private final Rate rate;
    private double tokens;
    private Instant filledAt;

    TokenBucket(Rate rate, Instant now) {
        this.rate = rate;
        this.tokens = rate.burst();
        this.filledAt = now;
    }

    boolean tryTake(Instant now) {
        double gained = Duration.between(filledAt, now).toNanos() / 1e9 * rate.perSecond();
        tokens = Math.min(rate.burst(), tokens + Math.max(0, gained));
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
