package dev.mooring.plan;

import dev.mooring.resource.Failure;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * What may be ours in AWS, by what lists it. That something is ours, or is there at all, only a look at it tells.
 *
 * @param types in the order in which their objects are made
 * @param owned by type's name; a type that is missing was not asked about
 */
public record Inventory(Seq<ResourceType> types, Map<String, Either<Failure, Set<ResourceId>>> owned) {
    /** Nobody asked. */
    public static final Inventory NONE = new Inventory(Vector.empty(), HashMap.empty());

    public Set<ResourceId> candidates() {
        return owned.values()
                .flatMap(answer -> answer.fold(failure -> Vector.<ResourceId>empty(), Set::toVector))
                .toSet();
    }

    Seq<Failure> failures() {
        return owned.toVector()
                .sortBy(Tuple2::_1)
                .map(Tuple2::_2)
                .filter(Either::isLeft)
                .map(Either::getLeft);
    }
}
