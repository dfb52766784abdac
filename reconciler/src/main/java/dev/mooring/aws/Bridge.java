package dev.mooring.aws;

import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Trees to the SDK's classes and back, for every class alike: the SDK's own {@code sdkFields()} say which members there are
 * and how they are typed, so no class here mirrors an AWS shape. Members carry {@link SdkField#memberName()}, which is the
 * API's own spelling: {@code serviceName} in ECS, {@code TargetGroupName} in ELB.
 *
 * <p>What AWS left out (null, and the SDK's auto-constructed collections) is not in the tree; an empty list that was sent
 * is. Times are ISO-8601 texts, blobs base64 texts, enumerations their texts. A structure or a list written into a member
 * that is a string there becomes compact JSON.
 */
public final class Bridge {
    private Bridge() {}

    /** A response, or a part of one, as a tree. */
    public static Value.Tree fromSdk(SdkPojo pojo) {
        return SdkReader.tree(pojo);
    }

    /**
     * A request (or any other class of the model) with the members that both the tree and the class have; the others are
     * not this request's business.
     *
     * @throws IllegalArgumentException where a value cannot be a member's type; {@link #misfits} tells beforehand
     * @throws IllegalStateException for a reference that is not resolved
     */
    public static <R extends SdkPojo> R toSdk(Value.Tree tree, Class<R> type) {
        return type.cast(SdkWriter.structure(Shape.of(type), tree, ""));
    }

    /**
     * {@code tree} with an explicit empty list, map or structure for each of {@code names} that it lacks and {@code type}
     * has: AWS takes what a request omits as unchanged, and what is empty as removed.
     */
    public static Value.Tree clearing(Value.Tree tree, Set<String> names, Class<? extends SdkPojo> type) {
        return Shape.of(type).fields().filterKeys(names::contains).foldLeft(tree, (so, field) -> {
            if (so.get(field._1).isDefined()) {
                return so;
            }
            return switch (Shape.of(field._2)) {
                case Shape.ListOf ignored -> so.with(field._1, Value.list());
                case Shape.MapOf ignored -> so.with(field._1, Value.tree());
                case Shape.Structure ignored -> so.with(field._1, Value.tree());
                case Shape.Free ignored -> so;
                case Shape.Scalar ignored -> so;
            };
        });
    }

    /** Members of the tree that the class does not have, with what was perhaps meant, and values of a wrong type. */
    public static Seq<Misfit> misfits(Value.Tree tree, Class<? extends SdkPojo> type) {
        return Fit.misfits(Shape.of(type), tree, "");
    }

    /** As {@link #misfits}, of unknown members alone. */
    public static Seq<Misfit> unknownMembers(Value.Tree tree, Class<? extends SdkPojo> type) {
        return misfits(tree, type).filter(Misfit::unknownMember);
    }

    /**
     * Whether the model has a member at {@code path}, which is written as in {@link dev.mooring.resource.Fields}: {@code
     * name[]} for each item, <code>name{}</code> for each value. A path may go on into a string member, which then holds a
     * JSON document.
     */
    public static boolean hasPath(Class<? extends SdkPojo> type, String path) {
        return ModelPath.exists(Shape.of(type), path);
    }
}
