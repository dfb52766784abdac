package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.HealthCheck;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.kinds.service.spec.ServiceSpec.NetworkMode;
import dev.mooring.kinds.service.spec.TargetGroupSpec;
import dev.mooring.manifest.Environment.LoadBalancer;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.Locale;

/** A target group that a spec stands for: members of CreateTargetGroup, and its attributes. */
final class TargetGroupContent {
    /**
     * A target group's own port can never be changed, and only targets that are registered without one use it. ECS
     * registers each task with its container's port, so the group's stays the same whatever the spec's port becomes.
     */
    private static final int GROUP_PORT = 80;

    private final ServiceSpec spec;
    private final LoadBalancer by;

    TargetGroupContent(ServiceSpec spec, LoadBalancer by) {
        this.spec = spec;
        this.by = by;
    }

    Value.Tree tree(String name) {
        Value.Tree tree = Value.tree("TargetGroupName", Value.of(name))
                .with("Protocol", Value.of("HTTP"))
                .with("Port", Value.of(GROUP_PORT))
                .with("VpcId", Value.of(by.vpc()))
                .with("TargetType", Value.of(spec.networkMode() == NetworkMode.AWSVPC ? "ip" : "instance"));
        Value.Tree checked =
                spec.healthCheck().map(check -> checked(tree, check)).getOrElse(tree);
        return spec.targetGroup().map(group -> treated(checked, group)).getOrElse(checked);
    }

    private static Value.Tree checked(Value.Tree targetGroup, HealthCheck check) {
        return targetGroup
                .with("HealthCheckPath", check.path().map(Value::of))
                .with("HealthCheckIntervalSeconds", check.interval().map(Seconds::of))
                .with("HealthCheckTimeoutSeconds", check.timeout().map(Seconds::of))
                .with("HealthyThresholdCount", check.healthyThreshold().map(Value::of))
                .with("UnhealthyThresholdCount", check.unhealthyThreshold().map(Value::of))
                .with("Matcher", check.matcher().map(codes -> Value.tree("HttpCode", Value.of(codes))));
    }

    private static Value.Tree treated(Value.Tree targetGroup, TargetGroupSpec spec) {
        Value.Tree attributes = attributes(spec)
                .foldLeft(Value.tree(), (tree, attribute) -> tree.with(attribute._1, Value.of(attribute._2)));
        return targetGroup
                .with("ProtocolVersion", protocol(spec.protocol()))
                .with("Attributes", Option.when(!attributes.isEmpty(), attributes));
    }

    private static Option<Value> protocol(TargetGroupSpec.Protocol protocol) {
        return Option.when(protocol != TargetGroupSpec.Protocol.HTTP1, () -> Value.of(protocol.name()));
    }

    /** In the words of ModifyTargetGroupAttributes. */
    private static Map<String, String> attributes(TargetGroupSpec spec) {
        Map<String, String> attributes = LinkedHashMap.of(
                "load_balancing.algorithm.type", spec.algorithm().name().toLowerCase(Locale.ROOT));
        for (var delay : spec.deregistrationDelay()) {
            attributes = attributes.put("deregistration_delay.timeout_seconds", Long.toString(delay.toSeconds()));
        }
        for (var start : spec.slowStart()) {
            attributes = attributes.put("slow_start.duration_seconds", Long.toString(start.toSeconds()));
        }
        if (spec.anomalyMitigation()) {
            attributes = attributes.put("load_balancing.algorithm.anomaly_mitigation", "on");
        }
        return spec.stickiness()
                .map(TargetGroupContent::stickiness)
                .getOrElse(LinkedHashMap.empty())
                .merge(attributes);
    }

    private static Map<String, String> stickiness(TargetGroupSpec.Stickiness stickiness) {
        String sort = stickiness.cookie().isDefined() ? "app_cookie" : "lb_cookie";
        Map<String, String> attributes = LinkedHashMap.of("stickiness.enabled", "true", "stickiness.type", sort);
        for (var cookie : stickiness.cookie()) {
            attributes = attributes.put("stickiness.app_cookie.cookie_name", cookie);
        }
        for (var duration : stickiness.duration()) {
            attributes =
                    attributes.put("stickiness." + sort + ".duration_seconds", Long.toString(duration.toSeconds()));
        }
        return attributes;
    }
}
