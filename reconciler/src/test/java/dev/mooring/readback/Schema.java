package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Predicate;

/** The properties of a CloudFormation type, as AWS publishes them; {@code cloudformation-properties.py} renews the table. */
record Schema(String type, SortedMap<String, Property> properties) {
    private static final Map<String, Schema> ALL = read();

    static Schema of(String type) {
        return ALL.get(type).getOrElse(() -> new Schema(type, TreeMap.empty()));
    }

    static Vector<String> types() {
        return Vector.ofAll(ALL.keySet()).sorted();
    }

    private static Map<String, Schema> read() {
        try (InputStream table =
                Objects.requireNonNull(Schema.class.getResourceAsStream("cloudformation-properties.txt"))) {
            return Vector.ofAll(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .groupBy(line -> line.substring(0, line.indexOf(' ')))
                    .map((type, lines) -> Tuple.of(
                            type,
                            new Schema(
                                    type,
                                    lines.map(Property::parse)
                                            .toSortedMap(property -> Tuple.of(property.path(), property)))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether the type has a property here, or properties below it. */
    boolean knows(String path) {
        return properties.exists(property -> property._1.equals(path) || isBelow(property._1, path));
    }

    boolean readOnly(String name) {
        return all(name, Property::readOnly);
    }

    /** The paths in these properties that the type does not have. */
    Vector<String> unknown(Value.Tree properties) {
        return unknown("", properties);
    }

    private Vector<String> unknown(String at, Value value) {
        if (properties.get(at).exists(Property::document) || knows(at + "{}")) {
            return Vector.empty();
        }
        return switch (value) {
            case Value.Tree tree ->
                Vector.ofAll(tree.members()).flatMap(member -> unknown(under(at, member._1), member._2));
            case Value.Items list -> list.items().flatMap(item -> unknown(at + "[]", item));
            default -> knows(at) ? Vector.empty() : Vector.of(at);
        };
    }

    /** What was declared, without what AWS does not give back always and did not give back here. */
    static Value.Tree readable(Value.Tree declared, Value.Tree live, Predicate<String> silent) {
        return (Value.Tree) readable("", declared, Vector.of(live), silent);
    }

    private static Value readable(String at, Value declared, Vector<Value> live, Predicate<String> silent) {
        return switch (declared) {
            case Value.Tree tree ->
                tree.members().foldLeft(tree, (so, member) -> {
                    String path = under(at, member._1);
                    Vector<Value> there = live.filter(Value.Tree.class::isInstance)
                            .flatMap(other -> ((Value.Tree) other).get(member._1))
                            .reject(other -> other.equals(Value.tree()) || other.equals(Value.list()));
                    return there.isEmpty() && silent.test(path)
                            ? so.without(member._1)
                            : so.with(member._1, readable(path, member._2, there, silent));
                });
            case Value.Items list -> {
                Vector<Value> there =
                        live.filter(Value.Items.class::isInstance).flatMap(other -> ((Value.Items) other).items());
                yield Value.list(list.items().map(item -> readable(at + "[]", item, there, silent)));
            }
            default -> declared;
        };
    }

    boolean writeOnly(String path) {
        return all(path, Property::writeOnly);
    }

    private boolean all(String path, Predicate<Property> what) {
        Vector<Property> here = properties
                .values()
                .filter(property -> property.path().equals(path) || isBelow(property.path(), path))
                .toVector();
        return here.nonEmpty() && here.forAll(what);
    }

    /** A resource with every property set, lists and maps with one item each. */
    Value.Tree sample() {
        return properties.values().foldLeft(Value.tree(), (tree, property) -> with(tree, property, property.sample()));
    }

    /** A resource with this property and those beside it. */
    Value.Tree sample(Property around) {
        return properties
                .values()
                .filter(property -> property.owner().equals(around.owner()))
                .foldLeft(Value.tree(), (tree, property) -> with(tree, property, property.sample()));
    }

    /** The sample with a property changed, in the first item where it is one of many. */
    static Value.Tree with(Value.Tree tree, Property property, Value value) {
        return (Value.Tree) with(Option.some(tree), property.path(), value);
    }

    private static Value with(Option<Value> there, String path, Value value) {
        if (path.isEmpty()) {
            return value;
        }
        if (path.startsWith("[]")) {
            Option<Value> first = there.map(list -> ((Value.Items) list).items().head());
            return Value.list(with(first, rest(path.substring(2)), value));
        }
        if (path.startsWith("{}")) {
            return Value.tree("any key", with(Option.none(), rest(path.substring(2)), value));
        }
        int end = Vector.of(path.indexOf('.'), path.indexOf('['), path.indexOf('{'))
                .filter(index -> index >= 0)
                .min()
                .getOrElse(path.length());
        Value.Tree tree = (Value.Tree) there.getOrElse(Value.tree());
        String name = path.substring(0, end);
        return tree.with(name, with(tree.get(name), rest(path.substring(end)), value));
    }

    private static String rest(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }

    static String under(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    static boolean isBelow(String path, String owner) {
        return path.startsWith(owner + ".") || path.startsWith(owner + "[") || path.startsWith(owner + "{");
    }
}
