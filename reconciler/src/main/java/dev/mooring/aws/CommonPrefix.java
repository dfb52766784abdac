package dev.mooring.aws;

import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What names have in common at their beginning: AWS's listings take such a prefix, and nothing else of a name. */
public final class CommonPrefix {
    private CommonPrefix() {}

    /** None where nothing is common to all: AWS refuses an empty prefix here and there. */
    public static Option<String> of(Seq<String> names) {
        return names.reduceOption(CommonPrefix::common).filter(prefix -> !prefix.isEmpty());
    }

    private static String common(String one, String other) {
        int end = 0;
        while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
            end++;
        }
        return one.substring(0, end);
    }
}
