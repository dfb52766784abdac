package dev.mooring.aws;

import dev.mooring.resource.Spelling;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.core.SdkField;

/** Holds trees against the SDK's model. */
final class Fit {
    private Fit() {}

    static Seq<Misfit> misfits(Shape shape, Value value, String path) {
        if (value instanceof Value.Ref) {
            return Vector.empty();
        }
        return switch (shape) {
            case Shape.Structure structure ->
                value instanceof Value.Tree tree ? members(structure, tree, path) : wrong(path, "a structure");
            case Shape.ListOf list ->
                value instanceof Value.Items items
                        ? items.items()
                                .zipWithIndex()
                                .flatMap(item -> misfits(list.item(), item._1, path + "[" + item._2 + "]"))
                        : wrong(path, "a list");
            case Shape.MapOf map ->
                value instanceof Value.Tree tree
                        ? Vector.ofAll(tree.members())
                                .flatMap(entry -> misfits(map.value(), entry._2, member(path, entry._1)))
                        : wrong(path, "a map");
            case Shape.Free ignored -> Vector.empty();
            case Shape.Scalar scalar -> scalar(scalar.field(), value, path);
        };
    }

    private static Seq<Misfit> members(Shape.Structure structure, Value.Tree tree, String path) {
        Map<String, SdkField<?>> fields = structure.fields();
        return Vector.ofAll(tree.members())
                .flatMap(member -> fields.get(member._1)
                        .map(field -> misfits(Shape.of(field), member._2, member(path, member._1)))
                        .getOrElse(() -> Vector.of(unknown(
                                member(path, member._1),
                                member._1,
                                fields.keySet().toVector()))));
    }

    private static Misfit unknown(String path, String name, Seq<String> known) {
        String meant = Spelling.nearest(name, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .getOrElse("");
        return new Misfit(path, "is no member that AWS knows here" + meant, true);
    }

    private static Seq<Misfit> scalar(SdkField<?> field, Value value, String path) {
        try {
            SdkWriter.scalar(field, value, path);
            return Vector.empty();
        } catch (SdkWriter.Mismatch mismatch) {
            return Vector.of(mismatch.misfit());
        } catch (IllegalStateException unresolvedInside) {
            return Vector.empty();
        }
    }

    private static Seq<Misfit> wrong(String path, String expected) {
        return Vector.of(new Misfit(path, "must be " + expected, false));
    }

    static String member(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
