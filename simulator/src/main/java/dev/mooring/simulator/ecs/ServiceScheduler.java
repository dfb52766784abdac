package dev.mooring.simulator.ecs;

import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskOverride;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * ECS's service scheduler: after every change it compares a service's tasks with what is wanted and goes one step further, as
 * far as {@link Replacement} allows.
 */
final class ServiceScheduler {
    private final Timeline timeline;
    private final EcsOptions options;
    private final TaskLauncher launcher;
    private final Deployer deployer;
    private final StageDriver stages;
    private final ServiceLog log;

    ServiceScheduler(
            Timeline timeline,
            EcsOptions options,
            TaskLauncher launcher,
            Deployer deployer,
            StageDriver stages,
            ServiceLog log) {
        this.timeline = timeline;
        this.options = options;
        this.launcher = launcher;
        this.deployer = deployer;
        this.stages = stages;
        this.log = log;
    }

    /** Something about the service has changed: look at it soon. */
    void wake(Ecs region, ServiceEntry service) {
        wake(region, service, options.scheduling());
    }

    private void wake(Ecs region, ServiceEntry service, Duration delay) {
        Instant at = timeline.now().plus(delay);
        if (service.nextLook == null || at.isBefore(service.nextLook)) {
            service.nextLook = at;
            timeline.after(delay, () -> {
                if (at.equals(service.nextLook)) {
                    service.nextLook = null;
                    look(region, service);
                }
            });
        }
    }

    private void look(Ecs region, ServiceEntry service) {
        if (service.inactive()) {
            return;
        }
        forgetFinishedRollouts(service);
        if (!service.active()) {
            stop(service, service.tasks().toList());
            if (service.tasks().findAny().isEmpty()) {
                service.rollouts.clear();
                service.settings =
                        service.settings.toBuilder().status("INACTIVE").build();
            }
            return;
        }
        service.primary().deployment.begin(timeline.now());
        stages.advance(service, () -> wake(region, service));
        Rollout primary = service.primary();
        if (primary.stages != null && primary.inProgress()) {
            stepAside(region, service, primary.stages.stage());
        } else {
            step(region, service);
        }
        conclude(region, service);
    }

    /** The new tasks start beside the old ones, which stay to the end; those of interrupted deployments do not. */
    private void stepAside(Ecs region, ServiceEntry service, Stage stage) {
        Rollout primary = service.primary();
        List<TaskEntry> ending = new ArrayList<>();
        for (Rollout other : service.rollouts.subList(1, service.rollouts.size())) {
            if (stage == Stage.CLEAN_UP || !other.target.equals(service.stable)) {
                ending.addAll(other.tasks);
            }
        }
        int spare = primary.alive() - service.desired();
        ending.addAll(leastHealthyFirst(primary.tasks.stream().filter(task -> !task.stopping()), Math.max(0, spare)));
        stop(service, ending);
        if (stage.scaledUp()) {
            start(region, service, Math.max(0, -spare));
        }
    }

    /** A rollout that is not the primary one is over as soon as its last task has stopped. */
    private static void forgetFinishedRollouts(ServiceEntry service) {
        service.rollouts.removeIf(rollout -> rollout != service.primary() && rollout.tasks.isEmpty());
    }

    private void step(Ecs region, ServiceEntry service) {
        Rollout primary = service.primary();
        List<TaskEntry> others = service.rollouts.stream()
                .skip(1)
                .flatMap(rollout -> rollout.tasks.stream())
                .filter(task -> !task.stopping())
                .toList();
        DeploymentConfiguration percent = service.settings.deploymentConfiguration();
        int desired = service.desired();
        Replacement next = Replacement.next(new Replacement.Situation(
                desired,
                primary.alive(),
                primary.healthy(),
                others.size(),
                (int) others.stream().filter(task -> task.healthy).count(),
                Replacement.maximum(desired, percent.maximumPercent()),
                Replacement.minimum(desired, percent.minimumHealthyPercent()),
                primary.failed()));
        List<TaskEntry> ending = new ArrayList<>();
        ending.addAll(leastHealthyFirst(others.stream(), next.stopOthers()));
        ending.addAll(leastHealthyFirst(primary.tasks.stream().filter(task -> !task.stopping()), next.stopPrimary()));
        stop(service, ending);
        start(region, service, next.start());
    }

