package dev.mooring.daemon.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mooring.manifest.Problem;
import dev.mooring.status.EnvironmentStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An environment.
 *
 * @param revision in force
 * @param observedRevision what the last pass was about
 * @param lastPassTime when the last pass ended; left out before the first
 * @param problems of a newer revision that is bad, each as {@code file:line:column: message}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnvironmentView(
        String kind,
        String name,
        String revision,
        String observedRevision,
        @Nullable Instant lastPassTime,
        boolean suspended,
        List<ConditionView> conditions,
        List<String> problems) {

    static EnvironmentView of(EnvironmentStatus status) {
        return new EnvironmentView(
                "Environment",
                status.name(),
                status.revision(),
                status.observedRevision(),
                status.lastPass().getOrNull(),
                status.suspended(),
                ConditionView.of(status.conditions()),
                status.problems().map(Problem::toString).toJavaList());
    }
}
