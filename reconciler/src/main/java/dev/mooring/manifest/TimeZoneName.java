package dev.mooring.manifest;

import dev.mooring.manifest.spec.TextCheck;
import io.vavr.control.Option;
import java.time.ZoneId;

/** A region of the time-zone database. */
public final class TimeZoneName implements TextCheck {
    @Override
    public Option<String> problem(String text) {
        return Option.when(
                !ZoneId.getAvailableZoneIds().contains(text),
                () -> "must be a time zone such as Europe/Berlin"
                        + Suggestion.among(text, ZoneId.getAvailableZoneIds()));
    }
}
