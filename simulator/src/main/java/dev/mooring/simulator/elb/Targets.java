package dev.mooring.simulator.elb;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * Targets from registration over their health checks to the end of draining. A target is healthy after its first passed
 * check, as AWS documents; one whose group receives no traffic reads as unused whatever its checks say.
 */
final class Targets implements TargetRegistry {
    private static final String DELAY = "deregistration_delay.timeout_seconds";
    private static final Watcher NOBODY = new Watcher() {
        @Override
        public void healthy() {}

        @Override
        public void unhealthy(String description) {}
    };

    private final Regional<LoadBalancing> regions;
    private final Timeline timeline;
    private final ElbOptions options;

    Targets(Regional<LoadBalancing> regions, Timeline timeline, ElbOptions options) {
        this.regions = regions;
        this.timeline = timeline;
        this.options = options;
    }

    void bind(Api.Operations operations) {
        operations.on(RegisterTargetsRequest.class, this::register);
        operations.on(DeregisterTargetsRequest.class, this::deregister);
        operations.on(DescribeTargetHealthRequest.class, this::describe);
    }

    @Override
    public Optional<Registrable> find(Caller caller, String targetGroupArn) {
        LoadBalancing region = regions.of(caller);
        return Optional.ofNullable(region.targetGroups.get(targetGroupArn))
                .map(group -> new Registrable(
                        group.settings.targetTypeAsString(),
                        !region.loadBalancersOf(targetGroupArn).isEmpty()));
    }

    @Override
    public void register(Caller caller, String targetGroupArn, String id, int port, Probe probe, Watcher watcher) {
        TargetGroupEntry group = regions.of(caller).targetGroups.get(targetGroupArn);
        if (group != null) {
            add(group, new Target(new Target.Key(id, port), null, probe, watcher));
        }
    }

    @Override
    public void deregister(Caller caller, String targetGroupArn, String id, int port, Runnable drained) {
        LoadBalancing region = regions.of(caller);
        TargetGroupEntry group = region.targetGroups.get(targetGroupArn);
        Target target = group == null ? null : group.targets.get(new Target.Key(id, port));
        if (group == null || target == null) {
            drained.run();
        } else {
            drain(region, group, target, drained);
        }
    }

    private RegisterTargetsResponse register(RegisterTargetsRequest request, Caller caller) {
        TargetGroupEntry group = regions.of(caller).targetGroup(request.targetGroupArn());
        List<Target> fresh = new ArrayList<>();
        for (TargetDescription description : request.targets()) {
            Target.Key key = key(group, description);
            Target present = group.targets.get(key);
            if (present == null || present.draining()) {
                fresh.add(new Target(key, description.availabilityZone(), new Probe.Answers(Duration.ZERO), NOBODY));
            }
        }
        if (group.targets.size() + fresh.size() > options.quotas().targetsPerTargetGroup()) {
            throw AwsErrors.client("TooManyTargets", "You've reached the limit on the number of targets");
        }
        fresh.forEach(target -> add(group, target));
        return RegisterTargetsResponse.builder().build();
    }

    private void add(TargetGroupEntry group, Target target) {
        group.targets.put(target.key, target);
        switch (target.probe) {
            case Probe.Answers answers ->
                timeline.after(options.firstCheck().plus(answers.startup()), () -> {
                    if (checked(group, target)) {
                        target.becomeHealthy();
                    }
                });
            case Probe.Fails fails ->
                timeline.after(options.unhealthyAfter(), () -> {
                    if (checked(group, target)) {
                        target.becomeUnhealthy(fails.description());
                    }
                });
        }
    }

    private static boolean checked(TargetGroupEntry group, Target target) {
        return group.targets.get(target.key) == target && !target.draining();
    }

    private DeregisterTargetsResponse deregister(DeregisterTargetsRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        TargetGroupEntry group = region.targetGroup(request.targetGroupArn());
        for (TargetDescription description : request.targets()) {
            List<Target> meant = group.targets.values().stream()
                    .filter(target -> target.key.id().equals(description.id()))
                    .filter(target -> description.port() == null || target.key.port() == description.port())
                    .toList();
            if (meant.isEmpty()) {
                throw AwsErrors.client(
                        "InvalidTarget",
                        "The specified target does not exist or is not in the same VPC as the target group.");
            }
            meant.forEach(target -> drain(region, group, target, () -> {}));
        }
        return DeregisterTargetsResponse.builder().build();
    }

    private void drain(LoadBalancing region, TargetGroupEntry group, Target target, Runnable drained) {
        if (region.loadBalancersOf(group.arn()).isEmpty()) {
            group.targets.remove(target.key, target);
            drained.run();
            return;
        }
        target.drain();
        timeline.after(draining(group), () -> {
            group.targets.remove(target.key, target);
            drained.run();
        });
    }

    private Duration draining(TargetGroupEntry group) {
        Duration delay = Duration.ofSeconds(Long.parseLong(group.attributes.getOrDefault(DELAY, "0")));
        return delay.compareTo(options.drainingAtMost()) < 0 ? delay : options.drainingAtMost();
    }

    private DescribeTargetHealthResponse describe(DescribeTargetHealthRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        TargetGroupEntry group = region.targetGroup(request.targetGroupArn());
        boolean used = !region.loadBalancersOf(group.arn()).isEmpty();
        List<TargetHealthDescription> healths = new ArrayList<>();
        if (request.targets().isEmpty()) {
            group.targets.values().forEach(target -> healths.add(describe(group, target.key, target, used)));
        } else {
            for (TargetDescription asked : request.targets()) {
                Target.Key key = key(group, asked);
                healths.add(describe(group, key, group.targets.get(key), used));
            }
        }
        return DescribeTargetHealthResponse.builder()
                .targetHealthDescriptions(healths)
                .build();
    }

    private static TargetHealthDescription describe(
            TargetGroupEntry group, Target.Key key, @Nullable Target target, boolean used) {
        TargetDescription.Builder described =
                TargetDescription.builder().id(key.id()).port(key.port());
        if (target != null && target.availabilityZone != null) {
            described.availabilityZone(target.availabilityZone);
        }
        return TargetHealthDescription.builder()
                .target(described.build())
                .healthCheckPort(
                        "traffic-port".equals(group.settings.healthCheckPort())
                                ? Integer.toString(key.port())
                                : group.settings.healthCheckPort())
                .targetHealth(health(target, used))
                .build();
    }

    private static TargetHealth health(@Nullable Target target, boolean used) {
        if (target == null) {
            return unused(TargetHealthReasonEnum.TARGET_NOT_REGISTERED, "Target is not registered to the target group");
        }
        return used
                ? target.health()
                : unused(
                        TargetHealthReasonEnum.TARGET_NOT_IN_USE,
                        "Target group is not configured to receive traffic from the load balancer");
    }

    private static TargetHealth unused(TargetHealthReasonEnum reason, String description) {
        return TargetHealth.builder()
                .state(TargetHealthStateEnum.UNUSED)
                .reason(reason)
                .description(description)
                .build();
    }

    private static Target.Key key(TargetGroupEntry group, TargetDescription description) {
        Integer port = description.port() == null ? group.settings.port() : description.port();
        return new Target.Key(description.id(), port == null ? 0 : port);
    }
}
