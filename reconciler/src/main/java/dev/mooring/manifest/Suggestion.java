package dev.mooring.manifest;

import dev.mooring.resource.Spelling;

/** "did you mean", as the end of a problem's sentence. */
final class Suggestion {
    private Suggestion() {}

    /** {@code "; did you mean `x`?"}, or nothing where no known word is near. */
    static String among(String written, Iterable<String> known) {
        return among(written, known, "");
    }

    /** {@code "; did you mean `x`?"}, or other words where no known one is near. */
    static String among(String written, Iterable<String> known, String otherwise) {
        return Spelling.nearest(written, known)
                .map(word -> "; did you mean `" + word + "`?")
                .getOrElse(otherwise);
    }
}
