package dev.mooring.readback;

import dev.mooring.resource.Value;
import io.vavr.collection.Vector;

/**
 * One scalar of a live tree changed, as somebody might in the console.
 *
 * @param path as a table writes it: {@code []} for an item of a list, a key that is no plain word in braces
 * @param live the tree with the change
 */
record Mutation(String path, Value.Tree live) {

    /** Every scalar changed, one at a time. */
    static Vector<Mutation> of(Value.Tree tree) {
        return within("", tree).map(change -> new Mutation(change.path(), (Value.Tree) change.value()));
    }

    private record Change(String path, Value value) {}

    private static Vector<Change> within(String at, Value value) {
        return switch (value) {
            case Value.Tree tree ->
                Vector.ofAll(tree.members())
                        .flatMap(member -> within(under(at, member._1), member._2)
                                .map(change -> new Change(change.path(), tree.with(member._1, change.value()))));
            case Value.Items list ->
                Vector.range(0, list.items().length())
                        .flatMap(index -> within(at + "[]", list.items().get(index))
                                .map(change -> new Change(
                                        change.path(), Value.list(list.items().update(index, change.value())))));
            case Value.Bool bool -> Vector.of(new Change(at, Value.of(!bool.value())));
            case Value.Num number ->
                Vector.of(new Change(at, Value.of(number.value().add(java.math.BigDecimal.ONE))));
            case Value.Text text -> Vector.of(new Change(at, Value.of(other(text.value()))));
            case Value.Ref ref -> throw new AssertionError("AWS gave back a reference: " + ref);
        };
    }

    /** Another text, of the same sort where that is a number, a boolean or a document. */
    private static String other(String text) {
        return switch (text) {
            case "true" -> "false";
            case "false" -> "true";
            default -> text.matches("[0-9]{1,9}") ? Integer.toString(Integer.parseInt(text) + 1) : text + "X";
        };
    }

    private static String under(String at, String name) {
        return name.matches("[A-Za-z0-9_-]+") ? Schema.under(at, name) : at + "{" + name + "}";
    }
}
