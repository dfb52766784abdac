package dev.mooring.daemon.http;

import dev.mooring.manifest.Problem;
import dev.mooring.status.EnvironmentStatus;
import java.util.List;

/**
 * An environment.
 *
 * @param revision in force
 * @param observedRevision what the last pass was about
 * @param problems of a newer revision that is bad, each as {@code file:line:column: message}
 */
public record EnvironmentView(
        String kind,
        String name,
        String revision,
        String observedRevision,
        boolean suspended,
        List<ConditionView> conditions,
        List<String> problems) {

    static EnvironmentView of(EnvironmentStatus status) {
        return new EnvironmentView(
                "Environment",
                status.name(),
                status.revision(),
                status.observedRevision(),
                status.suspended(),
                ConditionView.of(status.conditions()),
                status.problems().map(Problem::toString).toJavaList());
    }
}
