package dev.mooring.kinds.service;

import dev.mooring.kinds.service.ServiceSpec.HealthCheck;
import dev.mooring.kinds.service.ServiceSpec.Rollout;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.Network;
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

    /** @param attachments what it says of its target groups */
    ServiceContent(Manifest<ServiceSpec> manifest, Environment environment, Seq<Value> attachments) {
        this.spec = manifest.spec();
        this.environment = environment;
        this.names = new ServiceNames(manifest, environment);
        this.attachments = attachments;
    }

    Value.Tree tree() {
        return Value.tree("cluster", Value.of(environment.spec().cluster()))
                .with("serviceName", Value.of(names.serviceName()))
                .with("launchType", Value.of("FARGATE"))
                .with(
                        "desiredCount",
                        Option.when(
                                spec.autoscaling().isEmpty(),
                                () -> Value.of(spec.replicas().getOrElse(1))))
                .with("deploymentConfiguration", deployment(spec.rollout()))
                .with("networkConfiguration", environment.spec().network().map(ServiceContent::network))
                .with("loadBalancers", Option.when(!attachments.isEmpty(), () -> Value.list(attachments)))
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

    private static Value network(Network network) {
        return Value.tree(
                "awsvpcConfiguration",
                Value.tree("subnets", Value.texts(network.subnets()))
                        .with("securityGroups", Value.texts(network.securityGroups()))
                        .with("assignPublicIp", Value.of(network.assignPublicIp() ? "ENABLED" : "DISABLED")));
    }

    /** A breaker that gives up also rolls back: half of the pair leaves a service broken. */
    private static Value deployment(Rollout rollout) {
        Value breaker = Value.tree("enable", Value.of(rollout.circuitBreaker()))
                .with("rollback", Value.of(rollout.circuitBreaker()));
        return Value.tree("strategy", Value.of(rollout.strategy().name()))
                .with("deploymentCircuitBreaker", breaker)
                .with("minimumHealthyPercent", rollout.minimumHealthyPercent().map(Value::of))
                .with("maximumPercent", rollout.maximumPercent().map(Value::of));
    }
}
