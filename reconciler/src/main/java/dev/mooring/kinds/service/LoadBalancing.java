package dev.mooring.kinds.service;

import dev.mooring.kinds.service.ServiceSpec.HealthCheck;
import dev.mooring.kinds.service.ServiceSpec.Route;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.LoadBalancer;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What sends requests to a service: a target group with its health check, and a listener rule for each route. A service
 * without routes has neither; ECS refuses a target group that no listener uses.
 */
final class LoadBalancing {
    /**
     * A target group's own port can never be changed, and only targets that are registered without one use it. ECS
     * registers each task with its container's port, so the group's stays the same whatever the spec's port becomes.
     */
    private static final int GROUP_PORT = 80;

    private final Manifest<ServiceSpec> manifest;
    private final ServiceSpec spec;
    private final ServiceNames names;
    private final Option<LoadBalancer> loadBalancer;

    LoadBalancing(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.spec = manifest.spec();
        this.names = new ServiceNames(manifest, environment);
        this.loadBalancer = environment.spec().loadBalancer();
    }

    /** The target group and then its rules; nothing where the spec has no route or lacks what a route needs. */
    Seq<Desired> resources() {
        return routed().toVector()
                .flatMap(routed -> Vector.of(targetGroup(routed))
                        .appendAll(spec.routes().zipWithIndex((route, index) -> rule(routed, route, index))));
    }

    /** What the service says of its target group: a member of {@code loadBalancers}. */
    Seq<Value> attachments() {
        return routed().toVector()
                .map(routed -> Value.tree("targetGroupArn", targetGroupArn())
                        .with("containerName", Value.of(names.container()))
                        .with("containerPort", Value.of(routed.port())));
    }

    private record Routed(LoadBalancer by, int port) {}

    private Option<Routed> routed() {
        return loadBalancer
                .filter(ignored -> !spec.routes().isEmpty())
                .flatMap(by -> spec.port().map(port -> new Routed(by, port)));
    }

    private Desired targetGroup(Routed routed) {
        Value.Tree tree = Value.tree("TargetGroupName", Value.of(names.targetGroup()))
                .with("Protocol", Value.of("HTTP"))
                .with("Port", Value.of(GROUP_PORT))
                .with("VpcId", Value.of(routed.by().vpc()))
                .with("TargetType", Value.of("ip"));
        return new Desired(
                targetGroupId(),
                TargetGroupType.TYPE,
                manifest.id(),
                spec.healthCheck().map(check -> checked(tree, check)).getOrElse(tree),
                HashSet.empty());
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

    private Desired rule(Routed routed, Route route, int index) {
        Value.Tree tree = Value.tree("ListenerArn", Value.of(routed.by().listener()))
                .with("Priority", Value.of(route.priority()))
                .with("Conditions", Value.list(conditions(route)))
                .with("Actions", Value.list(ListenerRuleType.forward(targetGroupArn())));
        return new Desired(
                ListenerRuleType.id(routed.by().listener(), route.priority()),
                ListenerRuleType.TYPE,
                manifest.id(),
                tree,
                HashSet.empty(),
                "spec.routes[" + index + "].priority");
    }

    private static Seq<Value> conditions(Route route) {
        return Vector.of(
                        Option.when(!route.hosts().isEmpty(), () -> ListenerRuleType.hostHeader(route.hosts())),
                        Option.when(!route.paths().isEmpty(), () -> ListenerRuleType.pathPattern(route.paths())))
                .flatMap(condition -> condition);
    }

    private ResourceId targetGroupId() {
        return TargetGroupType.id(names.targetGroup());
    }

    private Value targetGroupArn() {
        return new Value.Ref(Reference.to(targetGroupId(), "arn"));
    }
}
