package dev.mooring.daemon.http;

import dev.mooring.status.Condition;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.List;

/** A condition, as Kubernetes writes it. */
public record ConditionView(
        String type,
        String status,
        String reason,
        String message,
        String observedRevision,
        Instant lastTransitionTime) {

    static List<ConditionView> of(Seq<Condition> conditions) {
        return conditions.map(ConditionView::of).toJavaList();
    }

    private static ConditionView of(Condition condition) {
        return new ConditionView(
                condition.type().toString(),
                condition.status().toString(),
                condition.reason(),
                condition.message(),
                condition.observedRevision(),
                condition.lastTransitionTime());
    }
}
