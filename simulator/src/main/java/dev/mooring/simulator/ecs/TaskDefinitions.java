package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Task definitions: each registration makes a new revision, however equal it is to the last. */
final class TaskDefinitions {
    private static final int PAGE = 100;
    private static final int MOST_DELETED = 10;

    private final Regional<Ecs> regions;
    private final Timeline timeline;
    private final EcsTags tags;

    TaskDefinitions(Regional<Ecs> regions, Timeline timeline, EcsTags tags) {
        this.regions = regions;
        this.timeline = timeline;
        this.tags = tags;
    }

    void bind(Api.Operations operations) {
        operations.on(RegisterTaskDefinitionRequest.class, this::register);
        operations.on(DescribeTaskDefinitionRequest.class, this::describe);
        operations.on(DeregisterTaskDefinitionRequest.class, this::deregister);
        operations.on(DeleteTaskDefinitionsRequest.class, this::delete);
        operations.on(ListTaskDefinitionsRequest.class, this::list);
        operations.on(ListTaskDefinitionFamiliesRequest.class, this::families);
    }

    private RegisterTaskDefinitionResponse register(RegisterTaskDefinitionRequest request, Caller caller) {
        new TaskDefinitionChecks(request).run();
        Ecs region = regions.of(caller);
        int revision = region.taskDefinitions.nextRevision(request.family());
        String arn = caller.arn("ecs", "task-definition/" + request.family() + ":" + revision);
        tags.put(region, arn, request.tags());
        TaskDefinition registered = TaskDefinitionDefaults.fill(request).toBuilder()
                .taskDefinitionArn(arn)
                .revision(revision)
                .registeredAt(timeline.now())
                .registeredBy("arn:aws:iam::" + caller.account() + ":root")
                .build();
        region.taskDefinitions.put(registered);
        return RegisterTaskDefinitionResponse.builder()
                .taskDefinition(registered)
                .tags(request.hasTags() ? request.tags() : null)
                .build();
    }

    private DescribeTaskDefinitionResponse describe(DescribeTaskDefinitionRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        TaskDefinition found = Optional.ofNullable(request.taskDefinition())
                .flatMap(region.taskDefinitions::find)
                .orElseThrow(EcsErrors::noSuchTaskDefinition);
        DescribeTaskDefinitionResponse.Builder response =
                DescribeTaskDefinitionResponse.builder().taskDefinition(found);
        if (request.includeAsStrings().contains("TAGS")) {
            response.tags(region.tagsOf(found.taskDefinitionArn()));
        }
        return response.build();
    }

    private DeregisterTaskDefinitionResponse deregister(DeregisterTaskDefinitionRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        TaskDefinition found = revision(region, request.taskDefinition());
        TaskDefinition inactive = found.status() == TaskDefinitionStatus.ACTIVE
                ? found.toBuilder()
                        .status(TaskDefinitionStatus.INACTIVE)
                        .deregisteredAt(timeline.now())
                        .build()
                : found;
        region.taskDefinitions.put(inactive);
        return DeregisterTaskDefinitionResponse.builder()
                .taskDefinition(inactive)
                .build();
    }

    private static TaskDefinition revision(Ecs region, @Nullable String name) {
        String revision = name == null || !Ecs.last(name).contains(":")
                ? ""
                : Ecs.last(name).substring(Ecs.last(name).indexOf(':') + 1);
        if (name == null || revision.isEmpty()) {
            throw EcsErrors.client("Revision is missing.");
        }
        if (!revision.matches("\\d+")) {
            throw EcsErrors.invalid("Invalid revision number. Number: " + revision);
        }
        return region.taskDefinitions.find(name).orElseThrow(EcsErrors::noSuchTaskDefinition);
    }

    private DeleteTaskDefinitionsResponse delete(DeleteTaskDefinitionsRequest request, Caller caller) {
        if (request.taskDefinitions().isEmpty()) {
            throw EcsErrors.invalid("size of TaskDefinition references list must be greater than 0");
        }
        if (request.taskDefinitions().size() > MOST_DELETED) {
            throw EcsErrors.invalid("Size of TaskDefinition references list cannot exceed 10");
        }
        Ecs region = regions.of(caller);
        List<TaskDefinition> deleted = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : request.taskDefinitions()) {
            Optional<TaskDefinition> found = region.taskDefinitions.find(name);
            if (!Ecs.last(name).contains(":")) {
                failures.add(failure(
                        name,
                        "The specified task definition identifier is invalid. Specify a valid name"
                                + " or ARN and try again."));
            } else if (found.isEmpty()) {
                failures.add(failure(
                        name,
                        "The specified task definition does not exist. Specify a valid account,"
                                + " family, revision and try again."));
            } else if (found.get().status() == TaskDefinitionStatus.ACTIVE) {
                failures.add(failure(
                        found.get().taskDefinitionArn(),
                        "The specified task definition is still in ACTIVE status. Please deregister the target and try"
                                + " again."));
            } else {
                TaskDefinition ending = found.get().toBuilder()
                        .status(TaskDefinitionStatus.DELETE_IN_PROGRESS)
                        .build();
                region.taskDefinitions.put(ending);
                deleted.add(ending);
            }
        }
        return DeleteTaskDefinitionsResponse.builder()
                .taskDefinitions(deleted)
                .failures(failures)
                .build();
    }

    private static Failure failure(String arn, String reason) {
        return Failure.builder().arn(arn).reason(reason).build();
    }

    private ListTaskDefinitionsResponse list(ListTaskDefinitionsRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        String status = Optional.ofNullable(request.statusAsString()).orElse("ACTIVE");
        List<String> arns = new ArrayList<>(region.taskDefinitions
                .all()
                .filter(definition ->
                        request.familyPrefix() == null || definition.family().equals(request.familyPrefix()))
                .filter(definition -> definition.statusAsString().equals(status))
                .map(TaskDefinition::taskDefinitionArn)
                .toList());
        if ("DESC".equals(request.sortAsString())) {
            Collections.reverse(arns);
        }
        Page<String> page = Page.of(arns, request.nextToken(), request.maxResults(), PAGE, EcsErrors::badToken);
        return ListTaskDefinitionsResponse.builder()
                .taskDefinitionArns(page.items())
                .nextToken(page.next())
                .build();
    }

    private ListTaskDefinitionFamiliesResponse families(ListTaskDefinitionFamiliesRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        String prefix = Optional.ofNullable(request.familyPrefix()).orElse("");
        String status = Optional.ofNullable(request.statusAsString()).orElse("ALL");
        List<String> families = region.taskDefinitions.families().stream()
                .filter(family -> family.startsWith(prefix))
                .filter(family -> status.equals("ALL") || status.equals(status(region, family)))
                .sorted(Comparator.naturalOrder())
                .toList();
        Page<String> page = Page.of(families, request.nextToken(), request.maxResults(), PAGE, EcsErrors::badToken);
        return ListTaskDefinitionFamiliesResponse.builder()
                .families(page.items())
                .nextToken(page.next())
                .build();
    }

    /** A family is ACTIVE as long as one of its revisions is. */
    private static String status(Ecs region, String family) {
        return region.taskDefinitions.revisions(family).stream()
                        .anyMatch(definition -> definition.status() == TaskDefinitionStatus.ACTIVE)
                ? "ACTIVE"
                : "INACTIVE";
    }
}
