package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import software.amazon.awssdk.services.applicationautoscaling.model.CustomizedMetricSpecification;
import software.amazon.awssdk.services.applicationautoscaling.model.PredefinedMetricSpecification;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingMetric;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingMetricDataQuery;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;

/** Reads the one figure that a target tracking policy holds at its target. */
final class TrackedMetric {
    private final MetricFeed feed;

    TrackedMetric(MetricFeed feed) {
        this.feed = feed;
    }

    OptionalDouble read(Caller caller, String resourceId, TargetTrackingScalingPolicyConfiguration policy) {
        CustomizedMetricSpecification customized = policy.customizedMetricSpecification();
        if (customized == null) {
            return predefined(policy.predefinedMetricSpecification(), resourceId)
                    .map(metric -> feed.latest(caller, resourceId, metric))
                    .orElse(OptionalDouble.empty());
        }
        return customized.hasMetrics()
                ? maths(caller, resourceId, customized.metrics())
                : feed.latest(caller, resourceId, single(customized));
    }

    /** The CloudWatch metrics behind the names that Application Auto Scaling has for ECS. */
    static Optional<MetricFeed.Metric> predefined(PredefinedMetricSpecification metric, String resourceId) {
        String[] parts = resourceId.split("/", -1);
        Map<String, String> service =
                parts.length == 3 ? Map.of("ClusterName", parts[1], "ServiceName", parts[2]) : Map.of();
        return switch (metric.predefinedMetricTypeAsString()) {
            case "ECSServiceAverageCPUUtilization" ->
                Optional.of(new MetricFeed.Metric("AWS/ECS", "CPUUtilization", service, "Average"));
            case "ECSServiceAverageMemoryUtilization" ->
                Optional.of(new MetricFeed.Metric("AWS/ECS", "MemoryUtilization", service, "Average"));
            case "ALBRequestCountPerTarget" ->
                Optional.of(new MetricFeed.Metric(
                        "AWS/ApplicationELB", "RequestCountPerTarget", balanced(metric.resourceLabel()), "Sum"));
            default -> Optional.empty();
        };
    }

    /** {@code app/NAME/ID/targetgroup/NAME/ID} */
    private static Map<String, String> balanced(String label) {
        int group = label.indexOf("/targetgroup/");
        return group < 0
                ? Map.of()
                : Map.of("LoadBalancer", label.substring(0, group), "TargetGroup", label.substring(group + 1));
    }

    static MetricFeed.Metric single(CustomizedMetricSpecification metric) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        metric.dimensions().forEach(dimension -> dimensions.put(dimension.name(), dimension.value()));
        return new MetricFeed.Metric(metric.namespace(), metric.metricName(), dimensions, metric.statisticAsString());
    }

    private OptionalDouble maths(Caller caller, String resourceId, List<TargetTrackingMetricDataQuery> queries) {
        TargetTrackingMetricDataQuery returned = queries.stream()
                .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                .findFirst()
                .orElseThrow();
        return value(caller, resourceId, queries, returned);
    }

    private OptionalDouble value(
            Caller caller,
            String resourceId,
            List<TargetTrackingMetricDataQuery> queries,
            TargetTrackingMetricDataQuery query) {
        if (query.metricStat() != null) {
            TargetTrackingMetric metric = query.metricStat().metric();
            Map<String, String> dimensions = new LinkedHashMap<>();
            metric.dimensions().forEach(dimension -> dimensions.put(dimension.name(), dimension.value()));
            return feed.latest(
                    caller,
                    resourceId,
                    new MetricFeed.Metric(
                            metric.namespace(),
                            metric.metricName(),
                            dimensions,
                            query.metricStat().stat()));
        }
        return MetricMath.evaluate(
                query.expression(),
                id -> queries.stream()
                        .filter(term -> term.id().equals(id) && !term.equals(query))
                        .findFirst()
                        .map(term -> value(caller, resourceId, queries, term))
                        .orElse(OptionalDouble.empty()));
    }
}
