package dev.mooring.daemon.http;

import io.vavr.collection.Traversable;
import java.util.List;
import java.util.function.Function;

/** A list, wrapped so that more can be said beside it later. */
public record Listing<T>(List<T> items) {

    static <A, T> Listing<T> of(Traversable<A> all, Function<A, T> item) {
        return new Listing<>(all.map(item).toJavaList());
    }
}
