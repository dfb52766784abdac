package dev.mooring.simulator.ecs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/** One service: what it is configured to be, its deployments, its revisions and what happened to it. */
final class ServiceEntry {
    private static final int MOST_EVENTS = 100;

    private final ClusterEntry cluster;
    final CreateServiceRequest created;
    /** What callers set, with defaults filled in; counts, deployments and events are added when it is shown. */
    Service settings;
    /** Newest first; the first is the primary one. */
    final List<Rollout> rollouts = new ArrayList<>();
    /** Every service deployment that there has been, newest first. */
    final List<ServiceDeploymentEntry> history = new ArrayList<>();

    final Map<String, ServiceRevision> revisions = new LinkedHashMap<>();
    final Deque<ServiceEvent> events = new ArrayDeque<>();
    /** What the last completed deployment was after: the only thing that a rollback goes back to. */
    @Nullable ServiceRevision stable;

    boolean steady;

    /** Whether production traffic goes to the alternate target groups; each blue/green deployment swaps them. */
    boolean onAlternate;

    /** When the scheduler looks at the service next; null while nothing makes it look. */
    @Nullable Instant nextLook;

    ServiceEntry(ClusterEntry cluster, CreateServiceRequest created, Service settings) {
        this.cluster = cluster;
        this.created = created;
        this.settings = settings;
    }

    ClusterEntry cluster() {
        return cluster;
    }

    String arn() {
        return settings.serviceArn();
    }

    String name() {
        return settings.serviceName();
    }

    boolean active() {
        return "ACTIVE".equals(settings.status());
    }

    boolean inactive() {
        return "INACTIVE".equals(settings.status());
    }

    int desired() {
        return active() ? settings.desiredCount() : 0;
    }

    boolean daemon() {
        return "DAEMON".equals(settings.schedulingStrategyAsString());
    }

    /** Whether deployments go by stages and move traffic, rather than roll. */
    boolean staged() {
        return !"ROLLING".equals(settings.deploymentConfiguration().strategyAsString());
    }

    Rollout primary() {
        return rollouts.getFirst();
    }

    Stream<TaskEntry> tasks() {
        return rollouts.stream().flatMap(rollout -> rollout.tasks.stream());
    }

    Optional<ServiceDeploymentEntry> deploymentUnderWay() {
        return history.stream().filter(ServiceDeploymentEntry::underWay).findFirst();
    }

    void tell(ServiceEvent event) {
        events.addFirst(event);
        if (events.size() > MOST_EVENTS) {
            events.removeLast();
        }
    }
}
