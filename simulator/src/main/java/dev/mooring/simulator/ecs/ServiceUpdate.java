package dev.mooring.simulator.ecs;

import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** What an UpdateService makes of a service: members left out stay as they are, empty lists remove. */
final class ServiceUpdate {
    private final Service present;
    private final ServiceRevision revision;
    private final UpdateServiceRequest request;

    /** @param revision that of the primary deployment */
    ServiceUpdate(Service present, ServiceRevision revision, UpdateServiceRequest request) {
        this.present = present;
        this.revision = revision;
        this.request = request;
    }

    Service settings(TaskDefinition definition) {
        Service.Builder wanted = present.toBuilder().taskDefinition(definition.taskDefinitionArn());
        Optional.ofNullable(request.desiredCount()).ifPresent(wanted::desiredCount);
        Optional.ofNullable(request.networkConfiguration())
                .map(ServiceDefaults::network)
                .ifPresent(wanted::networkConfiguration);
        Optional.ofNullable(request.platformVersion()).ifPresent(wanted::platformVersion);
        Optional.ofNullable(request.deploymentConfiguration())
                .map(given -> ServiceDefaults.merge(present.deploymentConfiguration(), given))
                .ifPresent(wanted::deploymentConfiguration);
        Optional.ofNullable(request.deploymentController()).ifPresent(wanted::deploymentController);
        Optional.ofNullable(request.healthCheckGracePeriodSeconds()).ifPresent(wanted::healthCheckGracePeriodSeconds);
        Optional.ofNullable(request.enableExecuteCommand()).ifPresent(wanted::enableExecuteCommand);
        Optional.ofNullable(request.enableECSManagedTags()).ifPresent(wanted::enableECSManagedTags);
        Optional.ofNullable(request.propagateTagsAsString()).ifPresent(wanted::propagateTags);
        Optional.ofNullable(request.availabilityZoneRebalancingAsString())
                .ifPresent(wanted::availabilityZoneRebalancing);
        lists(wanted);
        return wanted.build();
    }

    private void lists(Service.Builder wanted) {
        if (request.hasLoadBalancers()) {
            wanted.loadBalancers(request.loadBalancers());
        }
        if (request.hasServiceRegistries()) {
            wanted.serviceRegistries(request.serviceRegistries());
        }
        if (request.hasPlacementConstraints()) {
            wanted.placementConstraints(request.placementConstraints());
        }
        if (request.hasPlacementStrategy()) {
            wanted.placementStrategy(request.placementStrategy());
        }
        if (request.hasCapacityProviderStrategy()) {
            boolean none = request.capacityProviderStrategy().isEmpty();
            wanted.launchType(none ? "FARGATE" : null)
                    .capacityProviderStrategy(ServiceDefaults.providers(request.capacityProviderStrategy()));
        }
    }

    /** The revision that the updated service asks for. */
    ServiceRevision revision(Service wanted) {
        ServiceRevision.Builder onlyHere = revision.toBuilder();
        Optional.ofNullable(request.serviceConnectConfiguration()).ifPresent(onlyHere::serviceConnectConfiguration);
        if (request.hasVolumeConfigurations()) {
            onlyHere.volumeConfigurations(request.volumeConfigurations());
        }
        if (request.hasVpcLatticeConfigurations()) {
            onlyHere.vpcLatticeConfigurations(request.vpcLatticeConfigurations());
        }
        return Revisions.of(wanted, onlyHere.build());
    }
}
