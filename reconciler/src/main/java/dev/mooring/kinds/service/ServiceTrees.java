package dev.mooring.kinds.service;

import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads what DescribeServices returns. */
public final class ServiceTrees {
    /** What a service has and DescribeServices shows only of its deployments. */
    private static final Vector<String> SHOWN_BY_DEPLOYMENT =
            Vector.of("serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations");

    private static final Set<String> PINNED = HashSet.of(
            "networkConfiguration",
            "platformVersion",
            "capacityProviderStrategy",
            "loadBalancers",
            "serviceRegistries",
            "serviceConnectConfiguration",
            "volumeConfigurations",
            "vpcLatticeConfigurations");

    private static final String TASK_DEFINITION = "taskDefinition";

    private ServiceTrees() {}

    /**
     * The members that CreateService would be given to get this service.
     *
     * @param service as DescribeServices returns it
     * @param members those of CreateService
     * @param taskDefinition the content of its definition
     */
    public static Value.Tree asCreated(
            ResourceId id, Value.Tree service, Set<String> members, Value.Tree taskDefinition) {
        Value.Tree tree = Value.tree(service.members().filterKeys(members::contains));
        for (Value.Tree primary : primaryDeployment(service)) {
            for (String member : SHOWN_BY_DEPLOYMENT) {
                tree = tree.with(member, primary.get(member).filter(ServiceTrees::isOn));
            }
        }
        return tree.without("tags").with("cluster", Value.of(id.scope())).with(TASK_DEFINITION, taskDefinition);
    }

    /** A Service Connect that was switched off is the same as none. */
    private static boolean isOn(Value configuration) {
        return !(configuration instanceof Value.Tree tree)
                || !tree.get("enabled").contains(Value.of(false));
    }

    /** What a service revision pins: the members that start a deployment when they change. */
    public static Value.Tree asPinned(Value.Tree revision, Value.Tree taskDefinition) {
        return pinned(revision).with(TASK_DEFINITION, taskDefinition);
    }

    /** The same of one of the deployments that a service shows; they share the service's load balancers. */
    public static Value.Tree asDeployed(Value.Tree service, Value.Tree deployment, Value.Tree taskDefinition) {
        Value.Tree tree = pinned(service);
        for (var member : pinned(deployment).members()) {
            tree = tree.with(member._1, member._2);
        }
        return tree.with(TASK_DEFINITION, taskDefinition);
    }

    private static Value.Tree pinned(Value.Tree tree) {
        return Value.tree(tree.members().filterKeys(PINNED::contains));
    }

    /** Whether ECS speaks of service deployments here, and so has a list of them. */
    public static boolean hasServiceDeployments(Value.Tree service) {
        return service.get("currentServiceDeployment")
                .orElse(service.get("currentServiceRevisions"))
                .isDefined();
    }

    /** The task definition in a tree of type {@code ecs/service}. */
    public static Value.Tree taskDefinition(Value.Tree service) {
        return service.get(TASK_DEFINITION)
                .filter(Value.Tree.class::isInstance)
                .map(Value.Tree.class::cast)
                .getOrElse(Value.tree());
    }

    public static Option<Value.Tree> primaryDeployment(Value.Tree service) {
        return trees(service, "deployments")
                .find(deployment -> deployment.text("status").contains("PRIMARY"));
    }

    /** The structures in the list at this member. */
    public static Seq<Value.Tree> trees(Value.Tree tree, String member) {
        return tree.get(member)
                .filter(Value.Items.class::isInstance)
                .map(list -> ((Value.Items) list).items())
                .getOrElse(Vector.empty())
                .filter(Value.Tree.class::isInstance)
                .map(Value.Tree.class::cast);
    }
}
