package dev.mooring.simulator.sns;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The JSON in which a message arrives where raw delivery is off. Its signature is none. */
record Envelope(URI endpoint) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    String around(Publication publication, Topic.Receipt receipt, Topic topic, Subscription subscription) {
        ObjectNode json = MAPPER.createObjectNode().put("Type", "Notification").put("MessageId", receipt.messageId());
        if (topic.isFifo()) {
            json.put("SequenceNumber", receipt.sequenceNumber());
        }
        json.put("TopicArn", topic.arn());
        publication.subject().ifPresent(subject -> json.put("Subject", subject));
        json.put("Message", publication.messageFor(subscription.protocol()));
        json.put("Timestamp", time(receipt.at()));
        json.put("SignatureVersion", topic.attributes().get("SignatureVersion").orElse("1"));
        json.put("Signature", "EXAMPLE");
        json.put("SigningCertURL", endpoint + "/SimpleNotificationService.pem");
        json.put("UnsubscribeURL", endpoint + "/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
        if (!publication.attributes().isEmpty()) {
            ObjectNode attributes = json.putObject("MessageAttributes");
            publication
                    .attributes()
                    .forEach((name, value) -> attributes
                            .putObject(name)
                            .put("Type", value.dataType())
                            .put("Value", text(value)));
        }
        return json.toString();
    }

    private static String time(Instant at) {
        return MILLISECONDS.format(at);
    }

    private static String text(MessageAttributeValue value) {
        return Optional.ofNullable(value.stringValue())
                .orElseGet(() ->
                        Base64.getEncoder().encodeToString(value.binaryValue().asByteArrayUnsafe()));
    }
}
