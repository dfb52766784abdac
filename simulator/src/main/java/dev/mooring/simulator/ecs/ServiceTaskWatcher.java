package dev.mooring.simulator.ecs;

import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * Listens to one task of a service: stops it when it fails its health checks, counts its failure against its rollout, and
 * wakes the scheduler at every change.
 */
final class ServiceTaskWatcher implements TaskWatcher {
    private static final int FAILURES_WORTH_TELLING = 3;

    private final Ecs region;
    private final ServiceEntry service;
    private final Rollout startedBy;
    private final EcsOptions options;
    private final Timeline timeline;
    private final Deployer deployer;
    private final ServiceScheduler scheduler;
    private final ServiceLog log;
    private boolean everHealthy;

    ServiceTaskWatcher(
            Ecs region,
            ServiceEntry service,
            Rollout startedBy,
            EcsOptions options,
            Timeline timeline,
            Deployer deployer,
            ServiceScheduler scheduler,
            ServiceLog log) {
        this.region = region;
        this.service = service;
        this.startedBy = startedBy;
        this.options = options;
        this.timeline = timeline;
        this.deployer = deployer;
        this.scheduler = scheduler;
        this.log = log;
    }

    private Rollout rollout(TaskEntry task) {
        return service.rollouts.stream()
                .filter(rollout -> rollout.tasks.contains(task))
                .findFirst()
                .orElse(startedBy);
    }

    @Override
    public void started(TaskEntry task) {
        for (LoadBalancer loadBalancer : task.loadBalancers) {
            if (loadBalancer.targetGroupArn() != null) {
                log.registered(service, loadBalancer.targetGroupArn());
            }
        }
    }

    @Override
    public void turnedHealthy(TaskEntry task) {
        everHealthy = true;
        Rollout rollout = rollout(task);
        rollout.breaker.healthy();
        rollout.noLongerFailing();
        scheduler.wake(region, service);
    }

    @Override
    public void turnedUnhealthy(TaskEntry task, String reason, String finding) {
        Duration grace = grace(task);
        if (grace.isPositive()) {
            timeline.after(grace, () -> turnedUnhealthy(task, reason, finding));
        } else if (!task.stopping() && !task.healthy) {
            log.unhealthy(service, task, finding);
            task.stop(TaskStopCode.SERVICE_SCHEDULER_INITIATED, reason);
            count(task);
        }
    }

    /** What is left of the grace period in which failed health checks are forgiven. */
    private Duration grace(TaskEntry task) {
        Integer seconds = service.settings.healthCheckGracePeriodSeconds();
        return task.startedAt()
                .map(started -> Duration.between(timeline.now(), started.plusSeconds(seconds == null ? 0 : seconds)))
                .orElse(Duration.ZERO);
    }

    @Override
    public void stopping(TaskEntry task) {
        boolean byItself = task.state.stopCode() == TaskStopCode.ESSENTIAL_CONTAINER_EXITED
                || task.state.stopCode() == TaskStopCode.TASK_FAILED_TO_START;
        if (byItself) {
            count(task);
        }
        scheduler.wake(region, service);
    }

    private void count(TaskEntry task) {
        Rollout rollout = rollout(task);
        rollout.backOff(options.firstBackoff(), options.longestBackoff(), timeline.now());
        rollout.updatedAt = timeline.now();
        if (!everHealthy && rollout.failuresInARow() == FAILURES_WORTH_TELLING) {
            log.cannotStart(service);
        }
        boolean judged = rollout.inProgress() && service.active() && rollout == service.primary();
        if (judged && rollout.breaker.failed(service.desired())) {
            deployer.breakerTripped(service);
        }
    }

    @Override
    public void stopped(TaskEntry task) {
        rollout(task).tasks.remove(task);
        scheduler.wake(region, service);
    }
}
