package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.Bridge;
import dev.mooring.kinds.service.ServiceTrees;
import dev.mooring.resource.Health;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;

/** Finds words for the failure that a service shows; looks once for each deployment that failed. */
final class FailedServiceActuator {
    private final ServiceDeploymentActuator deployments;
    private final StoppedTaskActuator stoppedTasks;
    private final ConcurrentMap<ResourceId, Explanation> known = new ConcurrentHashMap<>();

    private record Explanation(String deployment, Health health) {}

    FailedServiceActuator(ServiceDeploymentActuator deployments, StoppedTaskActuator stoppedTasks) {
        this.deployments = deployments;
        this.stoppedTasks = stoppedTasks;
    }

    /**
     * The failure, with what ECS says of the last deployment and of the tasks that stopped, as far as it can be read.
     *
     * @param service as DescribeServices returns it
     */
    Health explained(ResourceId id, Value.Tree service, Health.Failed failed) {
        Value.Tree primary = ServiceTrees.primaryDeployment(service).getOrElse(Value.tree());
        String deployment = primary.text("id").getOrElse("");
        Explanation before = known.get(id);
        if (before != null && before.deployment().equals(deployment)) {
            return before.health();
        }
        Health health = new Health.Failed(failed.reason(), words(id, primary, failed.message()));
        known.put(id, new Explanation(deployment, health));
        return health;
    }

    private String words(ResourceId id, Value.Tree primary, String message) {
        Option<String> tasks = stoppedTasks
                .reasons(id, primary.text("taskDefinition").getOrElse(""))
                .toOption()
                .flatMap(RolloutReport::ofTasks);
        return Vector.of(Option.some(message), lastDeployment(id), tasks)
                .flatMap(part -> part)
                .filter(part -> !part.isBlank())
                .distinct()
                .mkString("; ");
    }

    private Option<String> lastDeployment(ResourceId id) {
        return deployments
                .list(id)
                .map(all -> all.take(1).map(ServiceDeploymentBrief::serviceDeploymentArn))
                .flatMap(deployments::describe)
                .toOption()
                .flatMap(Vector::headOption)
                .map(Bridge::fromSdk)
                .map(report -> RolloutReport.ofDeployment(report, Vector.empty()));
    }
}
