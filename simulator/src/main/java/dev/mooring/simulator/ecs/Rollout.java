package dev.mooring.simulator.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** One entry of a service's {@code deployments}: the tasks of one revision on their way in, in place, or on their way out. */
final class Rollout {
    private static final int MOST_DOUBLINGS = 20;

    final String id;
    final ServiceRevision target;
    /** The service deployment that this rollout serves; a rollback serves that of the rollout which failed. */
    final ServiceDeploymentEntry deployment;

    final CircuitBreaker breaker;
    /** Where its tasks stand: in the target group of the service's load balancers, or in the alternate one. */
    final boolean alternate;
    /** How far it is, where it goes by stages; null where it rolls. */
    final @Nullable StageProgress stages;
    /** When a rolling one has baked with all its tasks; null until it has them all. */
    @Nullable Instant bakedAt;

    final Set<TaskEntry> tasks = new LinkedHashSet<>();
    final Instant createdAt;
    Instant updatedAt;
    Instant notBefore;
    String reason;
    private DeploymentRolloutState state = DeploymentRolloutState.IN_PROGRESS;
    private int failuresInARow;

    Rollout(
            String id,
            ServiceRevision target,
            ServiceDeploymentEntry deployment,
            CircuitBreaker breaker,
            boolean alternate,
            @Nullable StageProgress stages,
            Instant now) {
        this.id = id;
        this.target = target;
        this.deployment = deployment;
        this.breaker = breaker;
        this.alternate = alternate;
        this.stages = stages;
        this.reason = "ECS deployment " + id + " in progress.";
        this.createdAt = now;
        this.updatedAt = now;
        this.notBefore = now;
    }

    DeploymentRolloutState state() {
        return state;
    }

    boolean inProgress() {
        return state == DeploymentRolloutState.IN_PROGRESS;
    }

    boolean failed() {
        return state == DeploymentRolloutState.FAILED;
    }

    void end(DeploymentRolloutState end, String why, Instant now) {
        state = end;
        reason = why;
        updatedAt = now;
    }

    /** Puts the next start off, by twice as long after each failure. */
    void backOff(Duration first, Duration longest, Instant now) {
        failuresInARow++;
        Duration delay = first.multipliedBy(1L << Math.min(failuresInARow - 1, MOST_DOUBLINGS));
        notBefore = now.plus(delay.compareTo(longest) < 0 ? delay : longest);
    }

    void noLongerFailing() {
        failuresInARow = 0;
    }

    int failuresInARow() {
        return failuresInARow;
    }

    int alive() {
        return (int) tasks.stream().filter(task -> !task.stopping()).count();
    }

    int healthy() {
        return (int) tasks.stream().filter(task -> task.healthy).count();
    }

    int pending() {
        return (int) tasks.stream().filter(TaskEntry::pending).count();
    }

    int running() {
        return (int) tasks.stream().filter(TaskEntry::running).count();
    }
}
