package dev.mooring.kinds.service;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The days for which CloudWatch Logs keeps events (PutRetentionPolicy, {@code retentionInDays}). */
final class LogRetention {
    private static final Vector<Integer> DAYS = Vector.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private LogRetention() {}

    static Option<String> objection(int days) {
        return Option.when(
                !DAYS.contains(days),
                () -> "CloudWatch Logs does not keep logs for %d days: it takes %s"
                        .formatted(days, DAYS.mkString(", ")));
    }
}
