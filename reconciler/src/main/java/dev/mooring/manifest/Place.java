package dev.mooring.manifest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way from a document's root to a value: what messages call it, and whether its value may be repeated in them. */
final class Place {
    private static final Pattern SECRET = Pattern.compile(
            "pass|pwd|secret|token|credential|key|auth|private|dsn|connection", Pattern.CASE_INSENSITIVE);

    static final Place ROOT = new Place(null, "");

    private final @Nullable Place parent;
    private final String step;

    private Place(@Nullable Place parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    Place member(String name) {
        return new Place(this, name);
    }

    Place item(int index) {
        return new Place(this, "[" + index + "]");
    }

    /** Whether the name of this place, or of one around it, says that what stands here is nobody's business. */
    boolean secret() {
        for (Place place = this; place != null; place = place.parent) {
            if (SECRET.matcher(place.step).find()) {
                return true;
            }
        }
        return false;
    }

    /** @param message what is wrong with this place: "must be …" */
    Problem problem(Position position, String message) {
        return new Problem(position, inWords() + " " + message);
    }

    /** To begin a sentence: {@code `spec.routes[0].paths`}. */
    String inWords() {
        return parent == null ? "the document" : "`" + this + "`";
    }

    /** {@code spec.routes[0].paths}. */
    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        String before = parent.toString();
        return before.isEmpty() || step.startsWith("[")
                ? before + Echo.shortened(step)
                : before + "." + Echo.shortened(step);
    }
}
