package dev.mooring.aws;

import dev.mooring.resource.Failure;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * What a look at some objects found. Whatever was looked for and is in neither map is absent, so an object that could not
 * be read belongs into {@code unread}.
 */
public record Sighting(Map<ResourceId, Found> there, Map<ResourceId, Failure> unread) {

    /** Of a listing that tells everything there is: without it nothing is known. */
    public static Sighting listed(Set<ResourceId> ids, Either<Failure, Map<ResourceId, Found>> listing) {
        return listing.fold(
                failure -> new Sighting(HashMap.empty(), ids.toMap(id -> id, id -> failure)),
                all -> new Sighting(all.filterKeys(ids::contains), HashMap.empty()));
    }

    /** Of objects that are asked about one by one; the answer none: it is not there. */
    public static Sighting each(
            Fanout fanout, Set<ResourceId> ids, Function<ResourceId, Either<Failure, Option<Found>>> ask) {
        Map<ResourceId, Either<Failure, Option<Found>>> answers =
                fanout.each(ids.toVector().sorted(), ask);
        return new Sighting(
                answers.filterValues(answer -> answer.exists(Option::isDefined))
                        .mapValues(answer -> answer.get().get()),
                answers.filterValues(Either::isLeft).mapValues(Either::getLeft));
    }

    /** Of objects that are listed by what they are unique within: a listener, a topic. */
    public static Sighting byScope(
            Set<ResourceId> ids, Function<String, Either<Failure, Map<ResourceId, Found>>> list) {
        return ids.groupBy(ResourceId::scope)
                .map(scope -> listed(scope._2, list.apply(scope._1)))
                .fold(new Sighting(HashMap.empty(), HashMap.empty()), Sighting::and);
    }

    /** Both, of other objects. */
    public Sighting and(Sighting other) {
        return new Sighting(there.merge(other.there), unread.merge(other.unread));
    }
}
