package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

/** Received messages are deleted. A handle that a later receive has replaced deletes nothing, without an error; in a
 * FIFO queue neither does one whose time is up, and that is an error. */
final class Deleting {
    private final QueueUrls urls;
    private final Timeline timeline;

    Deleting(QueueUrls urls, Timeline timeline) {
        this.urls = urls;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(DeleteMessageRequest.class, this::deleteMessage);
        operations.on(DeleteMessageBatchRequest.class, this::deleteMessageBatch);
    }

    private DeleteMessageResponse deleteMessage(DeleteMessageRequest request, Caller caller) {
        delete(urls.find(request.queueUrl(), caller), request.receiptHandle());
        return DeleteMessageResponse.builder().build();
    }

    private DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        BatchRules.check(
                request.entries().stream()
                        .map(DeleteMessageBatchRequestEntry::id)
                        .toList(),
                "DeleteMessageBatchRequestEntry");
        List<DeleteMessageBatchResultEntry> successful = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (DeleteMessageBatchRequestEntry entry : request.entries()) {
            try {
                delete(queue, entry.receiptHandle());
                successful.add(
                        DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
            } catch (AwsServiceException error) {
                failed.add(BatchRules.failure(entry.id(), error));
            }
        }
        return DeleteMessageBatchResponse.builder()
                .successful(successful.isEmpty() ? null : successful)
                .failed(failed.isEmpty() ? null : failed)
                .build();
    }

    private void delete(Queue queue, String receiptHandle) {
        ReceiptHandles.check(queue, receiptHandle);
        Optional<Message> message = queue.mailbox().byReceiptHandle(receiptHandle);
        if (queue.isFifo()
                && message.filter(each -> each.isVisible(timeline.now())).isPresent()) {
            throw SqsErrors.invalidParameter(receiptHandle, "ReceiptHandle", "The receipt handle has expired.");
        }
        message.ifPresent(queue.mailbox()::remove);
    }
}
