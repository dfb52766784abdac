package dev.mooring.services.kit.messaging;

import dev.mooring.services.kit.messaging.Outbox.Waiting;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;

/** Tells events to whoever has subscribed to an SNS topic. */
public final class TopicPublisher implements Publisher {
    private final SnsClient sns;
    private final String topicArn;

    public TopicPublisher(SnsClient sns, String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    @Override
    public Set<UUID> publish(List<Waiting> events) {
        List<PublishBatchRequestEntry> entries = events.stream()
                .map(event -> PublishBatchRequestEntry.builder()
                        .id(event.id().toString())
                        .message(event.body())
                        .build())
                .toList();
        return sns
                .publishBatch(request -> request.topicArn(topicArn).publishBatchRequestEntries(entries))
                .successful()
                .stream()
                .map(PublishBatchResultEntry::id)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }
}
