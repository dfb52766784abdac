package dev.mooring.kinds.alarm;

import dev.mooring.manifest.Environment;
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
    private static final Pattern CHILD = Pattern.compile(
            "(?i)(\\b(?:ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*)(\"[^\"]*\"|[^\\s()\"]+)(\\s*\\))");

    /** The documents' names, each once. */
    Seq<String> names() {
        return Vector.ofAll(CHILD.matcher(text).results().map(CompositeRule::name).toList())
                .reject(name -> name.startsWith("arn:"))
                .distinct();
    }

    /** The rule as CloudWatch is to have it: quoted, with the alarms' names in this environment. */
    String physical(Environment environment) {
        return CHILD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + "\"" + physical(name(found), environment) + "\"" + found.group(3)));
    }

    private static String physical(String name, Environment environment) {
        return name.startsWith("arn:") ? name : AlarmNames.physical(name, environment);
    }

    private static String name(MatchResult found) {
        return found.group(2).replace("\"", "");
    }
}
