package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;

/** Queues come, are found, are emptied and go. */
final class QueueLifecycle {
    private static final int MOST_PER_PAGE = 1000;
    private static final Duration PURGE_REST = Duration.ofSeconds(60);

    private final Regional<Queues> regions;
    private final QueueUrls urls;
    private final Timeline timeline;

    QueueLifecycle(Regional<Queues> regions, QueueUrls urls, Timeline timeline) {
        this.regions = regions;
        this.urls = urls;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateQueueRequest.class, this::createQueue);
        operations.on(DeleteQueueRequest.class, this::deleteQueue);
        operations.on(GetQueueUrlRequest.class, this::getQueueUrl);
        operations.on(ListQueuesRequest.class, this::listQueues);
        operations.on(ListDeadLetterSourceQueuesRequest.class, this::listDeadLetterSourceQueues);
        operations.on(PurgeQueueRequest.class, this::purgeQueue);
    }

    private CreateQueueResponse createQueue(CreateQueueRequest request, Caller caller) {
        Map<String, String> stated = request.attributesAsStrings();
        boolean fifo = "true".equals(stated.get("FifoQueue"));
        QueueName.check(request.queueName(), fifo);
        QueueAttributes attributes = QueueAttributes.of(fifo, stated);
        Queues queues = regions.of(caller);
        Optional<Queue> existing = queues.find(request.queueName());
        if (existing.isPresent()) {
            refuseDifference(existing.get().attributes(), attributes, stated);
        } else {
            RedriveTarget.check(stated, fifo, queues);
            create(request, caller, queues, attributes);
        }
        return CreateQueueResponse.builder()
                .queueUrl(urls.url(caller.account(), request.queueName()))
                .build();
    }

    private static void refuseDifference(QueueAttributes live, QueueAttributes wanted, Map<String, String> stated) {
        live.firstDifference(wanted, stated.keySet()).ifPresent(attribute -> {
            throw SqsErrors.queueNameExists(attribute);
        });
    }

    private void create(CreateQueueRequest request, Caller caller, Queues queues, QueueAttributes attributes) {
        Instant now = timeline.now();
        String name = request.queueName();
        if (queues.isNameResting(name, now)) {
            throw SqsErrors.queueDeletedRecently();
        }
        QueueTags.check(name, request.tags(), Map.of());
        Queue queue = new Queue(name, caller.arn("sqs", name), attributes, now);
        queue.tag(request.tags());
        queues.add(queue);
    }

    private DeleteQueueResponse deleteQueue(DeleteQueueRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        urls.owner(request.queueUrl(), caller).delete(queue, timeline.now());
        return DeleteQueueResponse.builder().build();
    }

    private GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request, Caller caller) {
        String account = request.queueOwnerAWSAccountId() == null ? caller.account() : request.queueOwnerAWSAccountId();
        Queue queue = regions.of(new Caller(account, caller.region())).get(request.queueName());
        return GetQueueUrlResponse.builder()
                .queueUrl(urls.url(account, queue.name()))
                .build();
    }

    private ListQueuesResponse listQueues(ListQueuesRequest request, Caller caller) {
        String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
        List<String> all = regions.of(caller).all().stream()
                .filter(queue -> queue.name().startsWith(prefix))
                .map(queue -> urls.url(caller.account(), queue.name()))
                .toList();
        Page<String> page = page(all, request.nextToken(), request.maxResults());
        return ListQueuesResponse.builder()
                .queueUrls(page.items().isEmpty() ? null : page.items())
                // Without MaxResults AWS gives the first thousand, and no way to the others.
                .nextToken(request.maxResults() == null ? null : page.next())
                .build();
    }

    private ListDeadLetterSourceQueuesResponse listDeadLetterSourceQueues(
            ListDeadLetterSourceQueuesRequest request, Caller caller) {
        Queue target = urls.find(request.queueUrl(), caller);
        List<String> sources = regions.of(caller).all().stream()
                .filter(queue -> queue.attributes()
                        .redrivePolicy()
                        .filter(policy -> policy.targetArn().equals(target.arn()))
                        .isPresent())
                .map(queue -> urls.url(caller.account(), queue.name()))
                .toList();
        Page<String> page = page(sources, request.nextToken(), request.maxResults());
        return ListDeadLetterSourceQueuesResponse.builder()
                .queueUrls(page.items())
                .nextToken(page.next())
                .build();
    }

    private static Page<String> page(List<String> all, @Nullable String token, @Nullable Integer maxResults) {
        if (maxResults != null && (maxResults < 1 || maxResults > MOST_PER_PAGE)) {
            throw SqsErrors.invalidParameter(
                    maxResults, "MaxResults", "MaxResults must be an integer between 1 and " + MOST_PER_PAGE + ".");
        }
        return Page.of(
                all,
                token,
                maxResults,
                MOST_PER_PAGE,
                () -> SqsErrors.invalidParameter("Invalid or expired next token."));
    }

    private PurgeQueueResponse purgeQueue(PurgeQueueRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        Instant now = timeline.now();
        if (queue.purgedAt().filter(at -> now.isBefore(at.plus(PURGE_REST))).isPresent()) {
            throw SqsErrors.purgeInProgress(queue.name());
        }
        queue.purge(now);
        return PurgeQueueResponse.builder().build();
    }
}
