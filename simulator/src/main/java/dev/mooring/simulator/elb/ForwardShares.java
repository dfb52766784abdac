package dev.mooring.simulator.elb;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.autoscaling.RequestShares;
import java.util.List;
import java.util.OptionalDouble;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Shares requests out by the weights of the first rule that forwards to a group, and evenly among its targets. */
final class ForwardShares implements RequestShares {
    private final Regional<LoadBalancing> regions;

    ForwardShares(Regional<LoadBalancing> regions) {
        this.regions = regions;
    }

    @Override
    public OptionalDouble ofEachTarget(Caller caller, String targetGroup) {
        LoadBalancing region = regions.of(caller);
        return region.targetGroups.values().stream()
                .filter(group -> group.arn().endsWith(":" + targetGroup))
                .mapToDouble(group -> share(region, group.arn()) / taking(group))
                .filter(Double::isFinite)
                .findFirst();
    }

    private static long taking(TargetGroupEntry group) {
        return group.targets.values().stream()
                .filter(target -> !target.draining())
                .count();
    }

    private static double share(LoadBalancing region, String arn) {
        return region.rules.values().stream()
                .flatMap(rule -> rule.settings.actions().stream())
                .filter(action -> LoadBalancing.targets(List.of(action)).anyMatch(arn::equals))
                .findFirst()
                .map(action -> action.forwardConfig().targetGroups())
                .map(groups -> part(groups, arn))
                .orElse(0.0);
    }

    private static double part(List<TargetGroupTuple> groups, String arn) {
        double all = groups.stream().mapToInt(TargetGroupTuple::weight).sum();
        return groups.stream()
                        .filter(group -> group.targetGroupArn().equals(arn))
                        .mapToInt(TargetGroupTuple::weight)
                        .sum()
                / Math.max(1, all);
    }
}
