package dev.mooring.simulator.sqs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/** One message on its way through a queue. */
final class Message {
    /** What the sender gave, and what the queue made of it. */
    record Content(
            String id,
            String body,
            Map<String, MessageAttributeValue> attributes,
            Map<String, MessageSystemAttributeValue> systemAttributes,
            Instant sentAt,
            Optional<String> groupId,
            Optional<String> deduplicationId,
            Optional<String> sequenceNumber,
            String sender) {}

    private final Content content;
    private final Optional<String> deadLetterSource;
    private final Instant availableAt;
    private Instant visibleAt;
    private int receives;
    private @Nullable Instant firstReceivedAt;
    private Instant receivedAt;
    private String receiptHandle = "";

    Message(Content content, Instant availableAt, Optional<String> deadLetterSource) {
        this.content = content;
        this.availableAt = availableAt;
        this.visibleAt = availableAt;
        this.receivedAt = availableAt;
        this.deadLetterSource = deadLetterSource;
    }

    /** The same message as it arrives in a queue to which it was moved. */
    Message asNew(Instant now) {
        return new Message(content, now, Optional.empty());
    }

    /** The same message as it arrives in the dead-letter queue. */
    Message asDeadLetterOf(String sourceArn, Instant now) {
        return new Message(content, now, Optional.of(sourceArn));
    }

    Content content() {
        return content;
    }

    Optional<String> deadLetterSource() {
        return deadLetterSource;
    }

    boolean isDelayed(Instant now) {
        return receives == 0 && now.isBefore(availableAt);
    }

    boolean isVisible(Instant now) {
        return !now.isBefore(visibleAt);
    }

    boolean isInFlight(Instant now) {
        return receives > 0 && now.isBefore(visibleAt);
    }

    void receive(String handle, Instant now, Instant hiddenUntil) {
        receives++;
        if (firstReceivedAt == null) {
            firstReceivedAt = now;
        }
        receivedAt = now;
        receiptHandle = handle;
        visibleAt = hiddenUntil;
    }

    void hideUntil(Instant instant) {
        visibleAt = instant;
    }

    int receives() {
        return receives;
    }

    /** When it was received last. */
    Instant receivedAt() {
        return receivedAt;
    }

    Instant firstReceivedAt() {
        return firstReceivedAt == null ? content.sentAt() : firstReceivedAt;
    }

    String receiptHandle() {
        return receiptHandle;
    }

    boolean hasReceiptHandle(String handle) {
        return receiptHandle.equals(handle);
    }
}