    private static List<TaskEntry> leastHealthyFirst(Stream<TaskEntry> tasks, int count) {
        return tasks.sorted(
                        Comparator.comparing((TaskEntry task) -> task.healthy).thenComparing(TaskEntry::running))
                .limit(count)
                .toList();
    }

    private void stop(ServiceEntry service, List<TaskEntry> tasks) {
        List<TaskEntry> ending = tasks.stream().filter(task -> !task.stopping()).toList();
        if (ending.isEmpty()) {
            return;
        }
        if (!service.settings.loadBalancers().isEmpty()) {
            log.draining(service, ending.size());
        }
        ending.forEach(task -> task.stop(
                TaskStopCode.SERVICE_SCHEDULER_INITIATED,
                "Scaling activity initiated by (deployment " + task.state.startedBy() + ")"));
        log.stopped(service, ending);
    }

    private void start(Ecs region, ServiceEntry service, int count) {
        Rollout primary = service.primary();
        if (count == 0) {
            return;
        }
        if (timeline.now().isBefore(primary.notBefore)) {
            wake(region, service, Duration.between(timeline.now(), primary.notBefore));
            return;
        }
        List<TaskEntry> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TaskEntry task = launcher.launch(
                    region,
                    order(region, service),
                    new ServiceTaskWatcher(region, service, primary, options, timeline, deployer, this, log));
            primary.tasks.add(task);
            started.add(task);
        }
        log.started(service, started);
    }

    private static TaskLauncher.Order order(Ecs region, ServiceEntry service) {
        Rollout primary = service.primary();
        TaskDefinition definition = region.taskDefinitions
                .find(primary.target.taskDefinition())
                .orElseThrow(EcsErrors::noSuchTaskDefinition);
        Optional<String> provider = service.settings.capacityProviderStrategy().stream()
                .map(CapacityProviderStrategyItem::capacityProvider)
                .findFirst();
        return new TaskLauncher.Order(
                service.cluster(),
                definition,
                Fargate.in(service.settings) ? "FARGATE" : "EC2",
                provider.orElse(null),
                primary.target.networkConfiguration(),
                Traffic.resolved(primary.target.loadBalancers(), primary.alternate),
                "service:" + service.name(),
                primary.id,
                TaskOverride.builder().build(),
                Boolean.TRUE.equals(service.settings.enableExecuteCommand()),
                tags(region, service, definition));
    }

    private static List<Tag> tags(Ecs region, ServiceEntry service, TaskDefinition definition) {
        List<Tag> tags = new ArrayList<>();
        switch (service.settings.propagateTagsAsString()) {
            case "SERVICE" -> tags.addAll(region.tagsOf(service.arn()));
            case "TASK_DEFINITION" -> tags.addAll(region.tagsOf(definition.taskDefinitionArn()));
            default -> {}
        }
        if (Boolean.TRUE.equals(service.settings.enableECSManagedTags())) {
            tags.add(Tag.builder()
                    .key("aws:ecs:clusterName")
                    .value(service.cluster().name())
                    .build());
            tags.add(Tag.builder()
                    .key("aws:ecs:serviceName")
                    .value(service.name())
                    .build());
        }
        return tags;
    }

    private void conclude(Ecs region, ServiceEntry service) {
        Rollout primary = service.primary();
        int desired = service.desired();
        boolean alone = service.rollouts.size() == 1;
        boolean full = primary.healthy() == desired && primary.tasks.size() == desired;
        if (primary.inProgress() && alone && full && baked(region, service)) {
            deployer.complete(service);
        }
        boolean steady = alone && full && !primary.inProgress();
        if (steady && !service.steady) {
            log.steady(service);
        }
        service.steady = steady;
    }

    /** Whether nothing but its tasks keeps the primary deployment from its end. */
    private boolean baked(Ecs region, ServiceEntry service) {
        Rollout primary = service.primary();
        if (primary.stages != null) {
            return primary.stages.stage() == Stage.CLEAN_UP;
        }
        Integer minutes = service.settings.deploymentConfiguration().bakeTimeInMinutes();
        boolean bakes = primary.deployment.watchesAlarms && primary.deployment.canTurnBack() && minutes != null;
        if (!bakes) {
            return true;
        }
        if (primary.bakedAt == null) {
            Duration baking = options.minute().multipliedBy(minutes);
            primary.bakedAt = timeline.now().plus(baking);
            wake(region, service, baking);
        }
        return !timeline.now().isBefore(primary.bakedAt);
    }
}
