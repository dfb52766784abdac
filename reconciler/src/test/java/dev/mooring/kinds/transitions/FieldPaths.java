package dev.mooring.kinds.transitions;

import dev.mooring.manifest.Shape;
import dev.mooring.manifest.Shapes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Every field that a spec record has, however deep: {@code a.b}, {@code list[].b}, {@code map{}.b}, and {@code a(key).b} in the
 * variant of a union that {@code key} tells. A field that only holds others is not named: what it holds is.
 */
final class FieldPaths {
    private FieldPaths() {}

    static Seq<String> of(Class<? extends Record> spec) {
        return struct("", Shapes.of(spec));
    }

    private static Seq<String> struct(String at, Shape.Struct struct) {
        String prefix = at.isEmpty() ? "" : at + ".";
        return struct.fields().flatMap(field -> field(prefix + field.name(), field.shape()));
    }

    private static Seq<String> field(String at, Shape shape) {
        return switch (shape) {
            case Shape.Struct struct -> struct(at, struct);
            case Shape.ListOf list -> Vector.of(at).appendAll(within(at + "[]", list.item()));
            case Shape.MapOf map -> Vector.of(at).appendAll(within(at + "{}", map.value()));
            case Shape.Union union -> Vector.of(at).appendAll(within(at, union));
            default -> Vector.of(at);
        };
    }

    /** What an item, a value or a variant holds beside itself. */
    private static Seq<String> within(String at, Shape shape) {
        return switch (shape) {
            case Shape.Struct struct -> struct(at, struct);
            case Shape.Union union ->
                union.variants().toVector().flatMap(variant -> struct(at + "(" + variant._1 + ")", variant._2));
            default -> Vector.empty();
        };
    }
}
