package dev.mooring.kinds.service;

import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The language of {@code kind: Service}.
 *
 * @param image the container image, with its tag or digest
 * @param cpu CPU units, 1024 to a vCPU
 * @param memory MiB
 * @param environment plain variables of the container
 * @param secrets variables whose values ECS reads from Secrets Manager or Parameter Store as a task starts
 * @param command replaces the image's own
 * @param overrides AWS's own members, merged last
 */
public record ServiceSpec(
        String image,
        int cpu,
        int memory,
        Architecture architecture,
        int replicas,
        Option<Integer> port,
        Seq<Route> routes,
        Option<HealthCheck> healthCheck,
        Map<String, Variable> environment,
        Map<String, Secret> secrets,
        Logs logs,
        Seq<String> command,
        Rollout rollout,
        Overrides overrides) {

    public enum Architecture {
        X86_64,
        ARM64
    }

    /** One listener rule: requests that match a path and a host, where given, go to this service. */
    public record Route(int priority, Seq<String> paths, Seq<String> hosts) {}

    /**
     * How the load balancer tells that a task is healthy.
     *
     * @param matcher HTTP codes that mean healthy: {@code 200-299}
     * @param gracePeriod how long after its start a task's failed checks do not count
     */
    public record HealthCheck(
            Option<String> path,
            Option<Duration> interval,
            Option<Duration> timeout,
            Option<Integer> healthyThreshold,
            Option<Integer> unhealthyThreshold,
            Option<String> matcher,
            Option<Duration> gracePeriod) {}

    /** A variable's value: text, or what AWS says of another manifest's object. */
    public sealed interface Variable {
        record Literal(String value) implements Variable {}

        record FromQueue(String queue, String attribute) implements Variable {}
    }

    /** Where a secret lies. */
    public sealed interface Secret {
        /**
         * @param secret name or ARN in Secrets Manager
         * @param key member of the secret's JSON; without one, the whole secret
         */
        record FromSecretsManager(String secret, Option<String> key) implements Secret {}

        /** @param parameter name or ARN in Parameter Store */
        record FromParameterStore(String parameter) implements Secret {}
    }

    /** @param retentionDays without it, logs are kept for ever */
    public record Logs(Option<Integer> retentionDays) {}

    /**
     * How a new task definition replaces the old one.
     *
     * @param circuitBreaker gives a failing deployment up and rolls it back
     * @param minimumHealthyPercent of the replicas, at least so many run at any time
     * @param maximumPercent of the replicas, at most so many run at any time
     */
    public record Rollout(
            Strategy strategy,
            boolean circuitBreaker,
            Option<Integer> minimumHealthyPercent,
            Option<Integer> maximumPercent) {}

    public enum Strategy {
        ROLLING
    }

    /**
     * @param service members of ECS CreateService
     * @param taskDefinition members of ECS RegisterTaskDefinition
     */
    public record Overrides(Value.Tree service, Value.Tree taskDefinition) {}
}
