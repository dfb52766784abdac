package dev.mooring.plan;

import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ImageScan;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.SecretState;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * What is known besides what git says: everything that a plan depends on.
 *
 * @param observations of what git wants, and of what may be ours and is not in git
 * @param suspendedByTags manifests of which an object says that a person has asked to leave it alone
 * @param rejections what AWS rolled back, for the resources about which it was asked
 * @param images what is known of the images that a change would start, for the resources about which it was asked
 * @param secrets what is known of secrets that a change would hand to tasks, by their sources, for those about which it was
 *     asked
 */
public record Facts(
        Map<ResourceId, Observation> observations,
        Inventory inventory,
        Map<ResourceId, Either<Failure, Seq<Rejection>>> rejections,
        Map<ResourceId, Seq<ImageScan>> images,
        Map<String, SecretState> secrets,
        Memory memory,
        Set<ManifestId> suspendedByTags,
        Instant now) {

    public Facts(
            Map<ResourceId, Observation> observations,
            Inventory inventory,
            Map<ResourceId, Either<Failure, Seq<Rejection>>> rejections,
            Memory memory,
            Instant now) {
        this(
                observations,
                inventory,
                rejections,
                HashMap.empty(),
                HashMap.empty(),
                memory,
                suspended(observations),
                now);
    }

    public Facts(Map<ResourceId, Observation> observations, Memory memory, Instant now) {
        this(observations, Inventory.NONE, HashMap.empty(), memory, now);
    }

    public Facts withImages(Map<ResourceId, Seq<ImageScan>> scans) {
        return new Facts(observations, inventory, rejections, scans, secrets, memory, suspendedByTags, now);
    }

    public Facts withRejections(Map<ResourceId, Either<Failure, Seq<Rejection>>> answers) {
        return new Facts(observations, inventory, answers, images, secrets, memory, suspendedByTags, now);
    }

    public Facts withSecrets(Map<String, SecretState> states) {
        return new Facts(observations, inventory, rejections, images, states, memory, suspendedByTags, now);
    }

    /** Whether a person has asked, lately or in tags that have lasted, to leave this manifest's objects alone. */
    public boolean isSuspended(ManifestId manifest) {
        return memory.suspensions().getOrElse(manifest, suspendedByTags.contains(manifest));
    }

    /** Whether the object's tags have yet to say what a person has asked for. */
    boolean isUntold(ManifestId manifest, Observation.Present live) {
        return memory.suspensions().get(manifest).exists(asked -> asked != OwnerTags.suspends(live.tags()));
    }

    private static Set<ManifestId> suspended(Map<ResourceId, Observation> observations) {
        return observations
                .values()
                .filter(Observation.Present.class::isInstance)
                .map(live -> ((Observation.Present) live).tags())
                .filter(OwnerTags::suspends)
                .flatMap(OwnerTags::owner)
                .toSet();
    }

    /** What the look at AWS found; what nobody looked at is unknown, never absent. */
    public Observation of(ResourceId id) {
        return observations.getOrElse(
                id, new Observation.Unknown(new Failure.Transient(id.type(), "NotObserved", "was not looked at")));
    }
}
