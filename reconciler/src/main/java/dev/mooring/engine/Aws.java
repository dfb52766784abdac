package dev.mooring.engine;

import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Action;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ImageScan;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.SecretState;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * One environment's AWS for one pass: its actuators by type. Whatever an actuator does, nothing is thrown from here; a
 * defect in one reads as a failure of the resources that it stands for.
 */
final class Aws {
    private final Either<Failure, Map<String, Actuator>> actuators;
    private final Seq<ResourceType> types;

    private Aws(Either<Failure, Map<String, Actuator>> actuators, Seq<ResourceType> types) {
        this.actuators = actuators;
        this.types = types;
    }

    static Aws opened(Either<Failure, Seq<Actuator>> opened) {
        return new Aws(
                opened.map(all -> HashMap.ofEntries(all.map(one -> Tuple.of(one.type(), one)))),
                opened.map(all -> all.map(Actuator::resourceType)).getOrElse(Vector.empty()));
    }

    static Failure failure(String operation, RuntimeException thrown) {
        if (thrown instanceof CancellationException cancelled) {
            throw cancelled;
        }
        return new Failure.Transient(operation, thrown.getClass().getSimpleName(), String.valueOf(thrown.getMessage()));
    }

    /** Answers for each of {@code ids}, all of one type. */
    Map<ResourceId, Observation> observe(String type, Set<ResourceId> ids) {
        Either<Failure, Map<ResourceId, Observation>> found = guarded(type, actuator -> actuator.observe(ids));
        return HashMap.ofEntries(ids.toVector()
                .map(id -> Tuple.of(
                        id,
                        found.fold(
                                Observation.Unknown::new,
                                seen -> seen.getOrElse(
                                        id,
                                        new Observation.Unknown(new Failure.Transient(
                                                type, "NoAnswer", "nothing was said about " + id)))))));
    }

    /** In the order in which their objects are made; none where AWS could not be opened. */
    Seq<ResourceType> types() {
        return types;
    }

    Either<Failure, Set<ResourceId>> owned(String type) {
        return guarded(type, Actuator::owned).flatMap(Function.identity());
    }

    Outcome apply(Action action) {
        return guarded(action.id().type(), actuator -> actuator.apply(action)).getOrElseGet(Outcome.Failed::new);
    }

    Either<Failure, Seq<Rejection>> rejections(ResourceId id) {
        return guarded(id.type(), actuator -> actuator.rejections(id)).flatMap(Function.identity());
    }

    /** What is known of the images that this change would start; a defect in the answer reads as unreadable. */
    Seq<ImageScan> images(PlannedChange planned) {
        Option<Value.Tree> live = planned.observation() instanceof Observation.Present present
                ? Option.some(present.tree())
                : Option.none();
        return guarded(planned.id().type(), actuator -> actuator.images(planned.desired(), live))
                .getOrElseGet(failure ->
                        Vector.of(new ImageScan.Unreadable(planned.id().name(), failure)));
    }

    /** What is known of these secrets; a defect in the answer reads as unreadable. */
    Map<String, SecretState> secrets(String type, Set<String> sources) {
        return guarded(type, actuator -> actuator.secrets(sources))
                .getOrElseGet(failure -> HashMap.ofEntries(sources.toVector()
                        .map(source -> Tuple.of(source, new SecretState.Unreadable("a secret", failure)))));
    }

    private <T> Either<Failure, T> guarded(String type, Function<Actuator, T> call) {
        return actuators.flatMap(all -> all.get(type)
                .toEither(() -> noActuator(type))
                .flatMap(actuator -> {
                    try {
                        return Either.right(call.apply(actuator));
                    } catch (RuntimeException thrown) {
                        return Either.left(failure(type, thrown));
                    }
                }));
    }

    private static Failure noActuator(String type) {
        return new Failure.Terminal(type, "NoActuator", "nothing here reads and writes " + type);
    }
}
