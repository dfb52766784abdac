package dev.mooring.resource;

import io.vavr.control.Option;
import java.util.function.Function;

/** Puts what references resolve to in their place; what does not resolve yet stays a reference. */
public final class Resolver {
    private Resolver() {}

    public static Value.Tree resolve(Value.Tree tree, Function<Reference, Option<String>> attributes) {
        return (Value.Tree) value(tree, attributes);
    }

    private static Value value(Value value, Function<Reference, Option<String>> attributes) {
        return switch (value) {
            case Value.Ref ref ->
                attributes.apply(ref.reference()).map(Value::of).getOrElse(ref);
            case Value.Items list -> new Value.Items(list.items().map(item -> value(item, attributes)));
            case Value.Tree tree -> new Value.Tree(tree.members().mapValues(member -> value(member, attributes)));
            case Value.Text text -> text;
            case Value.Num num -> num;
            case Value.Bool bool -> bool;
        };
    }
}
