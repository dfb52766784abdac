package dev.mooring.manifest;

import java.util.regex.Pattern;

/** What somebody wrote, repeated in a message: short, on one line, and never what looks like a secret. */
final class Echo {
    private static final int LONGEST = 60;
    private static final Pattern SECRET =
            Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b|://[^/\\s:@]*:[^/\\s@]+@|-----BEGIN");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private Echo() {}

    /** A name, in backquotes. */
    static String name(String written) {
        return "`" + shortened(written) + "`";
    }

    /** {@code ", not `x`"}, or nothing where {@code x} may not be told. */
    static String butNot(Place place, String written) {
        return mayTell(place, written) ? ", not " + name(written) : "";
    }

    /** Whether neither the place nor the text itself looks like a secret. */
    static boolean mayTell(Place place, String written) {
        return !place.secret() && !SECRET.matcher(written).find();
    }

    static String shortened(String written) {
        String oneLine = CONTROL.matcher(written.length() > 4 * LONGEST ? written.substring(0, 4 * LONGEST) : written)
                .replaceAll(" ");
        return oneLine.length() > LONGEST ? oneLine.substring(0, LONGEST) + "…" : oneLine;
    }
}
