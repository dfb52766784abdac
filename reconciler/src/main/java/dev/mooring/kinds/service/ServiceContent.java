package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.CapacityShare;
import dev.mooring.kinds.service.spec.HealthCheck;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.kinds.service.spec.ServiceSpec.LaunchType;
import dev.mooring.kinds.service.spec.ServiceSpec.NetworkMode;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.Network;
import dev.mooring.manifest.Environment.Roles;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The ECS service that a spec stands for: members of ECS CreateService, but for the task definition. */
final class ServiceContent {
    private final ServiceSpec spec;
    private final Environment environment;
    private final ServiceNames names;
    private final Seq<Value> attachments;
    private final Seq<String> alarmNames;

    /**
     * @param attachments what it says of its target groups
     * @param alarmNames those that its deployments are watched by
     */
    ServiceContent(
            Manifest<ServiceSpec> manifest, Environment environment, Seq<Value> attachments, Seq<String> alarmNames) {
        this.spec = manifest.spec();
        this.environment = environment;
        this.names = new ServiceNames(manifest, environment);
        this.attachments = attachments;
        this.alarmNames = alarmNames;
    }

    Value.Tree tree() {
        Option<String> infrastructure = infrastructure(spec, environment);
        return Value.tree("cluster", Value.of(environment.spec().cluster()))
                .with("serviceName", Value.of(names.serviceName()))
                .with("launchType", launchType())
                .with(
                        "capacityProviderStrategy",
                        ContainerContent.nonEmpty(spec.capacity().map(ServiceContent::share)))
                .with("schedulingStrategy", Option.when(spec.daemon(), () -> Value.of("DAEMON")))
                .with(
                        "desiredCount",
                        Option.when(
                                spec.autoscaling().isEmpty() && !spec.daemon(),
                                () -> Value.of(spec.replicas().getOrElse(1))))
                .with("deploymentConfiguration", new RolloutContent(spec.rollout(), infrastructure, alarmNames).tree())
                .with("networkConfiguration", network().map(ServiceContent::network))
                .with("loadBalancers", ContainerContent.nonEmpty(attachments))
                .with("serviceConnectConfiguration", connect())
                .with(
                        "volumeConfigurations",
                        ContainerContent.nonEmpty(VolumeContent.deployed(spec.volumes(), infrastructure)))
                .with("enableExecuteCommand", Option.when(spec.exec(), () -> Value.of(true)))
                .with(
                        "healthCheckGracePeriodSeconds",
                        spec.healthCheck().flatMap(HealthCheck::gracePeriod).map(Seconds::of));
    }

    /** What only the creation says: where an autoscaler takes over, it starts from its smallest count. */
    Value.Tree initial() {
        return spec.autoscaling()
                .map(scaling -> Value.tree("desiredCount", Value.of(scaling.min())))
                .getOrElse(Value.tree());
    }

    /** With which ECS itself acts in the account. */
    static Option<String> infrastructure(ServiceSpec spec, Environment environment) {
        return spec.roles()
                .flatMap(Roles::infrastructure)
                .orElse(() -> environment.spec().roles().flatMap(Roles::infrastructure));
    }

    /** Capacity providers stand in its place. */
    private Option<Value> launchType() {
        return Option.when(
                spec.capacity().isEmpty(),
                () -> Value.of(spec.launchType().getOrElse(LaunchType.FARGATE).name()));
    }

    private static Value share(CapacityShare share) {
        return Value.tree("capacityProvider", Value.of(share.provider()))
                .with("weight", Value.of(share.weight()))
                .with("base", Value.of(share.base()));
    }

    /** ECS refuses one for tasks without an address of their own. */
    private Option<Network> network() {
        return spec.network()
                .orElse(() -> environment.spec().network())
                .filter(ignored -> spec.networkMode() == NetworkMode.AWSVPC);
    }

    private static Value network(Network network) {
        return Value.tree(
                "awsvpcConfiguration",
                Value.tree("subnets", Value.texts(network.subnets()))
                        .with("securityGroups", Value.texts(network.securityGroups()))
                        .with("assignPublicIp", Value.of(network.assignPublicIp() ? "ENABLED" : "DISABLED")));
    }

    private Option<Value> connect() {
        return spec.connect()
                .map(connect -> new ConnectContent(
                                connect, names.container(), spec.port().getOrElse(0))
                        .tree());
    }
}
