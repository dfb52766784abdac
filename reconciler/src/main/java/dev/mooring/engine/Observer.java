package dev.mooring.engine;

import dev.mooring.resource.Actuator.Rejection;
import dev.mooring.resource.Failure;
import dev.mooring.resource.Observation;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.HashMap;
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

    Map<ResourceId, Observation> observe(Aws aws, Set<ResourceId> ids) {
        ConcurrentMap<ResourceId, Observation> seen = new ConcurrentHashMap<>();
        Seq<Runnable> looks = Vector.ofAll(ids.groupBy(ResourceId::type))
                .sortBy(group -> group._1)
                .map(group -> () -> aws.observe(group._1, group._2).forEach(seen::put));
        workers.run(looks);
        return HashMap.ofAll(seen);
    }

    Map<ResourceId, Either<Failure, Seq<Rejection>>> rejections(Aws aws, Set<ResourceId> ids) {
        ConcurrentMap<ResourceId, Either<Failure, Seq<Rejection>>> answers = new ConcurrentHashMap<>();
        Seq<Runnable> questions = Vector.ofAll(ids).sorted().map(id -> () -> answers.put(id, aws.rejections(id)));
        workers.run(questions);
        return HashMap.ofAll(answers);
    }
}
