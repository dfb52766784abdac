package dev.mooring.manifest;

import java.util.regex.Pattern;

/** What somebody wrote, repeated in a message: short, on one line, and never what looks like a key of AWS's. */
final class Echo {
    private static final int LONGEST = 60;
    private static final Pattern AWS_KEY = Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private Echo() {}

    /** A name, in backquotes. */
    static String name(String written) {
        return "`" + shortened(written) + "`";
    }

    /** {@code  , not `x`}, or nothing where {@code x} stands at a secret place. */
    static String butNot(Place place, String written) {
        return place.secret() || AWS_KEY.matcher(written).find() ? "" : ", not " + name(written);
    }

    static String shortened(String written) {
        String oneLine = CONTROL.matcher(written.length() > 4 * LONGEST ? written.substring(0, 4 * LONGEST) : written)
                .replaceAll(" ");
        return oneLine.length() > LONGEST ? oneLine.substring(0, LONGEST) + "…" : oneLine;
    }
}
