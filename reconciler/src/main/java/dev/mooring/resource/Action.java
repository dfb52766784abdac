package dev.mooring.resource;

/**
 * One write to AWS, complete in itself: trees are normalised and hold no reference any more.
 *
 * <p>An {@link Update} says which members differ; AWS leaves alone what a request omits, so an actuator sends the top-level
 * members in {@link Update#drift()} and nothing else.
 */
public sealed interface Action {
    ResourceId id();

    record Create(ResourceId id, Value.Tree desired, OwnerTags tags) implements Action {}

    record Update(ResourceId id, Value.Tree desired, Observation.Present observed, Drift drift, OwnerTags tags)
            implements Action {}

    /** Delete, then create: an immutable field differs and the type may be replaced. */
    record Replace(ResourceId id, Value.Tree desired, Observation.Present observed, Drift drift, OwnerTags tags)
            implements Action {}

    record Delete(ResourceId id, Observation.Present observed) implements Action {}
}
