package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.AutoscalingSpec.CustomMetric;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Statistic;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Target;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.LoadBalancer;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Which of CloudWatch's figures a target means, as members of a target tracking configuration. */
final class ScalingMetrics {
    private static final String PREDEFINED = "PredefinedMetricSpecification";
    private static final String CUSTOMIZED = "CustomizedMetricSpecification";

    /** A queue that waits while nobody works on it counts as a whole: a division by zero has no reading. */
    private static final String DEPTH_PER_TASK = "IF(FILL(tasks, 0) > 0, depth / FILL(tasks, 1), depth)";

    private final String cluster;
    private final ServiceNames names;
    private final Option<String> loadBalancer;

    ScalingMetrics(Manifest<ServiceSpec> manifest, Environment environment) {
        this.cluster = environment.spec().cluster();
        this.names = new ServiceNames(manifest, environment);
        this.loadBalancer =
                environment.spec().loadBalancer().map(LoadBalancer::listener).map(ScalingMetrics::loadBalancer);
    }

    Value.Tree of(Target target) {
        return switch (target.metric()) {
            case CPU -> predefined("ECSServiceAverageCPUUtilization");
            case MEMORY -> predefined("ECSServiceAverageMemoryUtilization");
            case REQUESTS_PER_TARGET -> Value.tree(CUSTOMIZED, requests());
            case QUEUE_DEPTH_PER_TASK ->
                Value.tree(CUSTOMIZED, depth(queueName(target.queue().get())));
            case CUSTOM -> Value.tree(CUSTOMIZED, custom(target.custom().get()));
        };
    }

    /** A queue's physical name, which may be another than its manifest's. */
    static Reference queueName(String queue) {
        return Reference.to(new ManifestId("Queue", queue), "name");
    }

    private static Value.Tree predefined(String type) {
        return Value.tree(PREDEFINED, Value.tree("PredefinedMetricType", Value.of(type)));
    }

    /**
     * What AWS calls ALBRequestCountPerTarget, as the CloudWatch metric behind it: the predefined one wants a label put
     * together from the target group's name, which only AWS can tell. Where two groups take turns both count: each has all tasks while it gets a part of
     * the requests, so that the sum is at every weight what a task will get when the one group has them all.
     */
    private Value.Tree requests() {
        Vector<Value.Tree> groups = names.targetGroups().map(this::requests);
        if (groups.size() == 1) {
            return groups.head().with("Statistic", Value.of("Sum"));
        }
        Vector<Value> terms = groups.zipWithIndex((group, index) -> (Value) term("group" + (index + 1), group, "Sum"));
        return Value.tree(
                "Metrics",
                Value.list(terms.append(Value.tree("Id", Value.of("perTask"))
                        .with("Expression", Value.of("FILL(group1, 0) + FILL(group2, 0)"))
                        .with("ReturnData", Value.of(true)))));
    }

    private Value.Tree requests(String targetGroup) {
        Map<String, Value> dimensions =
                TreeMap.of("TargetGroup", new Value.Ref(Reference.to(TargetGroupType.id(targetGroup), "fullName")));
        return metric(
                "AWS/ApplicationELB",
                "RequestCountPerTarget",
                loadBalancer
                        .map(name -> dimensions.put("LoadBalancer", Value.of(name)))
                        .getOrElse(dimensions));
    }

    /** {@code …:listener/app/NAME/ID/ID} belongs to {@code app/NAME/ID}. */
    private static String loadBalancer(String listener) {
        String path = listener.substring(listener.indexOf(":listener/") + ":listener/".length());
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** Each running task reports its CPU use once a minute, so the number of readings is the number of tasks. */
    private Value.Tree depth(Reference queue) {
        Value.Tree visible =
                metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", TreeMap.of("QueueName", new Value.Ref(queue)));
        Value.Tree running = metric(
                "AWS/ECS",
                "CPUUtilization",
                TreeMap.of("ClusterName", Value.of(cluster), "ServiceName", Value.of(names.serviceName())));
        return Value.tree(
                "Metrics",
                Value.list(
                        term("depth", visible, "Average"),
                        term("tasks", running, "SampleCount"),
                        Value.tree("Id", Value.of("perTask"))
                                .with("Expression", Value.of(DEPTH_PER_TASK))
                                .with("ReturnData", Value.of(true))));
    }

    private static Value.Tree term(String id, Value.Tree metric, String statistic) {
        return Value.tree("Id", Value.of(id))
                .with("MetricStat", Value.tree("Metric", metric).with("Stat", Value.of(statistic)))
                .with("ReturnData", Value.of(false));
    }

    private static Value.Tree custom(CustomMetric custom) {
        return metric(custom.namespace(), custom.name(), custom.dimensions().mapValues(Value::of))
                .with("Statistic", Value.of(written(custom.statistic())));
    }

    private static String written(Statistic statistic) {
        return switch (statistic) {
            case AVERAGE -> "Average";
            case MINIMUM -> "Minimum";
            case MAXIMUM -> "Maximum";
            case SUM -> "Sum";
            case SAMPLE_COUNT -> "SampleCount";
        };
    }

    private static Value.Tree metric(String namespace, String name, Map<String, Value> dimensions) {
        Value items = Value.list(dimensions
                .toVector()
                .sortBy(dimension -> dimension._1)
                .map(dimension -> Value.tree("Name", Value.of(dimension._1)).with("Value", dimension._2)));
        return Value.tree("Namespace", Value.of(namespace))
                .with("MetricName", Value.of(name))
                .with("Dimensions", Option.when(dimensions.nonEmpty(), () -> items));
    }
}
