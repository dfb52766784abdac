package dev.mooring.simulator.ecs;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
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
