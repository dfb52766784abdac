package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

/**
 * How long a received message stays hidden is changed; also when it is visible again, as long as nobody else received it.
 */
final class Visibility {
    private final QueueUrls urls;
    private final Timeline timeline;

    Visibility(QueueUrls urls, Timeline timeline) {
        this.urls = urls;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(ChangeMessageVisibilityRequest.class, this::changeMessageVisibility);
        operations.on(ChangeMessageVisibilityBatchRequest.class, this::changeMessageVisibilityBatch);
    }

    private ChangeMessageVisibilityResponse changeMessageVisibility(
            ChangeMessageVisibilityRequest request, Caller caller) {
        change(urls.find(request.queueUrl(), caller), request.receiptHandle(), request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    private ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        BatchRules.check(
                request.entries().stream()
                        .map(ChangeMessageVisibilityBatchRequestEntry::id)
                        .toList(),
                "ChangeMessageVisibilityBatchRequestEntry");
        List<ChangeMessageVisibilityBatchResultEntry> successful = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (ChangeMessageVisibilityBatchRequestEntry entry : request.entries()) {
            try {
                change(queue, entry.receiptHandle(), entry.visibilityTimeout());
                successful.add(ChangeMessageVisibilityBatchResultEntry.builder()
                        .id(entry.id())
                        .build());
            } catch (AwsServiceException error) {
                failed.add(BatchRules.failure(entry.id(), error));
            }
        }
        return ChangeMessageVisibilityBatchResponse.builder()
                .successful(successful.isEmpty() ? null : successful)
                .failed(failed.isEmpty() ? null : failed)
                .build();
    }

    private void change(Queue queue, String receiptHandle, @Nullable Integer seconds) {
        if (seconds == null) {
            throw SqsErrors.missing("VisibilityTimeout");
        }
        if (seconds < 0 || seconds > Receiving.LONGEST_VISIBILITY) {
            throw SqsErrors.invalidParameter(
                    seconds,
                    "VisibilityTimeout",
                    "VisibilityTimeout must be an integer between 0 and " + Receiving.LONGEST_VISIBILITY);
        }
        ReceiptHandles.check(queue, receiptHandle);
        Instant now = timeline.now();
        Message message = queue.mailbox()
                .byReceiptHandle(receiptHandle)
                .orElseThrow(() -> SqsErrors.invalidParameter(
                        receiptHandle,
                        "ReceiptHandle",
                        "Message does not exist or is not available for visibility timeout change."));
        if (now.plusSeconds(seconds).isAfter(message.receivedAt().plusSeconds(Receiving.LONGEST_VISIBILITY))) {
            throw SqsErrors.invalidParameter(
                    seconds,
                    "VisibilityTimeout",
                    "Total VisibilityTimeout for the message is beyond the limit [" + Receiving.LONGEST_VISIBILITY
                            + " seconds]");
        }
        message.hideUntil(now.plusSeconds(seconds));
    }
}
