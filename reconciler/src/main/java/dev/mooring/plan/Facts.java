package dev.mooring.plan;

import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Observation;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * What is known besides what git says: everything that a plan depends on.
 *
 * @param observations of what git wants, and of what may be ours and is not in git
 * @param rejections what AWS rolled back, for the resources about which it was asked
 */
public record Facts(
        Map<ResourceId, Observation> observations,
        Inventory inventory,
        Map<ResourceId, Either<Failure, Seq<Rejection>>> rejections,
        Memory memory,
        Instant now) {

    public Facts(Map<ResourceId, Observation> observations, Memory memory, Instant now) {
        this(observations, Inventory.NONE, HashMap.empty(), memory, now);
    }

    public Facts withRejections(Map<ResourceId, Either<Failure, Seq<Rejection>>> answers) {
        return new Facts(observations, inventory, answers, memory, now);
    }

    /** What the look at AWS found; what nobody looked at is unknown, never absent. */
    public Observation of(ResourceId id) {
        return observations.getOrElse(
                id, new Observation.Unknown(new Failure.Transient(id.type(), "NotObserved", "was not looked at")));
    }
}
