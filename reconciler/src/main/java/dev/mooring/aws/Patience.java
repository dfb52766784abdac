package dev.mooring.aws;

import java.time.Duration;

/**
 * How long one call is tried.
 *
 * @param attempts at most so many
 * @param firstWait about this long after the first attempt, then twice as long each time
 * @param longestWait never longer between two attempts
 * @param deadline no wait goes beyond this, counted from the call
 */
public record Patience(int attempts, Duration firstWait, Duration longestWait, Duration deadline) {
    public static final Patience STANDARD =
            new Patience(5, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(60));
}
