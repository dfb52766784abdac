package dev.mooring.manifest;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/** Where an environment lives in AWS and how it is kept: the spec of kind {@code Environment}, and its name. */
public record Environment(String name, Spec spec) {

    public record Spec(
            String account,
            String region,
            Option<String> assumeRole,
            Seq<String> bases,
            Mode mode,
            String cluster,
            Option<Network> network,
            Option<LoadBalancer> loadBalancer,
            Option<Roles> roles,
            Duration interval,
            Prune prune,
            Option<Images> images,
            Seq<Window> windows,
            Map<String, String> notifications) {}

    public enum Mode {
        ENFORCE,
        OBSERVE
    }

    public record Network(Seq<String> subnets, Seq<String> securityGroups, boolean assignPublicIp) {}

    public record LoadBalancer(String listener, String vpc) {}

    public record Roles(Option<String> execution, Option<String> task) {}

    public record Prune(boolean enabled, int maxDeletes, int maxPercent) {}

    public record Images(Seq<String> registries, boolean requireImmutable, Option<String> maxSeverity) {}

    public record Window(String kind, String schedule, Duration duration, Option<String> timeZone) {}
}
