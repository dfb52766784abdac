package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** The tags of queues, for SQS itself and for Resource Groups Tagging. */
final class QueueTags implements TagStore {
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private final Regional<Queues> regions;
    private final QueueUrls urls;

    QueueTags(Regional<Queues> regions, QueueUrls urls) {
        this.regions = regions;
        this.urls = urls;
    }

    void bind(Api.Operations operations) {
        operations.on(TagQueueRequest.class, this::tagQueue);
        operations.on(UntagQueueRequest.class, this::untagQueue);
        operations.on(ListQueueTagsRequest.class, this::listQueueTags);
    }

    /** Refuses tags that SQS would refuse beside those that a queue already has. */
    static void check(String queue, Map<String, String> tags, Map<String, String> live) {
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > LONGEST_KEY) {
                throw SqsErrors.invalidParameter("Tag keys must be between 1 and 128 characters in length.");
            }
            if (value.length() > LONGEST_VALUE) {
                throw SqsErrors.invalidParameter("Tag values must be between 0 and 256 characters in length.");
            }
            if (key.startsWith("aws:")) {
                throw SqsErrors.invalidParameter("Tag keys cannot begin with aws:.");
            }
        });
        Set<String> keys = new HashSet<>(live.keySet());
        keys.addAll(tags.keySet());
        if (keys.size() > MOST_TAGS) {
            throw SqsErrors.invalidParameter("Too many tags added for queue " + queue + ".");
        }
    }

    private TagQueueResponse tagQueue(TagQueueRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        if (request.tags().isEmpty()) {
            throw SqsErrors.missing("Tags");
        }
        check(queue.name(), request.tags(), queue.tags());
        queue.tag(request.tags());
        return TagQueueResponse.builder().build();
    }

    private UntagQueueResponse untagQueue(UntagQueueRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        if (request.tagKeys().isEmpty()) {
            throw SqsErrors.invalidParameter("Tag keys must be between 1 and 128 characters in length.");
        }
        request.tagKeys().forEach(queue.tags()::remove);
        return UntagQueueResponse.builder().build();
    }

    private ListQueueTagsResponse listQueueTags(ListQueueTagsRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        return ListQueueTagsResponse.builder()
                .tags(queue.tags().isEmpty() ? null : queue.tags())
                .build();
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        regions.of(caller).all().stream()
                .filter(Queue::everTagged)
                .forEach(queue -> tagged.put(queue.arn(), Map.copyOf(queue.tags())));
        return tagged;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        Optional<Queue> queue = regions.of(caller).findByArn(arn);
        queue.ifPresent(found -> found.tag(tags));
        return queue.isPresent();
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        Optional<Queue> queue = regions.of(caller).findByArn(arn);
        queue.ifPresent(found -> found.tags().keySet().removeAll(keys));
        return queue.isPresent();
    }
}
