package dev.mooring.readback;

import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;

/**
 * One property of a CloudFormation type.
 *
 * @param path {@code []} is an item of a list, <code>{}</code> a value of a map with free keys
 * @param kind string, integer, number, boolean, json (a document), or an enumeration's first value behind {@code =}
 * @param mark read-only, write-only or nothing
 */
record Property(String path, String kind, String mark) {
    static Property parse(String line) {
        String[] parts = line.split(" ", 4);
        return new Property(parts[1], parts[2], parts.length > 3 ? parts[3] : "");
    }

    boolean readOnly() {
        return mark.equals("read-only");
    }

    boolean writeOnly() {
        return mark.equals("write-only");
    }

    boolean document() {
        return kind.equals("json");
    }

    /** The structure or item that it is a member of. */
    String owner() {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /** Some value that it may have. */
    Value sample() {
        if (kind.startsWith("=")) {
            return Value.of(kind.substring(1));
        }
        return switch (kind) {
            case "integer", "number" -> Value.of(7);
            case "boolean" -> Value.of(true);
            case "json" -> document("B");
            default -> Value.of("text");
        };
    }

    /** Some other one. */
    Value other() {
        return switch (kind) {
            case "integer", "number" -> Value.of(8);
            case "boolean" -> Value.of(false);
            case "json" -> document("C");
            default -> Value.of("other");
        };
    }

    private Value document(String word) {
        return path.equals("PolicyDocument")
                ? JsonText.parse("""
                        {"Version": "2012-10-17",
                         "Statement": [{"Effect": "Allow", "Action": "a:%s", "Resource": "*"}]}
                        """.formatted(word)).get()
                : Value.tree("a", Value.list(Value.of(word)));
    }
}
