package dev.mooring.kinds.service.actuator;

import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Contents of task definitions by ARN. A revision never changes, so what is here is true for ever; of each family the last
 * few revisions are kept, which are those that a service runs, ran before, or was denied.
 */
final class DefinitionCache {
    private static final int REVISIONS_OF_A_FAMILY = 4;

    private final ConcurrentMap<String, LinkedHashMap<String, Value.Tree>> byFamily = new ConcurrentHashMap<>();

    Option<Value.Tree> get(String arn) {
        LinkedHashMap<String, Value.Tree> revisions = byFamily.get(family(arn));
        return revisions == null ? Option.none() : revisions.get(arn);
    }

    void put(String arn, Value.Tree content) {
        byFamily.compute(family(arn), (family, known) -> {
            LinkedHashMap<String, Value.Tree> revisions =
                    (known == null ? LinkedHashMap.<String, Value.Tree>empty() : known).put(arn, content);
            return revisions.size() > REVISIONS_OF_A_FAMILY ? revisions.tail() : revisions;
        });
    }

    /** {@code arn:…:task-definition/family:7} without the revision. */
    private static String family(String arn) {
        int colon = arn.lastIndexOf(':');
        return colon < 0 ? arn : arn.substring(0, colon);
    }
}
