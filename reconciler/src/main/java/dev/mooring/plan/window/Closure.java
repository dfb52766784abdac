package dev.mooring.plan.window;

import dev.mooring.manifest.Environment;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * No changes may be made now.
 *
 * @param window that is to blame: the one that denies and is open longest, or the one that allows and opens next
 * @param opens when changes may be made again; none: no such moment is in sight
 * @param denied whether a window denies them; else none allows them
 */
public record Closure(Environment.Window window, Option<Instant> opens, boolean denied) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    /** Which window, and until when, by its own clock and by UTC. */
    public String told() {
        String which = "`" + window.schedule() + "` for " + text(window.duration()) + " (" + window.timeZone() + ")";
        return (denied ? "the deny window " + which + " is open" : "no allow window is open; the next is " + which)
                + "; "
                + opens.map(at -> "changes are made from " + CLOCK.format(at.atZone(ZoneId.of(window.timeZone()))) + " "
                                + window.timeZone() + " (" + at + ")")
                        .getOrElse("no time at which changes may be made is in sight");
    }

    /** As specs write it, in the greatest unit that leaves no rest. */
    private static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % Duration.ofDays(1).toSeconds() == 0) {
            return duration.toDays() + "d";
        }
        if (seconds % Duration.ofHours(1).toSeconds() == 0) {
            return duration.toHours() + "h";
        }
        return seconds % Duration.ofMinutes(1).toSeconds() == 0 ? duration.toMinutes() + "m" : seconds + "s";
    }
}
