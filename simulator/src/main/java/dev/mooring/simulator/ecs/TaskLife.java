package dev.mooring.simulator.ecs;

import dev.mooring.simulator.elb.Probe;
import dev.mooring.simulator.elb.TargetRegistry;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Connectivity;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * One task's way through its states, as its images behave: PROVISIONING, PENDING, ACTIVATING where it is load balanced,
 * RUNNING, and at the end DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED.
 */
final class TaskLife {
    private static final int KILLED_POLITELY = 0;

    private final TaskEntry task;
    private final TaskSurroundings around;
    private final TaskWatcher watcher;
    private int checksToPass;
    private int targetsToDrain;

    TaskLife(TaskEntry task, TaskSurroundings around, TaskWatcher watcher) {
        this.task = task;
        this.around = around;
        this.watcher = watcher;
    }

    void begin() {
        after(around.options().provisioning(), "PROVISIONING", this::pull);
    }

    private void pull() {
        task.moveTo("PENDING");
        task.state = task.state.toBuilder()
                .connectivity(Connectivity.CONNECTED)
                .connectivityAt(around.timeline().now())
                .build();
        Optional<String> refusal = around.secrets().refusal(around.region().owner, task.definition);
        if (refusal.isPresent()) {
            stop(TaskStopCode.TASK_FAILED_TO_START, refusal.get());
            return;
        }
        task.state =
                task.state.toBuilder().pullStartedAt(around.timeline().now()).build();
        after(around.options().pulling(), "PENDING", this::pulled);
    }

    private void pulled() {
        for (ContainerDefinition container : task.definition.containerDefinitions()) {
            if (behaviour(container) instanceof ImageBehaviour.Unpullable unpullable) {
                String reason = "CannotPullContainerError: " + unpullable.reason();
                task.containers.replaceAll(each -> each.name().equals(container.name())
                        ? each.toBuilder()
                                .lastStatus(TaskEntry.STOPPED)
                                .reason(reason)
                                .build()
                        : each);
                stop(TaskStopCode.TASK_FAILED_TO_START, reason);
                return;
            }
        }
        task.state =
                task.state.toBuilder().pullStoppedAt(around.timeline().now()).build();
        if (task.loadBalancers.isEmpty()) {
            run();
        } else {
            task.moveTo("ACTIVATING");
            after(around.options().activating(), "ACTIVATING", this::run);
        }
    }

    private void run() {
        task.moveTo(TaskEntry.RUNNING);
        task.containers(TaskEntry.RUNNING);
        task.state = task.state.toBuilder().startedAt(around.timeline().now()).build();
        watcher.started(task);
        task.loadBalancers.forEach(this::register);
        task.definition.containerDefinitions().forEach(this::start);
        if (checksToPass == 0) {
            checksToPass = 1;
            after(around.options().settling(), TaskEntry.RUNNING, this::passed);
        }
    }

    private void register(LoadBalancer loadBalancer) {
        Optional<ContainerDefinition> container = task.definition.containerDefinitions().stream()
                .filter(each -> each.name().equals(loadBalancer.containerName()))
                .findFirst();
        if (loadBalancer.targetGroupArn() == null || container.isEmpty()) {
            return;
        }
        checksToPass++;
        around.targets()
                .register(
                        around.region().owner,
                        loadBalancer.targetGroupArn(),
                        task.address,
                        loadBalancer.containerPort(),
                        probe(container.get()),
                        new TargetRegistry.Watcher() {
                            @Override
                            public void healthy() {
                                passed();
                            }

                            @Override
                            public void unhealthy(String description) {
                                failed(
                                        "Task failed ELB health checks in (target-group "
                                                + loadBalancer.targetGroupArn() + ")",
                                        "(port " + loadBalancer.containerPort() + ") is unhealthy in (target-group "
                                                + loadBalancer.targetGroupArn() + ") due to (reason " + description
                                                + ")");
                            }
                        });
    }

    private Probe probe(ContainerDefinition container) {
        return switch (behaviour(container)) {
            case ImageBehaviour.Healthy healthy -> new Probe.Answers(healthy.after());
            case ImageBehaviour.Unhealthy unhealthy -> new Probe.Fails("Health checks failed with these codes: [503]");
            case ImageBehaviour.Exits exits -> new Probe.Fails("Health checks failed");
            case ImageBehaviour.Unpullable unpullable -> new Probe.Fails("Health checks failed");
        };
    }

