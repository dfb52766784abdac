package dev.mooring.simulator.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentLifecycleStage;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** One service deployment: the record of one attempt to bring a service to a revision, rollback included. */
final class ServiceDeploymentEntry {
    private static final Set<ServiceDeploymentStatus> UNDER_WAY = Set.of(
            ServiceDeploymentStatus.PENDING,
            ServiceDeploymentStatus.IN_PROGRESS,
            ServiceDeploymentStatus.STOP_REQUESTED,
            ServiceDeploymentStatus.ROLLBACK_REQUESTED,
            ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS);

    final ServiceRevision target;
    final List<ServiceRevision> sources;
    /** Counts and the circuit breaker are added when it is shown. */
    ServiceDeployment record;

    CircuitBreaker breaker;
    /** Whether alarms can still turn it back. */
    boolean watchesAlarms;

    final List<String> triggeredAlarms = new ArrayList<>();

    ServiceDeploymentEntry(
            ServiceDeployment record, ServiceRevision target, List<ServiceRevision> sources, CircuitBreaker breaker) {
        this.record = record;
        this.target = target;
        this.sources = sources;
        this.breaker = breaker;
    }

    String arn() {
        return record.serviceDeploymentArn();
    }

    boolean underWay() {
        return UNDER_WAY.contains(record.status());
    }

    boolean rollingBack() {
        return record.status() == ServiceDeploymentStatus.ROLLBACK_REQUESTED
                || record.status() == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
    }

    /** Whether it is on its way forward, and old tasks are still there to go back to. */
    boolean canTurnBack() {
        return underWay() && !rollingBack() && record.lifecycleStage() != ServiceDeploymentLifecycleStage.CLEAN_UP;
    }

    void reach(ServiceDeploymentLifecycleStage stage, Instant now) {
        record = record.toBuilder().lifecycleStage(stage).updatedAt(now).build();
    }

    void hooks(List<DeploymentLifecycleHookDetail> details) {
        record = record.toBuilder().lifecycleHookDetails(details).build();
    }

    boolean waitsForHook() {
        return record.lifecycleHookDetails().stream().anyMatch(ServiceDeploymentEntry::open);
    }

    private static boolean open(DeploymentLifecycleHookDetail hook) {
        return hook.status() == DeploymentLifecycleHookStatus.IN_PROGRESS
                || hook.status() == DeploymentLifecycleHookStatus.AWAITING_ACTION;
    }

    /** The hook of this id, if it waits for somebody to end it. */
    Optional<DeploymentLifecycleHookDetail> pause(@Nullable String hookId) {
        return record.lifecycleHookDetails().stream()
                .filter(hook -> hook.hookId().equals(hookId))
                .filter(hook -> hook.status() == DeploymentLifecycleHookStatus.AWAITING_ACTION)
                .findFirst();
    }

    /** Ends a hook; false where it has ended already, or the deployment has. */
    boolean resolve(String hookId, DeploymentLifecycleHookStatus end) {
        boolean open = underWay()
                && record.lifecycleHookDetails().stream()
                        .anyMatch(hook -> hook.hookId().equals(hookId) && open(hook));
        if (open) {
            hooks(record.lifecycleHookDetails().stream()
                    .map(hook -> hook.hookId().equals(hookId)
                            ? hook.toBuilder().status(end).build()
                            : hook)
                    .toList());
        }
        return open;
    }

    /** How its alarms stand, as DescribeServiceDeployments shows it. */
    ServiceDeploymentAlarms alarms() {
        DeploymentAlarms configured = record.deploymentConfiguration().alarms();
        ServiceDeploymentRollbackMonitorsStatus status;
        if (configured == null || !Boolean.TRUE.equals(configured.enable())) {
            status = ServiceDeploymentRollbackMonitorsStatus.DISABLED;
        } else if (!triggeredAlarms.isEmpty()) {
            status = ServiceDeploymentRollbackMonitorsStatus.TRIGGERED;
        } else {
            status = watchesAlarms && underWay()
                    ? ServiceDeploymentRollbackMonitorsStatus.MONITORING
                    : ServiceDeploymentRollbackMonitorsStatus.MONITORING_COMPLETE;
        }
        return ServiceDeploymentAlarms.builder()
                .status(status)
                .alarmNames(configured == null ? List.of() : configured.alarmNames())
                .triggeredAlarmNames(List.copyOf(triggeredAlarms))
                .build();
    }

    void begin(Instant now) {
        if (record.status() == ServiceDeploymentStatus.PENDING) {
            record = record.toBuilder()
                    .status(ServiceDeploymentStatus.IN_PROGRESS)
                    .startedAt(now)
                    .updatedAt(now)
                    .build();
        } else if (record.status() == ServiceDeploymentStatus.ROLLBACK_REQUESTED) {
            record = record.toBuilder()
                    .status(ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS)
                    .updatedAt(now)
                    .build();
        }
    }

    void requestRollback(String why, ServiceRevision back, Instant now) {
        record = record.toBuilder()
                .status(ServiceDeploymentStatus.ROLLBACK_REQUESTED)
                .statusReason(why)
                .rollback(Rollback.builder()
                        .reason(why)
                        .startedAt(now)
                        .serviceRevisionArn(back.serviceRevisionArn())
                        .build())
                .updatedAt(now)
                .build();
    }

    void finish(ServiceDeploymentStatus end, Instant now) {
        record = record.toBuilder().status(end).finishedAt(now).updatedAt(now).build();
    }

    void finish(ServiceDeploymentStatus end, String why, Instant now) {
        record = record.toBuilder().statusReason(why).build();
        finish(end, now);
        if (end == ServiceDeploymentStatus.STOPPED) {
            record = record.toBuilder().stoppedAt(now).build();
        }
    }
}
