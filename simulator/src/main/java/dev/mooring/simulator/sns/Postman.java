package dev.mooring.simulator.sns;

import dev.mooring.simulator.sqs.Deliveries;
import dev.mooring.simulator.sqs.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Carries messages to the queues that subscribed to a topic; what a queue does not take goes to the subscription's
 * dead-letter queue, or is lost. */
final class Postman {
    private static final String PRINCIPAL = "sns.amazonaws.com";

    private final Deliveries queues;
    private final Envelope envelope;

    Postman(Deliveries queues, Envelope envelope) {
        this.queues = queues;
        this.envelope = envelope;
    }

    void deliver(Publication publication, Topic.Receipt receipt, Topic topic, List<Subscription> subscriptions) {
        subscriptions.stream()
                .filter(subscription -> subscription.protocol().equals("sqs"))
                .filter(subscription -> subscription
                        .attributes()
                        .filter()
                        .map(filter -> filter.accepts(publication))
                        .orElse(true))
                .forEach(subscription -> deliver(publication, receipt, topic, subscription));
    }

    private void deliver(Publication publication, Topic.Receipt receipt, Topic topic, Subscription subscription) {
        boolean raw = subscription.attributes().isRaw();
        String body = raw
                ? publication.messageFor(subscription.protocol())
                : envelope.around(publication, receipt, topic, subscription);
        Map<String, MessageAttributeValue> attributes = raw ? attributes(publication) : Map.of();
        if (!send(subscription.endpoint(), body, attributes, publication, topic)) {
            subscription
                    .attributes()
                    .deadLetters()
                    .ifPresent(queue -> send(queue, body, attributes, publication, topic));
        }
    }

    private boolean send(
            String queueArn,
            String body,
            Map<String, MessageAttributeValue> attributes,
            Publication publication,
            Topic topic) {
        Optional<String> deduplicationId = queueArn.endsWith(".fifo")
                ? publication.deduplicationId().or(() -> Optional.of(Publishing.sha256(publication.message())))
                : Optional.empty();
        Delivery delivery =
                new Delivery(PRINCIPAL, topic.arn(), body, attributes, publication.groupId(), deduplicationId);
        return queues.deliver(queueArn, delivery) == Deliveries.Arrival.ACCEPTED;
    }

    private static Map<String, MessageAttributeValue> attributes(Publication publication) {
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        publication
                .attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType(value.dataType())
                                .stringValue(value.stringValue())
                                .binaryValue(value.binaryValue())
                                .build()));
        return attributes;
    }
}
