package dev.mooring.plan.window;

import static dev.mooring.fixture.Toys.allow;
import static dev.mooring.fixture.Toys.deny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.manifest.Environment;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows on the line of time, and what a change of the clock does to them. */
final class ChangeWindowsTest {
    private static final Environment.Window WEEKEND = deny("0 18 * * FRI", Duration.ofHours(60), "Europe/Berlin");
    private static final Environment.Window OFFICE = allow("0 9 * * MON-FRI", Duration.ofHours(8), "Europe/Berlin");

    @Test
    void withoutWindowsChangesAreMadeAtAnyHour() {
        assertThat(windows().isOpen(Instant.parse("2026-11-22T03:00:00Z"))).isTrue();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T16:59:59Z |                      | a second before the weekend",
                "2026-11-20T17:00:00Z | 2026-11-23T05:00:00Z | it begins with its first second",
                "2026-11-22T12:00:00Z | 2026-11-23T05:00:00Z | over two midnights",
                "2026-11-23T04:59:59Z | 2026-11-23T05:00:00Z | its last second",
                "2026-11-23T05:00:00Z |                      | it has ended",
                "2026-03-28T12:00:00Z | 2026-03-30T05:00:00Z | sixty hours that pass: in March it ends at 07:00 by the clock",
                "2026-10-24T12:00:00Z | 2026-10-26T04:00:00Z | and in October at 05:00"
            })
    void aDenyingWindow(String moment, String opens, String why) {
        assertOpens(windows(WEEKEND), moment, opens, why);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T07:59:59Z | 2026-11-20T08:00:00Z | before the office opens",
                "2026-11-20T08:00:00Z |                      | in office hours",
                "2026-11-20T16:00:00Z | 2026-11-23T08:00:00Z | on Friday evening until Monday"
            })
    void anAllowingWindow(String moment, String opens, String why) {
        assertOpens(windows(OFFICE), moment, opens, why);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T12:00:00Z |                      | allowed and not denied",
                "2026-11-26T09:00:00Z | 2026-11-26T13:00:00Z | deny wins over allow, and ends while it is allowed",
                "2026-11-26T07:30:00Z | 2026-11-26T13:00:00Z | not allowed yet, and denied by then",
                "2026-11-26T16:30:00Z | 2026-11-27T08:00:00Z | neither denied nor allowed"
            })
    void denyWinsOverAllow(String moment, String opens, String why) {
        Environment.Window thanksgiving = deny("0 8 26 11 *", Duration.ofHours(6), "Europe/Berlin");

        assertOpens(windows(OFFICE, thanksgiving), moment, opens, why);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-29T00:59:00Z |                      | 01:59 by the clock, the last minute before it leaps",
                "2026-03-29T01:00:00Z | 2026-03-29T02:00:00Z | 02:30 never comes: the window opens when the clock has leapt",
                "2026-03-29T02:00:00Z |                      | and lasts its hour from there",
                "2026-10-25T00:30:00Z | 2026-10-25T01:30:00Z | 02:30 for the first time",
                "2026-10-25T01:30:00Z |                      | 02:30 for the second time opens nothing"
            })
    void aWindowAtAnHourThatTheClockLeapsOverOrShowsTwice(String moment, String opens, String why) {
        assertOpens(windows(deny("30 2 * * *", Duration.ofHours(1), "Europe/Berlin")), moment, opens, why);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-25T00:30:00Z | 2026-10-25T00:45:00Z | 02:30 for the first time",
                "2026-10-25T01:30:00Z | 2026-10-25T01:45:00Z | 02:30 for the second time: every hour is meant",
                "2026-03-29T01:00:00Z |                      | 03:00 follows 01:59; nothing is due at once",
                "2026-03-29T01:30:00Z | 2026-03-29T01:45:00Z | 03:30"
            })
    void aWindowOfEveryHourGoesByTimeThatPasses(String moment, String opens, String why) {
        assertOpens(windows(deny("30 * * * *", Duration.ofMinutes(15), "Europe/Berlin")), moment, opens, why);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T10:00:00Z | 2026-11-20T16:00:00Z | the second begins while the first is open",
                "2026-11-20T12:30:00Z | 2026-11-20T16:00:00Z | both are open",
                "2026-11-20T15:00:00Z | 2026-11-20T16:00:00Z | the third begins at the second in which the second ends"
            })
    void windowsThatOverlapOrTouchAreOne(String moment, String opens, String why) {
        ChangeWindows windows = windows(
                deny("0 10 * * *", Duration.ofHours(3), "UTC"),
                deny("0 12 * * *", Duration.ofHours(3), "UTC"),
                deny("0 15 * * *", Duration.ofHours(1), "UTC"));

        assertOpens(windows, moment, opens, why);
    }

    @Test
    void aWindowThatNeverEndsOpensAtNoTimeInSight() {
        ChangeWindows windows = windows(deny("* * * * *", Duration.ofMinutes(1), "UTC"));

        Closure closure = windows.closure(Instant.parse("2026-11-20T10:00:00Z")).get();

        assertThat(closure.opens()).isEmpty();
        assertThat(closure.told()).endsWith("; no time at which changes may be made is in sight");
    }

    @Test
    void aDayThatAPlaceLeftOutHasNoWindow() {
        // Samoa went from the end of 29 December 2011 to the start of the 31st.
        ChangeWindows windows = windows(deny("0 12 30 12 *", Duration.ofHours(1), "Pacific/Apia"));

        assertThat(windows.closure(Instant.parse("2011-12-30T10:30:00Z")).get().opens())
                .contains(Instant.parse("2011-12-30T11:00:00Z"));
    }

    @Test
    void itTellsTheWindowAndTheTimeByItsClockAndByUtc() {
        assertThat(windows(WEEKEND)
                        .closure(Instant.parse("2026-11-22T12:00:00Z"))
                        .get()
                        .told())
                .isEqualTo("the deny window `0 18 * * FRI` for 60h (Europe/Berlin) is open;"
                        + " changes are made from Mon 2026-11-23 06:00 Europe/Berlin (2026-11-23T05:00:00Z)");
        assertThat(windows(OFFICE)
                        .closure(Instant.parse("2026-11-22T12:00:00Z"))
                        .get()
                        .told())
                .isEqualTo("no allow window is open; the next is `0 9 * * MON-FRI` for 8h (Europe/Berlin);"
                        + " changes are made from Mon 2026-11-23 09:00 Europe/Berlin (2026-11-23T08:00:00Z)");
    }

    private static void assertOpens(ChangeWindows windows, String moment, String opens, String why) {
        assertThat(windows.closure(Instant.parse(moment))
                        .map(closure -> closure.opens().get().toString())
                        .getOrNull())
                .as(why)
                .isEqualTo(opens);
    }

    private static ChangeWindows windows(Environment.Window... windows) {
        return new ChangeWindows(Vector.of(windows));
    }
}
