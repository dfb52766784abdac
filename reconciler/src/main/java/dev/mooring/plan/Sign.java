package dev.mooring.plan;

/** What stands before a change in a printed plan. */
enum Sign {
    CREATE("+", 32),
    UPDATE("~", 33),
    REPLACE("-/+", 35),
    DELETE("-", 31),
    BLOCKED("!", 31),
    KEPT("=", 33),
    NONE(" ", 0);

    private final String text;
    private final int colour;

    Sign(String text, int colour) {
        this.text = text;
        this.colour = colour;
    }

    static Sign of(Change change) {
        return switch (change) {
            case Change.Create ignored -> CREATE;
            case Change.Update ignored -> UPDATE;
            case Change.Replace ignored -> REPLACE;
            case Change.Delete ignored -> DELETE;
            case Change.Blocked ignored -> BLOCKED;
            case Change.Kept ignored -> KEPT;
            case Change.NoOp ignored -> NONE;
        };
    }

    String text() {
        return text;
    }

    /** As wide as the widest. */
    String padded() {
        return " ".repeat(REPLACE.text.length() - text.length()) + text;
    }

    /** In ANSI's colour for it. */
    String coloured(String line) {
        return "\u001b[" + colour + "m" + line + "\u001b[0m";
    }
}
