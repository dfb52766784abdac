package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What crontab(5) says of five fields. */
final class CronScheduleTest {

    @ParameterizedTest(name = "{0} after {1}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 18 * * FRI        | 2026-11-18T00:00 | 2026-11-20T18:00 | a day of the week by name",
                "0 18 * * fri        | 2026-11-20T18:00 | 2026-11-20T18:00 | names in any case; the minute itself counts",
                "0 18 * * 5          | 2026-11-20T18:01 | 2026-11-27T18:00 | the same by number, a week later",
                "0 0 * * 0           | 2026-11-18T00:00 | 2026-11-22T00:00 | Sunday is 0",
                "0 0 * * 7           | 2026-11-18T00:00 | 2026-11-22T00:00 | and 7",
                "0 0 * * SAT-MON     | 2026-11-24T00:00 | 2026-11-28T00:00 | a range over the end of the week begins",
                "0 0 * * FRI-SUN     | 2026-11-23T00:00 | 2026-11-27T00:00 | and ends",
                "0 0 * * 5-7         | 2026-11-22T00:00 | 2026-11-22T00:00 | a range up to the second Sunday",
                "0 0 * * MON-FRI     | 2026-11-21T00:00 | 2026-11-23T00:00 | a range of names",
                "*/15 * * * *        | 2026-11-20T10:16 | 2026-11-20T10:30 | steps from the start",
                "5/20 * * * *        | 2026-11-20T10:46 | 2026-11-20T11:05 | steps from a value",
                "10-40/15 9-17 * * * | 2026-11-20T17:41 | 2026-11-21T09:10 | steps in a range",
                "0 8,12,16 * * *     | 2026-11-20T12:01 | 2026-11-20T16:00 | a list",
                "0 0 1 1 *           | 2026-11-20T00:00 | 2027-01-01T00:00 | once a year",
                "0 0 1 JAN *         | 2026-11-20T00:00 | 2027-01-01T00:00 | a month by name",
                "0 0 29 2 *          | 2026-03-01T00:00 | 2028-02-29T00:00 | once in four years",
                "0 0 31 * *          | 2026-11-01T00:00 | 2026-12-31T00:00 | not every month has it",
                "0 0 13 * FRI        | 2026-11-11T00:00 | 2026-11-13T00:00 | both days restricted: either is enough",
                "0 0 13 * FRI        | 2026-11-14T00:00 | 2026-11-20T00:00 | so that a Friday is enough",
                "0 0 */2 * FRI       | 2026-11-14T00:00 | 2026-11-27T00:00 | a star with a step restricts nothing: both must hold",
                "59 23 31 12 *       | 2026-12-31T23:58 | 2026-12-31T23:59 | the last minute of the year"
            })
    void comesNext(String schedule, String after, String expected, String why) {
        assertThat(schedule(schedule).next(LocalDateTime.parse(after))).as(why).contains(LocalDateTime.parse(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 18 * *        | must be five fields",
                "0 18 * * FRI *  | must be five fields",
                "60 * * * *      | `60` is no minute: 0 to 59",
                "0 24 * * *      | `24` is no hour: 0 to 23",
                "0 0 0 * *       | `0` is no day of the month: 1 to 31",
                "0 0 * 13 *      | `13` is no month: 1 to 12, or JAN to DEC",
                "0 0 * * 8       | `8` is no day of the week: 0 to 7, or SUN to SAT",
                "0 0 * * FRIDAY  | `FRIDAY` is no day of the week",
                "0 0 * * FRI#2   | `FRI#2` is no day of the week",
                "0 0 L * *       | `L` is no day of the month",
                "10-5 * * * *    | `10-5` is no minute",
                "*/0 * * * *     | `*/0` is no minute",
                "1,,2 * * * *    | `` is no minute",
                "1-2-3 * * * *   | `1-2-3` is no minute",
                "-1 * * * *      | `-1` is no minute",
                "0 0 31 2,4 *    | never comes: none of its months has such a day"
            })
    void refuses(String schedule, String why) {
        assertThat(CronSchedule.parse(schedule).getLeft()).contains(why);
        assertThat(new CronExpression().problem(schedule)).isNotEmpty();
    }

    @Property(tries = 300)
    void theNextIsTheFirstMinuteThatMatches(
            @ForAll("schedules") String text, @ForAll @IntRange(max = 400_000) int minute) {
        CronSchedule schedule = schedule(text);
        LocalDateTime from = LocalDateTime.of(2027, 6, 1, 0, 0).plusMinutes(minute);
        LocalDateTime stepped = from;
        int steps = 0;
        while (!schedule.matches(stepped) && steps++ < 3_000) {
            stepped = stepped.plusMinutes(1);
        }
        LocalDateTime next = schedule.next(from).get();

        assertThat(schedule.matches(next)).isTrue();
        assertThat(next)
                .isEqualTo(schedule.matches(stepped) ? stepped : next)
                .isAfterOrEqualTo(stepped.minusMinutes(1));
    }

    @Property(tries = 300)
    void nothingLiesBetweenThePreviousAndTheNext(
            @ForAll("schedules") String text, @ForAll @IntRange(max = 400_000) int minute) {
        CronSchedule schedule = schedule(text);
        LocalDateTime at = LocalDateTime.of(2027, 6, 1, 0, 0).plusMinutes(minute);
        LocalDateTime previous = schedule.previous(at).get();

        assertThat(schedule.matches(previous)).isTrue();
        assertThat(schedule.next(previous.plusMinutes(1)))
                .as("the next after the previous is the next after now")
                .isEqualTo(schedule.next(at.plusMinutes(1)));
    }

    @Provide
    Arbitrary<String> schedules() {
        Arbitrary<String> minutes = Arbitraries.of("*", "0", "*/7", "30-45", "5,55", "59");
        Arbitrary<String> hours = Arbitraries.of("*", "0", "2", "*/5", "22-23", "9-17/2");
        Arbitrary<String> days = Arbitraries.of("*", "1", "*/2", "15,31", "29");
        Arbitrary<String> months = Arbitraries.of("*", "1-3", "FEB,OCT", "*/4");
        Arbitrary<String> weekdays = Arbitraries.of("*", "SUN", "5-1", "MON-FRI", "7", "1-6/2");
        return Combinators.combine(minutes, hours, days, months, weekdays)
                .as((minute, hour, day, month, weekday) -> String.join(" ", minute, hour, day, month, weekday))
                .filter(text -> CronSchedule.parse(text).isRight());
    }

    private static CronSchedule schedule(String text) {
        return CronSchedule.parse(text).get();
    }
}
