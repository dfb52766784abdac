package dev.mooring.simulator.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One demand of the model that a request does not meet.
 *
 * @param member its path on the wire: {@code logEvents.1.member.message}
 * @param missing whether the member is required and absent
 * @param sentence as AWS says it: {@code Value null at 'x' failed to satisfy constraint: Member must not be null}
 */
public record Violation(String member, boolean missing, String sentence) {

    static Violation missing(String member) {
        return new Violation(member, true, sentence("null", member, "Member must not be null"));
    }

    static Violation of(String value, String member, String demand) {
        return new Violation(member, false, sentence("'" + value + "'", member, demand));
    }

    /** As {@link #of}, where nobody may read what was given. */
    static Violation ofHidden(String member, String demand) {
        return new Violation(member, false, sentence("", member, demand));
    }

    private static String sentence(String value, String member, String demand) {
        return "Value " + value + (value.isEmpty() ? "" : " ") + "at '" + member + "' failed to satisfy constraint: "
                + demand;
    }

    /** {@code 2 validation errors detected: …; …}. */
    public static String message(List<Violation> violations) {
        return violations.size() + " validation error" + (violations.size() == 1 ? "" : "s") + " detected: "
                + violations.stream().map(Violation::sentence).collect(Collectors.joining("; "));
    }
}
