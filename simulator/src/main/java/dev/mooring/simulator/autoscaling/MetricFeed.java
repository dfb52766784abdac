package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Where scaling reads metrics. Called under the simulator's one lock. */
@FunctionalInterface
public interface MetricFeed {
    /** A CloudWatch metric, by name, and what is asked of it. */
    record Metric(String namespace, String name, Map<String, String> dimensions, String statistic) {}

    /**
     * The newest reading.
     *
     * @param resourceId of the scalable target that asks, such as {@code service/CLUSTER/NAME}
     */
    OptionalDouble latest(Caller caller, String resourceId, Metric metric);

    /** The first of several that has a reading. */
    static MetricFeed firstOf(List<MetricFeed> feeds) {
        return (caller, resourceId, metric) -> feeds.stream()
                .map(feed -> feed.latest(caller, resourceId, metric))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }
}
