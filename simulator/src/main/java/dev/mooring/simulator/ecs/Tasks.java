package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskOverride;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** Tasks: run by hand, stopped, shown and listed, those of services among them. */
final class Tasks {
    private static final int MOST_AT_ONCE = 10;
    private static final int PAGE = 100;

    private final Regional<Ecs> regions;
    private final TaskLauncher launcher;

    Tasks(Regional<Ecs> regions, TaskLauncher launcher) {
        this.regions = regions;
        this.launcher = launcher;
    }

    void bind(Api.Operations operations) {
        operations.on(RunTaskRequest.class, this::run);
        operations.on(StopTaskRequest.class, this::stop);
        operations.on(DescribeTasksRequest.class, this::describe);
        operations.on(ListTasksRequest.class, this::list);
    }

    private RunTaskResponse run(RunTaskRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        int count = request.count() == null ? 1 : request.count();
        if (count < 1 || count > MOST_AT_ONCE) {
            throw EcsErrors.invalid("Number of tasks to launch must be between 1 and 10.");
        }
        if (request.launchTypeAsString() != null
                && !request.launchTypeAsString().matches("EC2|FARGATE|EXTERNAL")) {
            throw EcsErrors.invalid("launch type should be one of [EC2,FARGATE,EXTERNAL]");
        }
        ClusterEntry cluster = region.cluster(request.cluster());
        TaskDefinition definition = ServiceChecks.definition(region, request.taskDefinition());
        String launchType = launchType(request, cluster);
        if (launchType.equals("FARGATE") && !definition.compatibilities().contains(Compatibility.FARGATE)) {
            throw EcsErrors.invalid("Task definition does not support launch_type FARGATE.");
        }
        NetworkConfiguration network = ServiceDefaults.network(request.networkConfiguration());
        ServiceChecks.network(definition, network);
        TaskLauncher.Order order = new TaskLauncher.Order(
                cluster,
                definition,
                launchType,
                request.capacityProviderStrategy().isEmpty()
                        ? null
                        : request.capacityProviderStrategy().get(0).capacityProvider(),
                network,
                List.of(),
                Optional.ofNullable(request.group()).orElse("family:" + definition.family()),
                request.startedBy(),
                request.overrides() == null ? TaskOverride.builder().build() : request.overrides(),
                Boolean.TRUE.equals(request.enableExecuteCommand()),
                tags(region, request, definition));
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TaskEntry task = launcher.launch(region, order, TaskWatcher.NOBODY);
            tasks.add(tagged(region, task, true));
        }
        return RunTaskResponse.builder().tasks(tasks).failures(List.of()).build();
    }

    private static String launchType(RunTaskRequest request, ClusterEntry cluster) {
        if (request.launchTypeAsString() != null) {
            return request.launchTypeAsString();
        }
        boolean fargate = (request.capacityProviderStrategy().isEmpty()
                        ? cluster.settings.defaultCapacityProviderStrategy()
                        : request.capacityProviderStrategy())
                .stream().anyMatch(item -> item.capacityProvider().startsWith("FARGATE"));
        return fargate ? "FARGATE" : "EC2";
    }

    private static List<Tag> tags(Ecs region, RunTaskRequest request, TaskDefinition definition) {
        List<Tag> tags = new ArrayList<>(request.tags());
        if ("TASK_DEFINITION".equals(request.propagateTagsAsString())) {
            tags.addAll(0, region.tagsOf(definition.taskDefinitionArn()));
        }
        return tags;
    }

    private StopTaskResponse stop(StopTaskRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(request.cluster());
        TaskEntry task = Optional.ofNullable(request.task())
                .flatMap(name -> find(region, cluster, name))
                .orElseThrow(() -> EcsErrors.invalid("The referenced task was not found."));
        task.stop(
                TaskStopCode.USER_INITIATED,
                Optional.ofNullable(request.reason()).orElse("Task stopped by user"));
        return StopTaskResponse.builder().task(task.view()).build();
    }

    private static Optional<TaskEntry> find(Ecs region, ClusterEntry cluster, String nameOrArn) {
        String id = Ecs.last(nameOrArn);
        return region.tasksOf(cluster).filter(task -> task.id().equals(id)).findFirst();
    }

    private DescribeTasksResponse describe(DescribeTasksRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(request.cluster());
        if (request.tasks().isEmpty()) {
            throw EcsErrors.invalid("Tasks cannot be empty.");
        }
        if (request.tasks().size() > PAGE) {
            throw EcsErrors.invalid("Tasks can have at most 100 items.");
        }
        boolean withTags = request.includeAsStrings().contains("TAGS");
        List<Task> tasks = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : request.tasks()) {
            Optional<TaskEntry> task = find(region, cluster, name);
            if (task.isPresent()) {
                tasks.add(tagged(region, task.get(), withTags));
            } else {
                failures.add(Failure.builder()
                        .arn(name.startsWith("arn:") ? name : caller.arn("ecs", "task/" + cluster.name() + "/" + name))
                        .reason("MISSING")
                        .build());
            }
        }
        return DescribeTasksResponse.builder().tasks(tasks).failures(failures).build();
    }

    private static Task tagged(Ecs region, TaskEntry task, boolean withTags) {
        Task shown = task.view();
        return withTags ? shown.toBuilder().tags(region.tagsOf(task.arn())).build() : shown;
    }

    private ListTasksResponse list(ListTasksRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        ClusterEntry cluster = region.cluster(request.cluster());
        if (request.serviceName() != null
                && region.service(cluster, request.serviceName()).isEmpty()) {
            throw EcsErrors.serviceNotFound();
        }
        String desired = Optional.ofNullable(request.desiredStatusAsString()).orElse(TaskEntry.RUNNING);
        List<String> arns = region.tasksOf(cluster)
                .map(task -> task.state)
                .filter(task -> task.desiredStatus().equals(desired))
                .filter(task -> wants(request.serviceName(), task.group(), "service:"))
                .filter(task -> request.family() == null
                        || Ecs.last(task.taskDefinitionArn()).startsWith(request.family() + ":"))
                .filter(task ->
                        request.startedBy() == null || request.startedBy().equals(task.startedBy()))
                .filter(task -> request.containerInstance() == null
                        || request.containerInstance().equals(task.containerInstanceArn()))
                .filter(task -> request.launchTypeAsString() == null
                        || request.launchTypeAsString().equals(task.launchTypeAsString()))
                .map(Task::taskArn)
                .toList();
        Page<String> page = Page.of(arns, request.nextToken(), request.maxResults(), PAGE, EcsErrors::badToken);
        return ListTasksResponse.builder()
                .taskArns(page.items())
                .nextToken(page.next())
                .build();
    }

    private static boolean wants(@Nullable String service, String group, String prefix) {
        return service == null || group.equals(prefix + Ecs.last(service));
    }
}
