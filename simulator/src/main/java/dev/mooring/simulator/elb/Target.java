package dev.mooring.simulator.elb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** One registered target and what health checks have found out about it. */
final class Target {

    /** What tells targets of one group apart. */
    record Key(String id, int port) {}

    final Key key;
    final @Nullable String availabilityZone;
    final Probe probe;
    final TargetRegistry.Watcher watcher;
    private TargetHealth health = TargetHealth.builder()
            .state(TargetHealthStateEnum.INITIAL)
            .reason(TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS)
            .description("Target registration is in progress")
            .build();

    Target(Key key, @Nullable String availabilityZone, Probe probe, TargetRegistry.Watcher watcher) {
        this.key = key;
        this.availabilityZone = availabilityZone;
        this.probe = probe;
        this.watcher = watcher;
    }

    TargetHealth health() {
        return health;
    }

    boolean draining() {
        return health.state() == TargetHealthStateEnum.DRAINING;
    }

    void becomeHealthy() {
        health = TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build();
        watcher.healthy();
    }

    void becomeUnhealthy(String description) {
        health = TargetHealth.builder()
                .state(TargetHealthStateEnum.UNHEALTHY)
                .reason(
                        description.contains("codes")
                                ? TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH
                                : TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS)
                .description(description)
                .build();
        watcher.unhealthy(description);
    }

    void drain() {
        health = TargetHealth.builder()
                .state(TargetHealthStateEnum.DRAINING)
                .reason(TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS)
                .description("Target deregistration is in progress")
                .build();
    }
}
