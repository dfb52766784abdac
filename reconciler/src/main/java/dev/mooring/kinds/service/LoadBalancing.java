package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Route;
import dev.mooring.kinds.service.spec.ServiceSpec;
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
 * without routes has neither; ECS refuses a target group that no listener uses. Where traffic is shifted, there are two
 * groups, which ECS makes take turns by the weights in the one route's rule.
 */
final class LoadBalancing {
    private final Manifest<ServiceSpec> manifest;
    private final Environment environment;
    private final ServiceSpec spec;
    private final ServiceNames names;
    private final Option<Routed> routed;

    private record Routed(LoadBalancer by, int port) {}

    LoadBalancing(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.environment = environment;
        this.spec = manifest.spec();
        this.names = new ServiceNames(manifest, environment);
        this.routed = environment
                .spec()
                .loadBalancer()
                .filter(ignored -> !spec.routes().isEmpty())
                .flatMap(by -> spec.port().map(port -> new Routed(by, port)));
    }

    /** The target groups and then the rules; nothing where the spec has no route or lacks what a route needs. */
    Seq<Desired> resources() {
        return routed.toVector()
                .flatMap(to -> names.targetGroups()
                        .map(name -> targetGroup(to, name))
                        .appendAll(spec.routes()
                                .zipWithIndex((route, index) ->
                                        rule(to, route, names.targetGroups(), "spec.routes[" + index + "]")))
                        .appendAll(testRoute()
                                .map(route -> rule(to, route, names.targetGroups(), "spec.rollout.testRoute"))));
    }

    /** What the service says of its target group: a member of {@code loadBalancers}. */
    Seq<Value> attachments() {
        return routed.toVector()
                .map(to -> Value.tree("targetGroupArn", groupArn(names.targetGroup()))
                        .with("containerName", Value.of(names.container()))
                        .with("containerPort", Value.of(to.port()))
                        .with("advancedConfiguration", Option.when(shifts(), () -> advanced(to))));
    }

    /** What ECS needs to shift traffic by itself. */
    private Value advanced(Routed to) {
        return Value.tree("alternateTargetGroupArn", groupArn(names.alternateTargetGroup()))
                .with("productionListenerRule", ruleArn(to, spec.routes().head()))
                .with("testListenerRule", testRoute().map(route -> ruleArn(to, route)))
                .with(
                        "roleArn",
                        ServiceContent.infrastructure(spec, environment).map(Value::of));
    }

    private boolean shifts() {
        return spec.rollout().strategy().shiftsTraffic();
    }

    private Option<Route> testRoute() {
        return spec.rollout()
                .testRoute()
                .filter(test -> shifts() && !spec.routes().exists(route -> route.priority() == test.priority()));
    }

    private Desired targetGroup(Routed to, String name) {
        return new Desired(
                TargetGroupType.id(name),
                TargetGroupType.TYPE,
                manifest.id(),
                OverrideRules.mergeTargetGroup(new TargetGroupContent(spec, to.by()).tree(name), spec.overrides()),
                HashSet.empty());
    }

    private Desired rule(Routed to, Route route, Vector<String> groups, String writtenAt) {
        Value.Tree tree = Value.tree("ListenerArn", Value.of(to.by().listener()))
                .with("Priority", Value.of(route.priority()))
                .with("Conditions", Value.list(RouteConditions.of(route)))
                .with("Actions", Value.list(ListenerRuleType.forward(groups.map(LoadBalancing::groupArn))));
        Desired rule = new Desired(
                ruleId(to, route),
                ListenerRuleType.TYPE,
                manifest.id(),
                tree,
                HashSet.empty(),
                writtenAt + ".priority");
        // A service that shifted traffic until now may have all of it in its other group.
        return shifts() ? rule : rule.lending(names.service(), "Actions");
    }

    private static ResourceId ruleId(Routed to, Route route) {
        return ListenerRuleType.id(to.by().listener(), route.priority());
    }

    private static Value ruleArn(Routed to, Route route) {
        return new Value.Ref(Reference.to(ruleId(to, route), "arn"));
    }

    private static Value groupArn(String name) {
        return new Value.Ref(Reference.to(TargetGroupType.id(name), "arn"));
    }
}
