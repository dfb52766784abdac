package dev.mooring.simulator.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** One task as DescribeTasks shows it. {@link TaskLife} moves it. */
final class TaskEntry {
    static final String RUNNING = "RUNNING";
    static final String STOPPED = "STOPPED";

    private final ClusterEntry cluster;
    final TaskDefinition definition;
    final String address;
    final List<LoadBalancer> loadBalancers;
    final List<Container> containers = new ArrayList<>();
    Task state;
    /** Whether it has passed every health check that there is, or has settled where there is none. */
    boolean healthy;

    private @Nullable TaskLife life;

    TaskEntry(
            ClusterEntry cluster,
            TaskDefinition definition,
            String address,
            List<LoadBalancer> loadBalancers,
            Task state) {
        this.cluster = cluster;
        this.definition = definition;
        this.address = address;
        this.loadBalancers = loadBalancers;
        this.state = state;
    }

    /** Begins to live; once. */
    void live(TaskLife begun) {
        life = begun;
        begun.begin();
    }

    /** Begins to end, unless it already does. */
    void stop(TaskStopCode code, String reason) {
        if (life != null) {
            life.stop(code, reason);
        }
    }

    ClusterEntry cluster() {
        return cluster;
    }

    String arn() {
        return state.taskArn();
    }

    String id() {
        return Ecs.last(arn());
    }

    boolean is(String lastStatus) {
        return lastStatus.equals(state.lastStatus());
    }

    boolean stopping() {
        return STOPPED.equals(state.desiredStatus());
    }

    /** Starting, as far as counts go: everything before RUNNING that is not to stop. */
    boolean pending() {
        return !stopping() && !is(RUNNING);
    }

    boolean running() {
        return is(RUNNING);
    }

    void moveTo(String lastStatus) {
        state = state.toBuilder()
                .lastStatus(lastStatus)
                .version(state.version() + 1)
                .build();
    }

    void containers(String lastStatus) {
        containers.replaceAll(
                container -> container.toBuilder().lastStatus(lastStatus).build());
    }

    void container(String name, HealthStatus health) {
        containers.replaceAll(container -> container.name().equals(name)
                ? container.toBuilder().healthStatus(health).build()
                : container);
        state = state.toBuilder()
                .healthStatus(health())
                .version(state.version() + 1)
                .build();
    }

    void exited(String name, int code, @Nullable String reason) {
        containers.replaceAll(container -> container.name().equals(name) && !STOPPED.equals(container.lastStatus())
                ? container.toBuilder()
                        .lastStatus(STOPPED)
                        .exitCode(code)
                        .reason(reason)
                        .build()
                : container);
    }

    Optional<Container> container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    /** A task is as healthy as its essential containers that have a health check. */
    private HealthStatus health() {
        List<HealthStatus> checked = definition.containerDefinitions().stream()
                .filter(container -> container.essential() && container.healthCheck() != null)
                .flatMap(container -> container(container.name()).stream())
                .map(Container::healthStatus)
                .toList();
        if (checked.contains(HealthStatus.UNHEALTHY)) {
            return HealthStatus.UNHEALTHY;
        }
        return checked.isEmpty() || checked.contains(HealthStatus.UNKNOWN)
                ? HealthStatus.UNKNOWN
                : HealthStatus.HEALTHY;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(state.startedAt());
    }

    Task view() {
        return state.toBuilder().containers(containers).build();
    }
}
