package dev.mooring.simulator.ecs;

import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.CanaryConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;

/**
 * Leads blue/green, linear and canary deployments from stage to stage: opens the stages' hooks, moves the traffic, lets the
 * new revision bake. Which tasks run meanwhile is the {@link ServiceScheduler}'s business. The first deployment of a service
 * has nothing to move traffic from and nothing to go back to, so it takes all traffic at once and does not bake.
 */
final class StageDriver {
    private final Timeline timeline;
    private final EcsOptions options;
    private final LifecycleHooks hooks;
    private final Traffic traffic;
    private final Deployer deployer;

    StageDriver(Timeline timeline, EcsOptions options, LifecycleHooks hooks, Traffic traffic, Deployer deployer) {
        this.timeline = timeline;
        this.options = options;
        this.hooks = hooks;
        this.traffic = traffic;
        this.deployer = deployer;
    }

    /**
     * Goes as far as the primary rollout can go now.
     *
     * @param wake makes the scheduler look again, and so calls this again
     */
    void advance(ServiceEntry service, Runnable wake) {
        Rollout green = service.primary();
        StageProgress at = green.stages;
        while (at != null && green.inProgress() && passed(service, green, at, wake)) {
            at.leave();
        }
    }

    private boolean passed(ServiceEntry service, Rollout green, StageProgress at, Runnable wake) {
        ServiceDeploymentEntry deployment = green.deployment;
        if (!at.entered) {
            at.entered = true;
            deployment.reach(at.stage().shown(), timeline.now());
            hooks.open(service, deployment, at.stage(), action -> hookOver(service, deployment, action, wake));
        }
        if (deployment.waitsForHook()) {
            return false;
        }
        return switch (at.stage()) {
            case RECONCILE_SERVICE -> !strangers(service);
            case SCALE_UP -> green.healthy() >= service.desired();
            case TEST_TRAFFIC_SHIFT -> testShifted(service, green, at);
            case PRODUCTION_TRAFFIC_SHIFT -> productionShifted(service, green, at, wake);
            case BAKE_TIME -> baked(service, green, at, wake);
            case CLEAN_UP -> false;
            default -> true;
        };
    }

    private void hookOver(
            ServiceEntry service,
            ServiceDeploymentEntry deployment,
            DeploymentLifecycleHookAction action,
            Runnable wake) {
        if (action == DeploymentLifecycleHookAction.ROLLBACK && deployment.canTurnBack()) {
            deployer.turnBack(
                    service,
                    "a lifecycle hook asked for it.",
                    "Service deployment rolled back because of a lifecycle hook.");
        }
        wake.run();
    }

    /** Whether tasks are left of deployments that this one interrupted. */
    private static boolean strangers(ServiceEntry service) {
        return service.rollouts.stream()
                .skip(1)
                .anyMatch(rollout -> !rollout.target.equals(service.stable) && !rollout.tasks.isEmpty());
    }

    private boolean testShifted(ServiceEntry service, Rollout green, StageProgress at) {
        at.test = StageProgress.ALL;
        traffic.test(service, green, at.test);
        return true;
    }

    private boolean productionShifted(ServiceEntry service, Rollout green, StageProgress at, Runnable wake) {
        DeploymentConfiguration configured = service.settings.deploymentConfiguration();
        while (!waits(at)) {
            at.production = green.deployment.sources.isEmpty() ? StageProgress.ALL : next(configured, at.production);
            traffic.production(service, green, at.production);
            if (at.production >= StageProgress.ALL) {
                at.test = StageProgress.ALL;
                return true;
            }
            await(at, minutes(stepBake(configured)), wake);
        }
        return false;
    }

    private static double next(DeploymentConfiguration configured, double reached) {
        if (configured.strategy() == DeploymentStrategy.LINEAR) {
            LinearConfiguration linear = configured.linearConfiguration();
            return Math.min(StageProgress.ALL, Math.round((reached + linear.stepPercent()) * 10) / 10.0);
        }
        if (configured.strategy() == DeploymentStrategy.CANARY && reached == 0) {
            return configured.canaryConfiguration().canaryPercent();
        }
        return StageProgress.ALL;
    }

    private static int stepBake(DeploymentConfiguration configured) {
        LinearConfiguration linear = configured.linearConfiguration();
        CanaryConfiguration canary = configured.canaryConfiguration();
        if (configured.strategy() == DeploymentStrategy.LINEAR) {
            return linear.stepBakeTimeInMinutes();
        }
        return configured.strategy() == DeploymentStrategy.CANARY ? canary.canaryBakeTimeInMinutes() : 0;
    }

    private boolean baked(ServiceEntry service, Rollout green, StageProgress at, Runnable wake) {
        if (green.deployment.sources.isEmpty()) {
            return true;
        }
        if (at.until == null) {
            await(at, minutes(service.settings.deploymentConfiguration().bakeTimeInMinutes()), wake);
        }
        return !waits(at);
    }

    private Duration minutes(@Nullable Integer count) {
        return options.minute().multipliedBy(count == null ? 0 : count);
    }

    private boolean waits(StageProgress at) {
        Instant until = at.until;
        return until != null && timeline.now().isBefore(until);
    }

    private void await(StageProgress at, Duration time, Runnable wake) {
        at.until = timeline.now().plus(time);
        timeline.after(time, wake);
    }
}
