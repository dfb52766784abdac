package dev.mooring.simulator.autoscaling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingMetricDataQuery;

/**
 * An alarm that target tracking keeps for itself.
 *
 * @param action the ARN that it names as what it acts on
 * @param above whether it goes off above its threshold, or else below
 * @param minutes how many in a row must be out of place
 */
public record TrackingAlarm(
        String name, String description, String action, Watched watched, boolean above, double threshold, int minutes) {

    /** What the alarm looks at. */
    public sealed interface Watched {
        record OneMetric(MetricFeed.Metric metric, @Nullable String unit) implements Watched {}

        record Maths(List<TargetTrackingMetricDataQuery> queries) implements Watched {
            public Maths {
                queries = List.copyOf(queries);
            }
        }
    }
}
