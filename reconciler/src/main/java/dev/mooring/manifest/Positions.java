package dev.mooring.manifest;

import dev.mooring.manifest.Node.Mapping;
import dev.mooring.manifest.Node.Sequence;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.function.Function;

/** Paths in a document, such as {@code spec.routes[0].paths}, to where they were written. */
record Positions(Mapping root) implements Function<String, Position> {

    static Positions in(Mapping root) {
        return new Positions(root);
    }

    /** For a path that nobody wrote, where its nearest written parent stands. */
    @Override
    public Position apply(String path) {
        return find(root, path);
    }

    private static Position find(Node from, String path) {
        String rest = path.startsWith(".") ? path.substring(1) : path;
        if (rest.isEmpty()) {
            return from.position();
        }
        return step(from, rest).getOrElse(from.position());
    }

    private static Option<Position> step(Node from, String path) {
        if (from instanceof Mapping mapping) {
            // A key may have dots of its own, so the longest that the path begins with is meant.
            return mapping.entries()
                    .filter(entry -> begins(path, entry._1) && !entry._2.value().isNull())
                    .maxBy(Comparator.comparingInt(entry -> entry._1.length()))
                    .map(entry -> find(entry._2.value(), path.substring(entry._1.length())));
        }
        int end = path.indexOf(']');
        if (from instanceof Sequence sequence && path.startsWith("[") && end > 1) {
            String index = path.substring(1, end);
            return index.chars().allMatch(Character::isDigit) && index.length() < 9
                    ? Option.when(
                            Integer.parseInt(index) < sequence.items().size(),
                            () -> find(sequence.items().get(Integer.parseInt(index)), path.substring(end + 1)))
                    : Option.none();
        }
        return Option.none();
    }

    private static boolean begins(String path, String key) {
        return path.startsWith(key)
                && (path.length() == key.length()
                        || path.charAt(key.length()) == '.'
                        || path.charAt(key.length()) == '[');
    }
}
