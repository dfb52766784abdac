package dev.mooring.resource;

import io.vavr.collection.Vector;

/**
 * A path of a {@link Fields} table, taken apart: {@code a.b[].c} is member a, member b, each item, member c. A key of a map
 * that is no plain word goes into braces: {@code attributes{deregistration_delay.timeout_seconds}}.
 */
record FieldPath(Vector<Step> steps) {

    sealed interface Step {
        record Member(String name) implements Step {}

        record EachItem() implements Step {}

        record EachValue() implements Step {}
    }

    private static final Step EACH_ITEM = new Step.EachItem();
    private static final Step EACH_VALUE = new Step.EachValue();

    static FieldPath parse(String path) {
        Vector<Step> steps = Vector.empty();
        int at = 0;
        while (at < path.length()) {
            char first = path.charAt(at);
            if (first == '.') {
                at++;
            } else if (path.startsWith("[]", at)) {
                steps = steps.append(EACH_ITEM);
                at += 2;
            } else if (path.startsWith("{}", at)) {
                steps = steps.append(EACH_VALUE);
                at += 2;
            } else if (first == '{') {
                int end = path.indexOf('}', at);
                if (end < 0) {
                    throw new IllegalArgumentException("a brace is not closed in the path " + path);
                }
                steps = steps.append(new Step.Member(path.substring(at + 1, end)));
                at = end + 1;
            } else {
                int end = endOfName(path, at);
                steps = steps.append(new Step.Member(path.substring(at, end)));
                at = end;
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path names at least one member");
        }
        return new FieldPath(steps);
    }

    private static int endOfName(String path, int start) {
        int end = start;
        while (end < path.length() && ".[{".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** The path of what this path's last step is a part of. */
    FieldPath owner() {
        return new FieldPath(steps.init());
    }

    int length() {
        return steps.length();
    }

    /** How many leading steps both paths have in common. */
    int shared(FieldPath other) {
        return steps.zip(other.steps).takeWhile(pair -> pair._1.equals(pair._2)).length();
    }
}
