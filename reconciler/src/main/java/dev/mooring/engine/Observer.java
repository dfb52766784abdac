package dev.mooring.engine;

import dev.mooring.plan.Inventory;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ImageScan;
import dev.mooring.resource.Observation;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.SecretState;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Looks at AWS: the types side by side, each in its own batches. Answers for everything that it is asked about. */
final class Observer {
    private final Workers workers;

    Observer(Workers workers) {
        this.workers = workers;
    }

    /** @param inventory what may be ours besides what was asked for; it was looked at too */
    record Look(Map<ResourceId, Observation> observations, Inventory inventory) {}

    Look observe(Aws aws, Set<ResourceId> ids) {
        ConcurrentMap<ResourceId, Observation> seen = new ConcurrentHashMap<>();
        ConcurrentMap<String, Either<Failure, Set<ResourceId>>> owned = new ConcurrentHashMap<>();
        Map<String, Set<ResourceId>> idsByType = HashMap.ofEntries(ids.groupBy(ResourceId::type));
        Set<String> listed = aws.types().map(ResourceType::name).toSet();
        Seq<Runnable> looks = idsByType
                .keySet()
                .union(listed)
                .toVector()
                .sorted()
                .map(type -> () -> {
                    Either<Failure, Set<ResourceId>> candidates =
                            listed.contains(type) ? aws.owned(type) : Either.right(HashSet.empty());
                    owned.put(type, candidates);
                    Set<ResourceId> all =
                            candidates.getOrElse(HashSet.empty()).union(idsByType.getOrElse(type, HashSet.empty()));
                    if (all.nonEmpty()) {
                        aws.observe(type, all).forEach(seen::put);
                    }
                });
        workers.run(looks);
        return new Look(HashMap.ofAll(seen), new Inventory(aws.types(), HashMap.ofAll(owned)));
    }

    Map<ResourceId, Either<Failure, Seq<Rejection>>> rejections(Aws aws, Set<ResourceId> ids) {
        ConcurrentMap<ResourceId, Either<Failure, Seq<Rejection>>> answers = new ConcurrentHashMap<>();
        Seq<Runnable> questions = Vector.ofAll(ids).sorted().map(id -> () -> answers.put(id, aws.rejections(id)));
        workers.run(questions);
        return HashMap.ofAll(answers);
    }

    /** What is known of these secrets, of each type's together. */
    Map<String, SecretState> secrets(Aws aws, Map<String, Set<String>> sourcesByType) {
        Map<String, SecretState> known = HashMap.empty();
        for (var asked : sourcesByType) {
            known = known.merge(aws.secrets(asked._1, asked._2));
        }
        return known;
    }

    /** What is known of the images that these changes would start; resources that start none are left out. */
    Map<ResourceId, Seq<ImageScan>> images(Aws aws, Seq<PlannedChange> changes) {
        ConcurrentMap<ResourceId, Seq<ImageScan>> answers = new ConcurrentHashMap<>();
        Seq<Runnable> questions = changes.map(planned -> () -> {
            Seq<ImageScan> scans = aws.images(planned);
            if (scans.nonEmpty()) {
                answers.put(planned.id(), scans);
            }
        });
        workers.run(questions);
        return HashMap.ofAll(answers);
    }
}
