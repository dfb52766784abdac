package dev.mooring.resource;

import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Instant;

/** What one look at AWS found. {@link Unknown} is not {@link Absent}: it can lead to nothing but waiting. */
public sealed interface Observation {

    /**
     * @param tree the live state, in AWS's own member names
     * @param attributes what references to it resolve to: {@code arn}, {@code url}, …
     * @param tags all its tags
     * @param changedAt when AWS last took a change of it, where AWS says so; for values that settle late
     * @param health whether it does its work, as far as this look tells
     */
    record Present(
            Value.Tree tree,
            Map<String, String> attributes,
            Map<String, String> tags,
            Option<Instant> changedAt,
            Health health)
            implements Observation {}

    record Absent() implements Observation {}

    record Unknown(Failure failure) implements Observation {}
}
