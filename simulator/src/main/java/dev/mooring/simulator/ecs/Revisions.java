package dev.mooring.simulator.ecs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceRegistry;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.VpcLatticeConfiguration;

/**
 * What of a service belongs to its revision. A change in any of it starts a deployment, save of its capacity providers, which
 * only the next deployment takes up.
 */
final class Revisions {
    private static final String FARGATE_PLATFORM = "1.4.0";

    private Revisions() {}

    /** The revision that a service's settings ask for; what is not kept on services comes from {@code onlyHere}. */
    static ServiceRevision of(Service settings, ServiceRevision onlyHere) {
        boolean fargate = Fargate.in(settings);
        ServiceRevision.Builder revision = ServiceRevision.builder()
                .taskDefinition(settings.taskDefinition())
                .launchType(settings.launchTypeAsString())
                .platformVersion(fargate ? platform(settings.platformVersion()) : settings.platformVersion())
                .platformFamily(settings.platformFamily())
                .loadBalancers(settings.loadBalancers())
                .serviceRegistries(settings.serviceRegistries())
                .networkConfiguration(settings.networkConfiguration())
                .serviceConnectConfiguration(onlyHere.serviceConnectConfiguration())
                .fargateEphemeralStorage(onlyHere.fargateEphemeralStorage());
        if (settings.hasCapacityProviderStrategy()) {
            revision.capacityProviderStrategy(settings.capacityProviderStrategy());
        }
        if (onlyHere.hasVolumeConfigurations()) {
            revision.volumeConfigurations(onlyHere.volumeConfigurations());
        }
        if (onlyHere.hasVpcLatticeConfigurations()) {
            revision.vpcLatticeConfigurations(onlyHere.vpcLatticeConfigurations());
        }
        return revision.build();
    }

    private static String platform(@Nullable String asked) {
        return asked == null || asked.equals("LATEST") ? FARGATE_PLATFORM : asked;
    }

    /** Whether to go from one to the other takes a deployment. */
    static boolean differ(ServiceRevision present, ServiceRevision wanted) {
        return !Content.of(present).equals(Content.of(wanted));
    }

    private record Content(
            String taskDefinition,
            @Nullable String platformVersion,
            @Nullable NetworkConfiguration network,
            List<LoadBalancer> loadBalancers,
            List<ServiceRegistry> serviceRegistries,
            @Nullable ServiceConnectConfiguration serviceConnect,
            List<ServiceVolumeConfiguration> volumes,
            List<VpcLatticeConfiguration> lattice) {
        static Content of(ServiceRevision revision) {
            return new Content(
                    revision.taskDefinition(),
                    revision.platformVersion(),
                    revision.networkConfiguration(),
                    revision.loadBalancers(),
                    revision.serviceRegistries(),
                    revision.serviceConnectConfiguration(),
                    revision.volumeConfigurations(),
                    revision.vpcLatticeConfigurations());
        }
    }

    /** A service's settings with a revision's content put back, as after a rollback. */
    static Service apply(Service settings, ServiceRevision revision) {
        return settings.toBuilder()
                .taskDefinition(revision.taskDefinition())
                .loadBalancers(revision.loadBalancers())
                .serviceRegistries(revision.serviceRegistries())
                .networkConfiguration(revision.networkConfiguration())
                .build();
    }
}
