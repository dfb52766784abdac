package dev.mooring.graph;

import dev.mooring.resource.Spelling;
import io.vavr.collection.Traversable;

/** The name that somebody probably meant. */
final class Suggestion {
    private Suggestion() {}

    /** {@code ; did you mean "x"?}, or nothing where no known name is near. */
    static String among(Traversable<String> known, String written) {
        return Spelling.nearest(written, known)
                .map(name -> "; did you mean \"" + name + "\"?")
                .getOrElse("");
    }
}
