package dev.mooring.simulator.ecs;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;
import software.amazon.awssdk.services.ecs.model.ThresholdConfiguration;
import software.amazon.awssdk.services.ecs.model.ThresholdType;

/**
 * Counts a deployment's failed tasks. By default it trips at half of the desired count, but never below 3 nor above 200
 * (BOUNDED_PERCENT of 50), and a task that turns healthy sets the count back to zero.
 */
final class CircuitBreaker {
    private static final int LEAST = 3;
    private static final int MOST = 200;
    static final int USUAL_PERCENT = 50;

    private final boolean enabled;
    private final boolean rollback;
    private final boolean resets;
    private final @Nullable ThresholdConfiguration threshold;
    private int failures;
    private boolean triggered;

    CircuitBreaker(@Nullable DeploymentCircuitBreaker configured) {
        this.enabled = configured != null && Boolean.TRUE.equals(configured.enable());
        this.rollback = configured != null && Boolean.TRUE.equals(configured.rollback());
        this.resets = configured == null || !Boolean.FALSE.equals(configured.resetOnHealthyTask());
        this.threshold = configured == null ? null : configured.thresholdConfiguration();
    }

    int threshold(int desiredCount) {
        int value = threshold == null ? USUAL_PERCENT : threshold.value();
        int part = Math.ceilDiv(desiredCount * value, 100);
        return switch (threshold == null ? ThresholdType.BOUNDED_PERCENT : threshold.type()) {
            case COUNT -> value;
            case UNBOUNDED_PERCENT -> Math.max(1, part);
            default -> Math.clamp(part, LEAST, MOST);
        };
    }

    boolean rollsBack() {
        return rollback;
    }

    int failures() {
        return failures;
    }

    /** Counts a failed task; true when this one trips the breaker. */
    boolean failed(int desiredCount) {
        failures++;
        boolean trips = enabled && !triggered && failures >= threshold(desiredCount);
        triggered |= trips;
        return trips;
    }

    void healthy() {
        if (!triggered && resets) {
            failures = 0;
        }
    }

    ServiceDeploymentCircuitBreaker view(int desiredCount, boolean ended) {
        ServiceDeploymentRollbackMonitorsStatus status;
        if (!enabled) {
            status = ServiceDeploymentRollbackMonitorsStatus.DISABLED;
        } else if (triggered) {
            status = ServiceDeploymentRollbackMonitorsStatus.TRIGGERED;
        } else {
            status = ended
                    ? ServiceDeploymentRollbackMonitorsStatus.MONITORING_COMPLETE
                    : ServiceDeploymentRollbackMonitorsStatus.MONITORING;
        }
        return ServiceDeploymentCircuitBreaker.builder()
                .status(status)
                .failureCount(failures)
                .threshold(threshold(desiredCount))
                .build();
    }
}
