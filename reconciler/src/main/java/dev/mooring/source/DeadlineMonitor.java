package dev.mooring.source;

import java.time.Clock;
import java.time.Instant;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Cancels a transfer that goes on for too long: a remote that sends slowly must not hold the source for ever. */
final class DeadlineMonitor extends EmptyProgressMonitor {
    private final Clock clock;
    private final Instant deadline;

    DeadlineMonitor(Clock clock, Instant deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    @Override
    public boolean isCancelled() {
        return clock.instant().isAfter(deadline);
    }
}
