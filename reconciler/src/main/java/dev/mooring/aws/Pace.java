package dev.mooring.aws;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/**
 * How fast we call the operations of one bucket. It starts at AWS's limit. When AWS asks to slow down all the same, because
 * others use the account too or the limit was a guess, the pace is halved, at most once a period; each period's worth of
 * answers gives one call a period back.
 */
final class Pace {
    private final RateLimiter limiter;
    private final ApiLimits.Limit limit;
    private final Stopwatch stopwatch;
    private int perPeriod;
    private int answered;
    private long slowedAt;

    Pace(ApiLimits.Limit limit, Duration patience, Stopwatch stopwatch) {
        this.limit = limit;
        this.stopwatch = stopwatch;
        this.limiter = RateLimiter.of(
                limit.name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(limit.perPeriod())
                        .limitRefreshPeriod(limit.period())
                        .timeoutDuration(patience)
                        .build(),
                stopwatch::nanos);
        this.perPeriod = limit.perPeriod();
        this.slowedAt = stopwatch.nanos() - limit.period().toNanos();
    }

    /** Nanoseconds to wait before the next call, whose place is now taken; negative if that is longer than the patience. */
    long reserve() {
        return limiter.reservePermission();
    }

    synchronized int perPeriod() {
        return perPeriod;
    }

    synchronized void throttled() {
        long now = stopwatch.nanos();
        if (now - slowedAt < limit.period().toNanos()) {
            return;
        }
        slowedAt = now;
        pace(Math.max(1, perPeriod / 2));
        limiter.drainPermissions();
    }

    synchronized void answered() {
        answered++;
        if (answered >= perPeriod && perPeriod < limit.perPeriod()) {
            pace(perPeriod + 1);
        }
    }

    private void pace(int calls) {
        perPeriod = calls;
        answered = 0;
        limiter.changeLimitForPeriod(calls);
    }
}
