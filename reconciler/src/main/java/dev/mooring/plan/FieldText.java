package dev.mooring.plan;

import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Value;
import io.vavr.control.Option;

/** One field as people read it; what is sensitive is never shown. */
public final class FieldText {
    static final String SENSITIVE = "(sensitive)";
    private static final String UNSET = "(unset)";
    private static final String KNOWN_LATER = "(known after apply)";
    private static final int LONGEST = 160;

    private FieldText() {}

    /** What an edit does: {@code path old → new}. */
    public static String edited(Difference difference) {
        return difference.path() + " " + old(difference) + " → " + wanted(difference);
    }

    /** What somebody did in AWS: {@code path wanted → live}. */
    public static String drifted(Difference difference) {
        return difference.path() + " " + wanted(difference) + " → " + old(difference);
    }

    static String old(Difference difference) {
        return text(difference, difference.observed());
    }

    static String wanted(Difference difference) {
        return text(difference, difference.desired());
    }

    private static String text(Difference difference, Option<Value> value) {
        String shown = difference.sensitive() ? SENSITIVE : "";
        return value.map(known -> shown.isEmpty() ? text(known) : shown).getOrElse(UNSET);
    }

    /** On one line, and not without end. */
    static String text(Value value) {
        String text = switch (value) {
            case Value.Text plain -> quoted(plain.value());
            case Value.Ref ignored -> KNOWN_LATER;
            case Value.Items list -> list.items().map(FieldText::text).mkString("[", ", ", "]");
            case Value.Tree tree ->
                tree.members()
                        .toVector()
                        .map(member -> member._1 + ": " + text(member._2))
                        .mkString("{", ", ", "}");
            case Value.Num number -> number.toString();
            case Value.Bool bool -> bool.toString();
        };
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
