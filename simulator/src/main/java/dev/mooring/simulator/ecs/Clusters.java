package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterResponse;
import software.amazon.awssdk.services.ecs.model.UpdateClusterSettingsRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterSettingsResponse;

/** Clusters. */
final class Clusters {
    private static final int PAGE = 100;
    private static final List<ClusterSetting> SETTINGS = List.of(
            ClusterSetting.builder().name("containerInsights").value("disabled").build());

    private final Regional<Ecs> regions;
    private final EcsTags tags;

    Clusters(Regional<Ecs> regions, EcsTags tags) {
        this.regions = regions;
        this.tags = tags;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateClusterRequest.class, this::create);
        operations.on(DescribeClustersRequest.class, this::describe);
        operations.on(ListClustersRequest.class, this::list);
        operations.on(DeleteClusterRequest.class, this::delete);
        operations.on(UpdateClusterRequest.class, this::update);
        operations.on(UpdateClusterSettingsRequest.class, this::updateSettings);
        operations.on(PutClusterCapacityProvidersRequest.class, this::putCapacityProviders);
    }

    /** As documented: to create a cluster that exists gives the existing one back. */
    private CreateClusterResponse create(CreateClusterRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        String name = Optional.ofNullable(request.clusterName()).orElse(Ecs.DEFAULT_CLUSTER);
        if (!name.matches("[a-zA-Z0-9_-]{1,255}")) {
            throw EcsErrors.invalid("The specified cluster name is not valid.");
        }
        ClusterEntry present = region.clusters.get(name);
        if (present == null || !present.active()) {
            tags.put(region, arn(caller, name), request.tags());
            region.clusters.put(name, new ClusterEntry(settings(request, caller, name)));
        }
        return CreateClusterResponse.builder()
                .cluster(view(region, region.cluster(name), true))
                .build();
    }

    /** Makes a cluster exist as if it always had, with Fargate's capacity providers and a namespace of its name. */
    void seed(Caller caller, String name) {
        Cluster settings = settings(
                CreateClusterRequest.builder()
                        .capacityProviders("FARGATE", "FARGATE_SPOT")
                        .serviceConnectDefaults(
                                defaults -> defaults.namespace(caller.arn("servicediscovery", "namespace/ns-" + name)))
                        .build(),
                caller,
                name);
        regions.of(caller).clusters.putIfAbsent(name, new ClusterEntry(settings));
    }

    private static String arn(Caller caller, String name) {
        return caller.arn("ecs", "cluster/" + name);
    }

    private static Cluster settings(CreateClusterRequest request, Caller caller, String name) {
        Cluster.Builder settings = Cluster.builder()
                .clusterArn(arn(caller, name))
                .clusterName(name)
                .status("ACTIVE")
                .statistics(List.of())
                .settings(request.settings().isEmpty() ? SETTINGS : request.settings())
                .configuration(request.configuration())
                .capacityProviders(List.copyOf(request.capacityProviders()))
                .defaultCapacityProviderStrategy(ServiceDefaults.providers(request.defaultCapacityProviderStrategy()));
        Optional.ofNullable(request.serviceConnectDefaults())
                .ifPresent(given -> settings.serviceConnectDefaults(defaults -> defaults.namespace(given.namespace())));
        return settings.build();
    }

    private DescribeClustersResponse describe(DescribeClustersRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        List<String> names = request.clusters().isEmpty() ? List.of(Ecs.DEFAULT_CLUSTER) : request.clusters();
        boolean withTags = request.includeAsStrings().contains("TAGS");
        List<Cluster> clusters = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : names) {
            ClusterEntry cluster = region.clusters.get(Ecs.clusterName(name));
            if (cluster == null) {
                failures.add(Failure.builder()
                        .arn(arn(caller, Ecs.clusterName(name)))
                        .reason("MISSING")
                        .build());
            } else {
                clusters.add(view(region, cluster, withTags));
            }
        }
        return DescribeClustersResponse.builder()
                .clusters(clusters)
                .failures(failures)
                .build();
    }

    private ListClustersResponse list(ListClustersRequest request, Caller caller) {
        List<String> arns = regions.of(caller).clusters.values().stream()
                .filter(ClusterEntry::active)
                .map(ClusterEntry::arn)
                .toList();
        Page<String> page = Page.of(arns, request.nextToken(), request.maxResults(), PAGE, EcsErrors::badToken);
        return ListClustersResponse.builder()
                .clusterArns(page.items())
                .nextToken(page.next())
                .build();
    }

    private DeleteClusterResponse delete(DeleteClusterRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(request.cluster());
        if (region.servicesOf(cluster).anyMatch(service -> !service.inactive())) {
            throw AwsErrors.client(
                    "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
        }
        if (region.tasksOf(cluster).anyMatch(task -> !task.is(TaskEntry.STOPPED))) {
            throw AwsErrors.client(
                    "ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
        }
        cluster.settings = cluster.settings.toBuilder().status("INACTIVE").build();
        region.tags.remove(cluster.arn());
        return DeleteClusterResponse.builder()
                .cluster(view(region, cluster, true))
                .build();
    }

    private UpdateClusterResponse update(UpdateClusterRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(request.cluster());
        Cluster.Builder updated = cluster.settings.toBuilder();
        if (request.hasSettings()) {
            updated.settings(request.settings());
        }
        Optional.ofNullable(request.configuration()).ifPresent(updated::configuration);
        Optional.ofNullable(request.serviceConnectDefaults())
                .ifPresent(given -> updated.serviceConnectDefaults(defaults -> defaults.namespace(given.namespace())));
        cluster.settings = updated.build();
        return UpdateClusterResponse.builder()
                .cluster(view(region, cluster, true))
                .build();
    }

    private UpdateClusterSettingsResponse updateSettings(UpdateClusterSettingsRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(request.cluster());
        cluster.settings =
                cluster.settings.toBuilder().settings(request.settings()).build();
        return UpdateClusterSettingsResponse.builder()
                .cluster(view(region, cluster, true))
                .build();
    }

    private PutClusterCapacityProvidersResponse putCapacityProviders(
            PutClusterCapacityProvidersRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(request.cluster());
        cluster.settings = cluster.settings.toBuilder()
                .capacityProviders(List.copyOf(request.capacityProviders()))
                .defaultCapacityProviderStrategy(ServiceDefaults.providers(request.defaultCapacityProviderStrategy()))
                .build();
        return PutClusterCapacityProvidersResponse.builder()
                .cluster(view(region, cluster, true))
                .build();
    }

    private static Cluster view(Ecs region, ClusterEntry cluster, boolean withTags) {
        List<TaskEntry> tasks = region.tasksOf(cluster).toList();
        return cluster.settings.toBuilder()
                .registeredContainerInstancesCount(0)
                .runningTasksCount(
                        (int) tasks.stream().filter(TaskEntry::running).count())
                .pendingTasksCount(
                        (int) tasks.stream().filter(TaskEntry::pending).count())
                .activeServicesCount((int)
                        region.servicesOf(cluster).filter(ServiceEntry::active).count())
                .tags(withTags ? region.tagsOf(cluster.arn()) : List.of())
                .build();
    }
}
