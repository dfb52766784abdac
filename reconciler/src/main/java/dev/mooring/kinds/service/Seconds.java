package dev.mooring.kinds.service;

import dev.mooring.resource.Value;
import java.time.Duration;

/** Durations as AWS counts them. */
final class Seconds {
    private Seconds() {}

    static Value of(Duration duration) {
        return Value.of(duration.toSeconds());
    }
}
