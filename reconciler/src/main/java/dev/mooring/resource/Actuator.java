package dev.mooring.resource;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * How AWS is read and written for one resource type in one environment. Effects only: idempotent; never sleeps, never
 * retries, never diffs; fails by values, never by exceptions.
 */
public interface Actuator {

    /** What this reads and writes. */
    ResourceType resourceType();

    default String type() {
        return resourceType().name();
    }

    /** Looks at exactly these objects, in as few calls as AWS allows. Answers for every id that was asked for. */
    Map<ResourceId, Observation> observe(Set<ResourceId> ids);

    Outcome apply(Action action);

    /**
     * Which objects of this type may carry the environment's tags, by whatever lists them at the least cost. Candidates
     * only: some may be a stranger's, or gone, so each is observed before anything is believed of it. Yet none that is ours
     * may be missing: a listing that could not be had is a failure, and then nothing is pruned.
     */
    Either<Failure, Set<ResourceId>> owned();

    /**
     * What AWS has tried for this object since its last success and rolled back or given up: asked only before a change
     * that would start a deployment. Trees hold the fields that started it, and perhaps no others.
     */
    default Either<Failure, Seq<Rejection>> rejections(ResourceId id) {
        return Either.right(Vector.empty());
    }

    /**
     * What is known of the images that {@code wanted} would start and {@code live} does not run: asked only before a change
     * that would start them. Of an image of which nothing speaks against it nothing need be said.
     */
    default Seq<ImageScan> images(Value.Tree wanted, Option<Value.Tree> live) {
        return Vector.empty();
    }

    /**
     * What is known of these secrets, by their sources: asked only right before a change that would start tasks with them,
     * for all such changes of a pass together. Their values are never read. A type that starts no tasks knows none.
     */
    default Map<String, SecretState> secrets(Set<String> sources) {
        return HashMap.empty();
    }

    /** One state that AWS rolled back, and in AWS's words why. */
    record Rejection(Value.Tree tree, String message) {}
}
