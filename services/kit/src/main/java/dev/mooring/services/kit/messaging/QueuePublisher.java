package dev.mooring.services.kit.messaging;

import dev.mooring.services.kit.messaging.Outbox.Waiting;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** Tells events to one SQS queue. */
public final class QueuePublisher implements Publisher {
    private final SqsClient sqs;
    private final String queueUrl;

    public QueuePublisher(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public Set<UUID> publish(List<Waiting> events) {
        List<SendMessageBatchRequestEntry> entries = events.stream()
                .map(event -> SendMessageBatchRequestEntry.builder()
                        .id(event.id().toString())
                        .messageBody(event.body())
                        .build())
                .toList();
        return sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries)).successful().stream()
                .map(SendMessageBatchResultEntry::id)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }
}
