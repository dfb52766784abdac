package dev.mooring.simulator.ecs;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentRollbackMonitorsStatus;

/**
 * Counts a deployment's failed tasks in a row. It trips at half of the desired count, but never below 3 nor above 200: AWS's
 * BOUNDED_PERCENT of 50. A task that turns healthy sets the count back to zero.
 */
final class CircuitBreaker {
    private static final int LEAST = 3;
    private static final int MOST = 200;

    private final boolean enabled;
    private final boolean rollback;
    private int failures;
    private boolean triggered;

    CircuitBreaker(@Nullable DeploymentCircuitBreaker configured) {
        this.enabled = configured != null && Boolean.TRUE.equals(configured.enable());
        this.rollback = configured != null && Boolean.TRUE.equals(configured.rollback());
    }

    static int threshold(int desiredCount) {
        return Math.clamp((desiredCount + 1) / 2, LEAST, MOST);
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
        if (!triggered) {
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
