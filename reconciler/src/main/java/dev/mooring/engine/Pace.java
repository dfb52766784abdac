package dev.mooring.engine;

import dev.mooring.plan.Change;
import dev.mooring.plan.Change.Reason;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import dev.mooring.status.PassReport;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When the next pass is due if nothing else asks for one: soon while AWS is at work, at the interval otherwise. Following
 * gets slower the longer it lasts, and never takes more than a third of the time.
 */
final class Pace {
    private static final Duration FIRST_FOLLOW = Duration.ofSeconds(1);
    private static final Duration LONGEST_FOLLOW = Duration.ofSeconds(15);
    private static final double GROWTH = 1.5;
    private static final double JITTER = 0.1;

    private final RandomGenerator random;
    private Duration follow = FIRST_FOLLOW;

    Pace(RandomGenerator random) {
        this.random = random;
    }

    /** From now on AWS is followed closely again. */
    void restart() {
        follow = FIRST_FOLLOW;
    }

    /** @param nextAttempt when a write that failed is to be tried again */
    Duration next(PassReport report, Duration interval, Option<Instant> nextAttempt) {
        if (!report.complete()) {
            return Duration.ZERO;
        }
        if (report.done().exists(PassReport.Done::changedAws)) {
            restart();
        }
        Duration regular = jittered(interval);
        Duration due = unsettled(report) ? shorter(following(report), regular) : regular;
        return shorter(due, nextWrite(report, nextAttempt).getOrElse(regular));
    }

    /** Until windows open nothing is tried again; then at once. */
    private static Option<Duration> nextWrite(PassReport report, Option<Instant> nextAttempt) {
        Option<Plan.Closed> closed = report.plan().closed();
        return closed.isDefined()
                ? closed.flatMap(Plan.Closed::opens)
                        .filter(at -> report.plan().postponed().nonEmpty())
                        .map(at -> Duration.between(report.finished(), at))
                        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                : nextAttempt
                        .map(at -> Duration.between(report.finished(), at))
                        .map(wait -> wait.isNegative() ? FIRST_FOLLOW : wait);
    }

    /** After a pass that ended in a way nobody expected. */
    Duration afterBreakdown(Duration interval) {
        return shorter(grown(), interval);
    }

    private Duration following(PassReport report) {
        Duration lasted = Duration.between(report.started(), report.finished()).multipliedBy(2);
        Duration grown = grown();
        return lasted.compareTo(grown) > 0 ? lasted : grown;
    }

    private Duration grown() {
        Duration now = follow;
        follow = shorter(Duration.ofMillis((long) (follow.toMillis() * GROWTH)), LONGEST_FOLLOW);
        return now;
    }

    private Duration jittered(Duration interval) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis((long) (interval.toMillis() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean unsettled(PassReport report) {
        return report.done().nonEmpty() || report.plan().changes().exists(Pace::unsettled);
    }

    private static boolean unsettled(PlannedChange planned) {
        boolean progressing = planned.observation() instanceof Observation.Present live
                && live.health() instanceof Health.Progressing;
        return progressing
                || switch (planned.change()) {
                    case Change.Blocked blocked ->
                        blocked.reason() == Reason.SETTLING
                                || (planned.observation() instanceof Observation.Unknown unknown
                                        && unknown.failure().passes());
                    default -> false;
                };
    }
}
