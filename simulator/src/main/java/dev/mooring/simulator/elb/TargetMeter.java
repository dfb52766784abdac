package dev.mooring.simulator.elb;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.cloudwatch.MetricSource;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * What load balancers measure of the target groups that they forward to: how many targets are healthy. Requests, their times
 * and their errors are measured where {@code POST /_simulator/metrics} says that there are any.
 */
final class TargetMeter implements MetricSource {
    private final Regional<LoadBalancing> regions;

    TargetMeter(Regional<LoadBalancing> regions) {
        this.regions = regions;
    }

    @Override
    public void measure(Meter meter) {
        regions.forEach((owner, region) -> {
            Map<String, SortedSet<String>> balancers = region.loadBalancersByTargetGroup();
            region.targetGroups
                    .values()
                    .forEach(group -> balancers
                            .getOrDefault(group.arn(), Collections.emptySortedSet())
                            .forEach(balancer -> measure(meter, owner, group, balancer)));
        });
    }

    private static void measure(Meter meter, Caller owner, TargetGroupEntry group, String balancer) {
        String name = balancer.substring(balancer.indexOf("loadbalancer/") + "loadbalancer/".length());
        Map<String, String> dimensions = Map.of(
                "LoadBalancer",
                name,
                "TargetGroup",
                group.arn().substring(group.arn().lastIndexOf(':') + 1));
        String namespace = name.startsWith("net/") ? "AWS/NetworkELB" : "AWS/ApplicationELB";
        meter.record(
                owner, namespace, "HealthyHostCount", dimensions, "Count", count(group, TargetHealthStateEnum.HEALTHY));
        meter.record(
                owner,
                namespace,
                "UnHealthyHostCount",
                dimensions,
                "Count",
                count(group, TargetHealthStateEnum.UNHEALTHY));
    }

    private static double count(TargetGroupEntry group, TargetHealthStateEnum state) {
        return (double) group.targets.values().stream()
                .filter(target -> target.health().state() == state)
                .count();
    }
}
