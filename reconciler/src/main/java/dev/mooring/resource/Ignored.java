package dev.mooring.resource;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Paths that a manifest gives back to their other owner. Written as plans print them, {@code
 * containerDefinitions[orders].cpu}; empty brackets or a star stand for every item. What lies below a path is ignored too.
 */
record Ignored(Seq<Vector<String>> patterns) {

    static Ignored paths(Seq<String> paths) {
        return new Ignored(paths.map(Ignored::segments).filter(segments -> !segments.isEmpty()));
    }

    /** {@code desired} with the live values at the ignored paths, or without them where nothing is live. */
    Value.Tree keep(Fields fields, Value.Tree desired, Value.Tree live) {
        return patterns.isEmpty() ? desired : tree(fields.compiled(), patterns, desired, live);
    }

    private static Value.Tree tree(
            FieldTree fields, Seq<Vector<String>> patterns, Value.Tree desired, Value.Tree live) {
        SortedMap<String, Value> kept = desired.members();
        for (String name : desired.members().keySet().union(live.members().keySet())) {
            Seq<Vector<String>> here = below(patterns, name);
            if (here.isEmpty()) {
                continue;
            }
            Option<Value> value = value(fields.member(name), here, desired.get(name), live.get(name));
            kept = value.isDefined() ? kept.put(name, value.get()) : kept.remove(name);
        }
        return new Value.Tree(kept);
    }

    private static Option<Value> value(
            FieldTree field, Seq<Vector<String>> patterns, Option<Value> desired, Option<Value> live) {
        if (patterns.exists(Vector::isEmpty)) {
            return live;
        }
        Value wanted = desired.getOrNull();
        Value held = live.getOrNull();
        if (wanted instanceof Value.Tree one && held instanceof Value.Tree other) {
            return Option.some(tree(field, patterns, one, other));
        }
        if (wanted instanceof Value.Items one && held instanceof Value.Items other) {
            return Option.some(list(field, patterns, one, other));
        }
        return desired;
    }

    private static Value list(FieldTree field, Seq<Vector<String>> patterns, Value.Items desired, Value.Items live) {
        Map<String, Value> wanted = field.listing().named(desired);
        Map<String, Value> held = field.listing().named(live);
        Vector<Value> kept = Vector.empty();
        for (String name : wanted.keySet().union(held.keySet())) {
            Seq<Vector<String>> here = below(patterns, name);
            Option<Value> item =
                    here.isEmpty() ? wanted.get(name) : value(field.item(), here, wanted.get(name), held.get(name));
            kept = kept.appendAll(item);
        }
        return new Value.Items(field.listing().ordered(kept));
    }

    /** What is left of the patterns that go through {@code segment}. */
    private static Seq<Vector<String>> below(Seq<Vector<String>> patterns, String segment) {
        return patterns.filter(pattern ->
                        pattern.headOption().exists(head -> head.equals(segment) || head.isEmpty() || head.equals("*")))
                .map(Vector::tail);
    }

    private static Vector<String> segments(String path) {
        Vector<String> segments = Vector.empty();
        int at = 0;
        while (at < path.length()) {
            if (path.charAt(at) == '.') {
                at++;
            } else if (path.charAt(at) == '[' && path.indexOf(']', at) > 0) {
                int end = path.indexOf(']', at);
                segments = segments.append(path.substring(at + 1, end));
                at = end + 1;
            } else {
                int end = at + 1;
                while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                    end++;
                }
                segments = segments.append(path.substring(at, end));
                at = end;
            }
        }
        return segments;
    }
}