    private void start(ContainerDefinition container) {
        ImageBehaviour behaviour = behaviour(container);
        if (container.healthCheck() != null) {
            check(container, behaviour);
        }
        if (behaviour instanceof ImageBehaviour.Exits exits) {
            after(exits.after(), TaskEntry.RUNNING, () -> exit(container, exits.code()));
        }
    }

    private void check(ContainerDefinition container, ImageBehaviour behaviour) {
        checksToPass += container.essential() ? 1 : 0;
        task.container(container.name(), HealthStatus.UNKNOWN);
        if (behaviour instanceof ImageBehaviour.Healthy healthy) {
            after(healthy.after().plus(around.options().containerCheck()), TaskEntry.RUNNING, () -> {
                task.container(container.name(), HealthStatus.HEALTHY);
                if (container.essential()) {
                    passed();
                }
            });
        } else if (behaviour instanceof ImageBehaviour.Unhealthy) {
            after(around.options().containerUnhealthyAfter(), TaskEntry.RUNNING, () -> {
                task.container(container.name(), HealthStatus.UNHEALTHY);
                if (container.essential()) {
                    failed("Task failed container health checks", "failed container health checks");
                }
            });
        }
    }

    private ImageBehaviour behaviour(ContainerDefinition container) {
        return around.images().behaviour(container.image());
    }

    private void passed() {
        checksToPass--;
        if (checksToPass == 0 && task.running() && !task.stopping()) {
            task.healthy = true;
            watcher.turnedHealthy(task);
        }
    }

    private void failed(String reason, String finding) {
        if (!task.stopping()) {
            task.healthy = false;
            watcher.turnedUnhealthy(task, reason, finding);
        }
    }

    private void exit(ContainerDefinition container, int code) {
        task.exited(container.name(), code, null);
        if (container.essential()) {
            stop(TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
        }
    }

    /** Begins the end, once; a task that runs is let go by its load balancers first. */
    void stop(TaskStopCode code, String reason) {
        if (task.stopping()) {
            return;
        }
        boolean ran = task.running();
        task.healthy = false;
        task.state = task.state.toBuilder()
                .desiredStatus(TaskEntry.STOPPED)
                .stopCode(code)
                .stoppedReason(reason)
                .stoppingAt(around.timeline().now())
                .version(task.state.version() + 1)
                .build();
        watcher.stopping(task);
        if (!ran) {
            deprovision();
        } else if (task.loadBalancers.isEmpty()) {
            endContainers();
        } else {
            deactivate();
        }
    }

    private void deactivate() {
        task.moveTo("DEACTIVATING");
        targetsToDrain = task.loadBalancers.size();
        for (LoadBalancer loadBalancer : task.loadBalancers) {
            if (loadBalancer.targetGroupArn() == null) {
                drained();
            } else {
                around.targets()
                        .deregister(
                                around.region().owner,
                                loadBalancer.targetGroupArn(),
                                task.address,
                                loadBalancer.containerPort(),
                                this::drained);
            }
        }
    }

    private void drained() {
        targetsToDrain--;
        if (targetsToDrain == 0) {
            endContainers();
        }
    }

    private void endContainers() {
        task.moveTo("STOPPING");
        around.timeline().after(around.options().stopping(), () -> {
            task.definition
                    .containerDefinitions()
                    .forEach(container -> task.exited(container.name(), KILLED_POLITELY, null));
            deprovision();
        });
    }

    private void deprovision() {
        task.moveTo("DEPROVISIONING");
        task.state = task.state.toBuilder()
                .executionStoppedAt(around.timeline().now())
                .build();
        around.timeline().after(around.options().deprovisioning(), () -> {
            task.moveTo(TaskEntry.STOPPED);
            task.containers(TaskEntry.STOPPED);
            task.state =
                    task.state.toBuilder().stoppedAt(around.timeline().now()).build();
            around.timeline().after(around.options().stoppedTasksKeptFor(), () -> around.forget(task));
            watcher.stopped(task);
        });
    }

    /** Goes on after a while, unless the task has meanwhile left the state that it is in. */
    private void after(Duration delay, String status, Runnable step) {
        around.timeline().after(delay, () -> {
            if (task.is(status) && !task.stopping()) {
                step.run();
            }
        });
    }
}
