package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Tag;

/** What exists in one account and Region, and how callers may name it. */
final class Ecs {
    static final String DEFAULT_CLUSTER = "default";

    final Caller owner;
    final Map<String, ClusterEntry> clusters = new LinkedHashMap<>();
    final TaskDefinitionShelf taskDefinitions = new TaskDefinitionShelf();
    final Map<String, ServiceEntry> services = new LinkedHashMap<>();
    final Map<String, TaskEntry> tasks = new LinkedHashMap<>();
    final Map<String, Map<String, String>> tags = new LinkedHashMap<>();
    final Map<String, String> accountSettings = new LinkedHashMap<>();

    Ecs(Caller owner) {
        this.owner = owner;
    }

    /** @param nameOrArn null means the cluster called default */
    ClusterEntry cluster(@Nullable String nameOrArn) {
        ClusterEntry found = clusters.get(clusterName(nameOrArn));
        if (found == null || !found.active()) {
            throw EcsErrors.clusterNotFound();
        }
        return found;
    }

    static String clusterName(@Nullable String nameOrArn) {
        return nameOrArn == null || nameOrArn.isEmpty() ? DEFAULT_CLUSTER : last(nameOrArn);
    }

    /** A service of a cluster, by name or ARN, whatever its status. */
    Optional<ServiceEntry> service(ClusterEntry cluster, String nameOrArn) {
        return Optional.ofNullable(services.get(serviceArn(cluster.name(), last(nameOrArn))));
    }

    String serviceArn(String clusterName, String serviceName) {
        return owner.arn("ecs", "service/" + clusterName + "/" + serviceName);
    }

    Stream<ServiceEntry> servicesOf(ClusterEntry cluster) {
        return services.values().stream().filter(service -> service.cluster() == cluster);
    }

    Stream<TaskEntry> tasksOf(ClusterEntry cluster) {
        return tasks.values().stream().filter(task -> task.cluster() == cluster);
    }

    /** The tags of something, by key. */
    List<Tag> tagsOf(String arn) {
        return tags.getOrDefault(arn, Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** Whether this is the ARN of something that exists and can carry tags. */
    boolean taggable(String arn) {
        ServiceEntry service = services.get(arn);
        return (service != null && !service.inactive())
                || tasks.containsKey(arn)
                || clusters.values().stream()
                        .anyMatch(cluster -> cluster.active() && cluster.arn().equals(arn))
                || (arn.contains(":task-definition/")
                        && taskDefinitions
                                .find(arn)
                                .filter(definition ->
                                        definition.taskDefinitionArn().equals(arn))
                                .isPresent());
    }

    /** What stands after the last slash: the name in an ARN, or the name itself. */
    static String last(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}
