package dev.mooring.kinds.service.actuator;

import dev.mooring.resource.Health;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;

/** Tells how a service does: by DescribeServices, and by what else explains a failure or a deployment under way. */
final class ServiceHealthActuator {
    private final FailedServiceActuator failures;
    private final DeployingServiceActuator underWay;

    ServiceHealthActuator(ServiceDeploymentActuator deployments, StoppedTaskActuator stoppedTasks) {
        this.failures = new FailedServiceActuator(deployments, stoppedTasks);
        this.underWay = new DeployingServiceActuator(deployments);
    }

    /** @param service as DescribeServices returns it */
    Health of(ResourceId id, Value.Tree service) {
        return switch (ServiceHealth.of(service)) {
            case Health.Failed failed -> failures.explained(id, service, failed);
            case Health.Progressing progressing -> underWay.explained(service, progressing);
            case Health.Ready ready -> ready;
        };
    }
}
