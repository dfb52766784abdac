package dev.mooring.kinds.alarm;

import dev.mooring.kinds.Surroundings;
import dev.mooring.resource.ManifestId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A composite alarm's rule in which alarms are named by their documents. Source of the syntax: CloudWatch API reference,
 * PutCompositeAlarm.
 */
record CompositeRule(String text) {
    private static final Pattern CHILD =
            Pattern.compile("(?i)(\\b(?:ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*)(\"[^\"]*\"|[^\\s()\"]+)(\\s*\\))");

    /** The documents' names, each once. */
    Seq<String> names() {
        return Vector.ofAll(
                        CHILD.matcher(text).results().map(CompositeRule::name).toList())
                .reject(name -> name.startsWith("arn:"))
                .distinct();
    }

    /** The rule as CloudWatch is to have it: quoted, with the alarms' names in this environment. */
    String physical(Surroundings surroundings) {
        return CHILD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + "\"" + physical(name(found), surroundings) + "\"" + found.group(3)));
    }

    private static String physical(String name, Surroundings surroundings) {
        return surroundings
                .neighbour(new ManifestId(AlarmKind.NAME, name))
                .flatMap(alarm -> alarm.offers().foreseen().get("name"))
                .getOrElse(name);
    }

    private static String name(MatchResult found) {
        return found.group(2).replace("\"", "");
    }
}
