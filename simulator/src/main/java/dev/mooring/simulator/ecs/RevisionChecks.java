package dev.mooring.simulator.ecs;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;

/** What AWS refuses in that part of a service that its task definition and its cluster must bear out. */
final class RevisionChecks {
    private RevisionChecks() {}

    static void check(ClusterEntry cluster, Service service, ServiceRevision revision, TaskDefinition definition) {
        providers(cluster.settings, service);
        connect(cluster.settings, revision.serviceConnectConfiguration(), definition);
        volumes(revision.volumeConfigurations(), definition);
    }

    private static void providers(Cluster cluster, Service service) {
        service.capacityProviderStrategy().forEach(item -> {
            if (!cluster.capacityProviders().contains(item.capacityProvider())) {
                throw EcsErrors.invalid("The specified capacity provider " + item.capacityProvider()
                        + " is not associated with the cluster.");
            }
        });
    }

    private static void connect(Cluster cluster, ServiceConnectConfiguration connect, TaskDefinition definition) {
        if (connect == null || !Boolean.TRUE.equals(connect.enabled())) {
            return;
        }
        if (connect.namespace() == null && cluster.serviceConnectDefaults() == null) {
            throw EcsErrors.invalid(
                    "Service Connect requires a namespace: specify one, or a default namespace for the cluster.");
        }
        Set<String> ports = definition.containerDefinitions().stream()
                .flatMap(container -> container.portMappings().stream())
                .map(PortMapping::name)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        connect.services().forEach(offered -> {
            if (!ports.contains(offered.portName())) {
                throw EcsErrors.invalid("The portName '" + offered.portName()
                        + "' in the Service Connect configuration is not a named port of the task definition.");
            }
        });
    }

    private static void volumes(List<ServiceVolumeConfiguration> configured, TaskDefinition definition) {
        Set<String> atLaunch = definition.volumes().stream()
                .filter(volume -> Boolean.TRUE.equals(volume.configuredAtLaunch()))
                .map(Volume::name)
                .collect(Collectors.toSet());
        Set<String> given =
                configured.stream().map(ServiceVolumeConfiguration::name).collect(Collectors.toSet());
        if (!atLaunch.equals(given)) {
            throw EcsErrors.invalid("volumeConfigurations must configure exactly the volumes that the task definition"
                    + " leaves to be configured at launch: " + atLaunch + ".");
        }
    }
}
