package dev.mooring.simulator.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/** Dead letters are moved back to where they came from, or elsewhere, a number each second. */
final class MoveTasks {
    private static final int MOST_LISTED = 10;

    private final Regional<Queues> regions;
    private final Regional<List<MoveTask>> tasks = new Regional<>(caller -> new ArrayList<>());
    private final World world;

    MoveTasks(Regional<Queues> regions, World world) {
        this.regions = regions;
        this.world = world;
    }

    void bind(Api.Operations operations) {
        operations.on(StartMessageMoveTaskRequest.class, this::start);
        operations.on(CancelMessageMoveTaskRequest.class, this::cancel);
        operations.on(ListMessageMoveTasksRequest.class, this::list);
    }

    private StartMessageMoveTaskResponse start(StartMessageMoveTaskRequest request, Caller caller) {
        Queues queues = regions.of(caller);
        Queue source = queues.findByArn(request.sourceArn()).orElseThrow(() -> SqsErrors.noResource("SourceArn"));
        if (request.destinationArn() != null
                && queues.findByArn(request.destinationArn()).isEmpty()) {
            throw SqsErrors.noResource("DestinationArn");
        }
        if (queues.all().stream().noneMatch(queue -> isDeadLetterTarget(source, queue))) {
            throw SqsErrors.invalidParameter("Source queue must be configured as a Dead Letter Queue.");
        }
        if (tasks.of(caller).stream()
                .anyMatch(task -> task.isRunning() && task.sourceArn().equals(source.arn()))) {
            throw SqsErrors.invalidParameter("There is already a task running. Only one active task is allowed for a"
                    + " source queue arn at a given time.");
        }
        Instant now = world.timeline().now();
        MoveTask task = new MoveTask(
                world.ids().uuid(),
                source.arn(),
                request.destinationArn(),
                request.maxNumberOfMessagesPerSecond(),
                now,
                source.mailbox().visible(now));
        tasks.of(caller).add(task);
        world.timeline().after(Duration.ZERO, () -> move(task, caller));
        return StartMessageMoveTaskResponse.builder().taskHandle(token(task)).build();
    }

    private static boolean isDeadLetterTarget(Queue source, Queue other) {
        return other.attributes()
                .redrivePolicy()
                .filter(policy -> policy.targetArn().equals(source.arn()))
                .isPresent();
    }

    /** Moves a second's worth, and comes back for the rest. */
    private void move(MoveTask task, Caller caller) {
        Optional<Queue> source = regions.of(caller).findByArn(task.sourceArn());
        if (!task.isRunning() || source.isEmpty()) {
            return;
        }
        Instant now = world.timeline().now();
        List<Message> batch = source
                .get()
                .mailbox()
                .receivable(now, source.get().isFifo())
                .stream()
                .limit(task.perSecond())
                .toList();
        for (Message message : batch) {
            Optional<Queue> destination = task.destinationArn()
                    .or(message::deadLetterSource)
                    .flatMap(arn -> regions.of(caller).findByArn(arn));
            if (destination.isEmpty()) {
                task.fail("AWS.SimpleQueueService.NonExistentQueue");
                return;
            }
            source.get().mailbox().remove(message);
            destination.get().mailbox().add(message.asNew(now));
            task.moveOne();
        }
        if (batch.size() < task.perSecond()) {
            task.complete();
        } else {
            world.timeline().after(Duration.ofSeconds(1), () -> move(task, caller));
        }
    }

    private CancelMessageMoveTaskResponse cancel(CancelMessageMoveTaskRequest request, Caller caller) {
        String[] parts = parse(request.taskHandle());
        if (regions.of(caller).findByArn(parts[1]).isEmpty()) {
            throw SqsErrors.noResource("SourceArn");
        }
        MoveTask task = tasks.of(caller).stream()
                .filter(each -> each.id().equals(parts[0]) && each.isRunning())
                .findFirst()
                .orElseThrow(() -> AwsErrors.of(404, "ResourceNotFoundException", "Task does not exist."));
        task.cancel();
        return CancelMessageMoveTaskResponse.builder()
                .approximateNumberOfMessagesMoved(task.moved())
                .build();
    }

    private ListMessageMoveTasksResponse list(ListMessageMoveTasksRequest request, Caller caller) {
        if (regions.of(caller).findByArn(request.sourceArn()).isEmpty()) {
            throw SqsErrors.noResource("SourceArn");
        }
        int most = request.maxResults() == null ? 1 : request.maxResults();
        if (most < 1 || most > MOST_LISTED) {
            throw SqsErrors.invalidParameter(most, "MaxResults", "Value for parameter MaxResults is invalid.");
        }
        List<ListMessageMoveTasksResultEntry> results = tasks.of(caller).stream()
                .filter(task -> task.sourceArn().equals(request.sourceArn()))
                .sorted(Comparator.comparing(MoveTask::startedAt).reversed())
                .limit(most)
                .map(task -> task.show(token(task)))
                .toList();
        return ListMessageMoveTasksResponse.builder().results(results).build();
    }

    private static String token(MoveTask task) {
        String json = "{\"taskId\":\"" + task.id() + "\",\"sourceArn\":\"" + task.sourceArn() + "\"}";
        return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
    }

    /** The task's id and its source's ARN. */
    private static String[] parse(String token) {
        try {
            String[] quoted = new String(Base64.getDecoder().decode(token), UTF_8).split("\"", -1);
            if (quoted.length == 9 && quoted[1].equals("taskId") && quoted[5].equals("sourceArn")) {
                return new String[] {quoted[3], quoted[7]};
            }
        } catch (IllegalArgumentException notBase64) {
            throw SqsErrors.invalidParameter("Value for parameter TaskHandle is invalid.");
        }
        throw SqsErrors.invalidParameter("Value for parameter TaskHandle is invalid.");
    }
}
