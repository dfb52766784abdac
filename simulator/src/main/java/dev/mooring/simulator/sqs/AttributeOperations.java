package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** Attributes are read and set. */
final class AttributeOperations {
    private final QueueUrls urls;
    private final Timeline timeline;
    private final SqsOptions options;

    AttributeOperations(QueueUrls urls, Timeline timeline, SqsOptions options) {
        this.urls = urls;
        this.timeline = timeline;
        this.options = options;
    }

    void bind(Api.Operations operations) {
        operations.on(GetQueueAttributesRequest.class, this::getQueueAttributes);
        operations.on(SetQueueAttributesRequest.class, this::setQueueAttributes);
    }

    private GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        Map<String, String> all = queue.describe(timeline.now());
        Map<String, String> asked = asked(request.attributeNamesAsStrings(), all);
        return GetQueueAttributesResponse.builder()
                .attributesWithStrings(asked.isEmpty() ? null : asked)
                .build();
    }

    private static Map<String, String> asked(List<String> names, Map<String, String> all) {
        for (String name : names) {
            if (!name.equals("All") && !AttributeRules.isReadable(name)) {
                throw SqsErrors.unknownAttribute(name);
            }
        }
        if (names.contains("All")) {
            return all;
        }
        Map<String, String> asked = new LinkedHashMap<>(all);
        asked.keySet().retainAll(names);
        return asked;
    }

    private SetQueueAttributesResponse setQueueAttributes(SetQueueAttributesRequest request, Caller caller) {
        Map<String, String> changes = request.attributesAsStrings();
        Queue queue = urls.find(request.queueUrl(), caller);
        if (changes.isEmpty()) {
            throw SqsErrors.missing("Attribute.Name");
        }
        refuseOtherType(changes, queue);
        QueueAttributes next = queue.attributes().with(changes);
        RedriveTarget.check(changes, queue.isFifo(), urls.owner(request.queueUrl(), caller));
        queue.change(next, timeline.now());
        if (options.attributesSettleAfter().isZero()) {
            queue.settle(next);
        } else {
            timeline.after(options.attributesSettleAfter(), () -> queue.settle(next));
        }
        return SetQueueAttributesResponse.builder().build();
    }

    private static void refuseOtherType(Map<String, String> changes, Queue queue) {
        String fifo = changes.get("FifoQueue");
        if (fifo != null && queue.isFifo() && !fifo.equals("true")) {
            throw AwsErrors.client(
                    "InvalidAttributeValue",
                    "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.");
        }
    }
}
