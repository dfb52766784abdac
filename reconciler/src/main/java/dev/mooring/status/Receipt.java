package dev.mooring.status;

import dev.mooring.plan.Change;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.Seq;
import java.time.Instant;

/** What one pass changed in AWS, and from which revision: the line that an auditor looks for. */
public record Receipt(long sequence, String revision, Instant started, Instant finished, Seq<Entry> changes) {

    /**
     * @param action {@code create}, {@code update}, {@code replace}, {@code delete}
     * @param fields the paths that were changed
     * @param outcome {@code applied}, {@code in progress}, or AWS's refusal
     */
    public record Entry(
            ManifestId owner,
            ResourceId resource,
            String action,
            Change.Cause cause,
            Seq<String> fields,
            boolean startsDeployment,
            String outcome) {}
}
