package dev.mooring.plan.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.manifest.CronSchedule;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.Window;
import dev.mooring.manifest.Environment.WindowKind;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Windows are what one gets by going through time minute by minute with the clock of the place in view. */
final class ChangeWindowsLawsTest {
    private static final int LONGEST = 600;
    private static final int AHEAD = 1_500;

    /** Days around the changes of the clock of the zones below, which go by half an hour in one of them. */
    private static final List<Instant> AROUND = List.of(
            Instant.parse("2026-03-28T12:00:00Z"),
            Instant.parse("2026-10-24T12:00:00Z"),
            Instant.parse("2026-04-04T06:00:00Z"),
            Instant.parse("2026-10-03T06:00:00Z"),
            Instant.parse("2026-03-07T18:00:00Z"),
            Instant.parse("2026-07-01T00:00:00Z"));

    @Property(tries = 400)
    void changesMayBeMadeWhenEveryMinuteSaysSo(
            @ForAll("windows") @Size(min = 1, max = 3) List<Window> windows,
            @ForAll @IntRange(max = 5) int around,
            @ForAll @IntRange(max = 2_000) int minute) {
        Instant moment = AROUND.get(around).plus(Duration.ofMinutes(minute));

        assertThat(new ChangeWindows(Vector.ofAll(windows)).isOpen(moment)).isEqualTo(isOpen(windows, moment));
    }

    @Property(tries = 150)
    void itOpensAtTheFirstOpenMinute(
            @ForAll("windows") @Size(min = 1, max = 3) List<Window> windows,
            @ForAll @IntRange(max = 5) int around,
            @ForAll @IntRange(max = 2_000) int minute) {
        Instant moment = AROUND.get(around).plus(Duration.ofMinutes(minute));
        ChangeWindows known = new ChangeWindows(Vector.ofAll(windows));
        known.closure(moment).forEach(closure -> {
            Instant stepped = moment;
            for (int step = 0; step < AHEAD && !isOpen(windows, stepped); step++) {
                stepped = stepped.plus(Duration.ofMinutes(1));
            }
            if (isOpen(windows, stepped)) {
                assertThat(closure.opens()).contains(stepped);
            } else {
                Instant reached = stepped;
                assertThat(closure.opens())
                        .allSatisfy(opens -> assertThat(opens)
                                .isAfterOrEqualTo(reached)
                                .satisfies(at -> assertThat(known.isOpen(at)).isTrue()));
            }
        });
    }

    private static boolean isOpen(List<Window> windows, Instant moment) {
        boolean allowing = windows.stream().anyMatch(window -> window.kind() == WindowKind.ALLOW);
        return windows.stream().noneMatch(window -> window.kind() == WindowKind.DENY && covers(window, moment))
                && (!allowing
                        || windows.stream()
                                .anyMatch(window -> window.kind() == WindowKind.ALLOW && covers(window, moment)));
    }

    /** Whether it began at one of the minutes before. */
    private static boolean covers(Window window, Instant moment) {
        CronSchedule schedule = CronSchedule.parse(window.schedule()).get();
        ZoneRules zone = ZoneId.of(window.timeZone()).getRules();
        for (long back = 0; back < window.duration().toMinutes(); back++) {
            if (begins(schedule, zone, moment.minus(Duration.ofMinutes(back)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(CronSchedule schedule, ZoneRules zone, Instant minute) {
        LocalDateTime shown = LocalDateTime.ofInstant(minute, zone.getOffset(minute));
        if (schedule.everyHour()) {
            return schedule.matches(shown);
        }
        boolean secondTime = zone.getValidOffsets(shown).size() == 2
                && zone.getOffset(minute).equals(zone.getValidOffsets(shown).get(1));
        return (schedule.matches(shown) && !secondTime) || leapsOver(schedule, zone, minute);
    }

    private static boolean leapsOver(CronSchedule schedule, ZoneRules zone, Instant minute) {
        ZoneOffsetTransition change = zone.previousTransition(minute.plusNanos(1));
        if (change == null || !change.isGap() || !change.getInstant().equals(minute)) {
            return false;
        }
        LocalDateTime unseen = change.getDateTimeBefore();
        while (unseen.isBefore(change.getDateTimeAfter())) {
            if (schedule.matches(unseen)) {
                return true;
            }
            unseen = unseen.plusMinutes(1);
        }
        return false;
    }

    @Provide
    Arbitrary<List<Window>> windows() {
        Arbitrary<WindowKind> kinds = Arbitraries.of(WindowKind.values());
        Arbitrary<String> schedules = Combinators.combine(
                        Arbitraries.of("0", "30", "*/20", "*", "59"),
                        Arbitraries.of("*", "2", "1-3", "*/4", "0,23", "18"),
                        Arbitraries.of("*", "SAT", "SUN", "MON-FRI", "SAT-MON"))
                .as((minute, hour, weekday) -> minute + " " + hour + " * * " + weekday);
        Arbitrary<Duration> durations =
                Arbitraries.integers().between(1, LONGEST).map(Duration::ofMinutes);
        Arbitrary<String> zones = Arbitraries.of(
                "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo");
        return Combinators.combine(kinds, schedules, durations, zones)
                .as(Environment.Window::new)
                .list();
    }
}
