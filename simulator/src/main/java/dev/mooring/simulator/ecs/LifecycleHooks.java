package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Ids;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;

/**
 * The hooks of deployments: functions, each of which succeeds at its first invocation, and pauses, which last until somebody
 * ends them or their time is over.
 */
final class LifecycleHooks {
    /** A pause without a timeout of its own lasts a day at most, and then the deployment is rolled back. */
    private static final int MINUTES_OF_A_PAUSE = 1440;

    private final Timeline timeline;
    private final Ids ids;
    private final EcsOptions options;

    LifecycleHooks(Timeline timeline, Ids ids, EcsOptions options) {
        this.timeline = timeline;
        this.ids = ids;
        this.options = options;
    }

    /**
     * Opens the hooks of a stage that a deployment enters.
     *
     * @param over hears what to do once a hook is over
     */
    void open(
            ServiceEntry service,
            ServiceDeploymentEntry deployment,
            Stage stage,
            Consumer<DeploymentLifecycleHookAction> over) {
        List<DeploymentLifecycleHookDetail> details = new ArrayList<>();
        for (DeploymentLifecycleHook hook :
                service.settings.deploymentConfiguration().lifecycleHooks()) {
            if (hook.lifecycleStagesAsStrings().contains(stage.name())) {
                details.add(pauses(hook) ? pause(deployment, hook, over) : invoke(deployment, hook, over));
            }
        }
        if (!details.isEmpty()) {
            deployment.hooks(details);
        }
    }

    static boolean pauses(DeploymentLifecycleHook hook) {
        return hook.targetType() == DeploymentLifecycleHookTargetType.PAUSE;
    }

    private DeploymentLifecycleHookDetail invoke(
            ServiceDeploymentEntry deployment,
            DeploymentLifecycleHook hook,
            Consumer<DeploymentLifecycleHookAction> over) {
        DeploymentLifecycleHookDetail detail = DeploymentLifecycleHookDetail.builder()
                .hookId(ids.uuid())
                .targetType(DeploymentLifecycleHookTargetType.AWS_LAMBDA)
                .targetArn(hook.hookTargetArn())
                .status(DeploymentLifecycleHookStatus.IN_PROGRESS)
                .build();
        timeline.after(options.scheduling(), () -> {
            if (deployment.resolve(detail.hookId(), DeploymentLifecycleHookStatus.SUCCEEDED)) {
                over.accept(DeploymentLifecycleHookAction.CONTINUE);
            }
        });
        return detail;
    }

    private DeploymentLifecycleHookDetail pause(
            ServiceDeploymentEntry deployment,
            DeploymentLifecycleHook hook,
            Consumer<DeploymentLifecycleHookAction> over) {
        int minutes = Optional.ofNullable(hook.timeoutConfiguration())
                .map(timeout -> timeout.timeoutInMinutes())
                .orElse(MINUTES_OF_A_PAUSE);
        DeploymentLifecycleHookAction action = Optional.ofNullable(hook.timeoutConfiguration())
                .map(timeout -> timeout.action())
                .orElse(DeploymentLifecycleHookAction.ROLLBACK);
        Duration patience = options.minute().multipliedBy(minutes);
        Instant expires = timeline.now().plus(patience);
        DeploymentLifecycleHookDetail detail = DeploymentLifecycleHookDetail.builder()
                .hookId(ids.uuid())
                .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                .status(DeploymentLifecycleHookStatus.AWAITING_ACTION)
                .expiresAt(expires)
                .timeoutAction(action)
                .build();
        timeline.after(patience, () -> {
            if (deployment.resolve(detail.hookId(), DeploymentLifecycleHookStatus.TIMED_OUT)) {
                over.accept(action);
            }
        });
        return detail;
    }
}
