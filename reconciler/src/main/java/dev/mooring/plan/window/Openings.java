package dev.mooring.plan.window;

import dev.mooring.manifest.CronSchedule;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The moments at which a schedule of cron comes in a time zone. Where the clock is put on or back it goes as in cron: a time
 * that the clock leaps over comes when it has leapt, one that it passes twice comes the first time; but where the hours are a
 * star, each minute that the clock shows counts, and none that it does not show.
 */
final class Openings {
    /** A clock is changed a few times a year; more changes than these are more than eight years. */
    private static final int CHANGES = 200;

    private final CronSchedule schedule;
    private final ZoneRules zone;

    Openings(CronSchedule schedule, ZoneRules zone) {
        this.schedule = schedule;
        this.zone = zone;
    }

    /** The last one at or before {@code moment}. */
    Option<Instant> last(Instant moment) {
        return schedule.everyHour() ? lastShown(moment) : lastFixed(moment);
    }

    /** The first one after {@code moment}. */
    Option<Instant> next(Instant moment) {
        return schedule.everyHour() ? nextShown(moment) : nextFixed(moment);
    }

    private Option<Instant> nextFixed(Instant moment) {
        Option<LocalDateTime> named = schedule.next(local(moment).truncatedTo(ChronoUnit.MINUTES));
        while (named.exists(minute -> !at(minute).isAfter(moment))) {
            named = named.flatMap(minute -> schedule.next(minute.plusMinutes(1)));
        }
        return named.map(this::at);
    }

    private Option<Instant> lastFixed(Instant moment) {
        Option<LocalDateTime> named = schedule.previous(latestShownUntil(moment));
        while (named.exists(minute -> at(minute).isAfter(moment))) {
            named = named.flatMap(minute -> schedule.previous(minute.minusMinutes(1)));
        }
        return named.map(this::at);
    }

    /** While the clock shows an hour for the second time, it has shown all of it before. */
    private LocalDateTime latestShownUntil(Instant moment) {
        LocalDateTime shown = local(moment);
        ZoneOffsetTransition change = zone.getTransition(shown);
        return change == null || change.isGap() ? shown : change.getDateTimeBefore();
    }

    /** When the clock shows it first, or has leapt over it. */
    private Instant at(LocalDateTime minute) {
        ZoneOffsetTransition change = zone.getTransition(minute);
        return change != null && change.isGap()
                ? change.getInstant()
                : minute.toInstant(zone.getValidOffsets(minute).getFirst());
    }

    private Option<Instant> nextShown(Instant moment) {
        Instant from = moment.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        for (int change = 0; change < CHANGES; change++) {
            ZoneOffset offset = zone.getOffset(from);
            ZoneOffsetTransition end = zone.nextTransition(from);
            Option<Instant> found = schedule.next(LocalDateTime.ofInstant(from, offset))
                    .map(minute -> minute.toInstant(offset))
                    .filter(at -> end == null || at.isBefore(end.getInstant()));
            if (found.isDefined() || end == null) {
                return found;
            }
            from = end.getInstant();
        }
        return Option.none();
    }

    private Option<Instant> lastShown(Instant moment) {
        Instant until = moment;
        for (int change = 0; change < CHANGES; change++) {
            ZoneOffset offset = zone.getOffset(until);
            ZoneOffsetTransition begin = zone.previousTransition(until.plusNanos(1));
            Option<Instant> found = schedule.previous(LocalDateTime.ofInstant(until, offset))
                    .map(minute -> minute.toInstant(offset))
                    .filter(at -> begin == null || !at.isBefore(begin.getInstant()));
            if (found.isDefined() || begin == null) {
                return found;
            }
            until = begin.getInstant().minusNanos(1);
        }
        return Option.none();
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone.getOffset(moment));
    }
}
