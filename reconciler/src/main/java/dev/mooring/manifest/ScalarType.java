package dev.mooring.manifest;

import java.util.regex.Pattern;

/** What a plain (unquoted) scalar means in YAML 1.2's core schema, which editors use too. Quoted ones are always text. */
enum ScalarType {
    NULL("empty"),
    BOOLEAN("a boolean"),
    WHOLE("a number"),
    DECIMAL("a number"),
    TEXT("text");

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private final String noun;

    ScalarType(String noun) {
        this.noun = noun;
    }

    String noun() {
        return noun;
    }

    static ScalarType ofPlain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> BOOLEAN;
            default -> ofNumberOrText(text);
        };
    }

    private static ScalarType ofNumberOrText(String text) {
        char first = text.charAt(0);
        boolean perhapsNumber = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
        if (!perhapsNumber) {
            return TEXT;
        }
        if (INTEGER.matcher(text).matches()) {
            return WHOLE;
        }
        return FLOAT.matcher(text).matches() ? DECIMAL : TEXT;
    }
}
