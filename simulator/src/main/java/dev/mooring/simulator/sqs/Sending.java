package dev.mooring.simulator.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.World;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Messages are sent, one or up to ten at a time. */
final class Sending {
    private static final int LARGEST_BATCH = 1_048_576;

    private final QueueUrls urls;
    private final World world;
    private long sequence;

    Sending(QueueUrls urls, World world) {
        this.urls = urls;
        this.world = world;
    }

    void bind(Api.Operations operations) {
        operations.on(SendMessageRequest.class, this::sendMessage);
        operations.on(SendMessageBatchRequest.class, this::sendMessageBatch);
    }

    private SendMessageResponse sendMessage(SendMessageRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        Message.Content sent = send(Draft.of(request), queue, user(caller));
        return SendMessageResponse.builder()
                .messageId(sent.id())
                .md5OfMessageBody(MessageDigests.ofBody(sent.body()))
                .md5OfMessageAttributes(attributesDigest(sent))
                .md5OfMessageSystemAttributes(systemAttributesDigest(sent))
                .sequenceNumber(sent.sequenceNumber().orElse(null))
                .build();
    }

    private SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request, Caller caller) {
        Queue queue = urls.find(request.queueUrl(), caller);
        BatchRules.check(
                request.entries().stream().map(SendMessageBatchRequestEntry::id).toList(),
                "SendMessageBatchRequestEntry");
        int size = request.entries().stream()
                .mapToInt(entry -> MessageRules.size(Draft.of(entry)))
                .sum();
        if (size > LARGEST_BATCH) {
            throw AwsErrors.client(
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than " + LARGEST_BATCH + " bytes. You have sent " + size
                            + " bytes.");
        }
        request.entries().forEach(entry -> MessageRules.checkFifoOfBatch(Draft.of(entry), queue));
        List<SendMessageBatchResultEntry> successful = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            try {
                successful.add(result(entry.id(), send(Draft.of(entry), queue, user(caller))));
            } catch (AwsServiceException error) {
                failed.add(BatchRules.failure(entry.id(), error));
            }
        }
        return SendMessageBatchResponse.builder()
                .successful(successful.isEmpty() ? null : successful)
                .failed(failed.isEmpty() ? null : failed)
                .build();
    }

    private static SendMessageBatchResultEntry result(String id, Message.Content sent) {
        return SendMessageBatchResultEntry.builder()
                .id(id)
                .messageId(sent.id())
                .md5OfMessageBody(MessageDigests.ofBody(sent.body()))
                .md5OfMessageAttributes(attributesDigest(sent))
                .md5OfMessageSystemAttributes(systemAttributesDigest(sent))
                .sequenceNumber(sent.sequenceNumber().orElse(null))
                .build();
    }

    private static String user(Caller caller) {
        return "AIDA" + caller.account() + "SIML";
    }

    /** @param sender as the message's attributes name it */
    Message.Content send(Draft draft, Queue queue, String sender) {
        MessageRules.check(draft, queue);
        Instant now = world.timeline().now();
        Optional<String> deduplicationId =
                queue.isFifo() ? draft.deduplicationId().or(() -> Optional.of(sha256(draft.body()))) : Optional.empty();
        Optional<String> key = deduplicationId.map(id -> deduplicationKey(id, draft, queue));
        Optional<Message> duplicate = key.flatMap(each -> queue.mailbox().duplicate(each, now));
        if (duplicate.isPresent()) {
            return duplicate.get().content();
        }
        Message message = new Message(
                new Message.Content(
                        world.ids().uuid(),
                        draft.body(),
                        draft.attributes(),
                        draft.systemAttributes(),
                        now,
                        draft.groupId(),
                        deduplicationId,
                        queue.isFifo() ? Optional.of(nextSequenceNumber()) : Optional.empty(),
                        sender),
                now.plusSeconds(
                        draft.delaySeconds().orElseGet(() -> queue.attributes().number("DelaySeconds"))),
                Optional.empty());
        key.ifPresentOrElse(
                each -> queue.mailbox().addUnique(message, each),
                () -> queue.mailbox().add(message));
        return message.content();
    }

    private static String deduplicationKey(String id, Draft draft, Queue queue) {
        boolean perGroup = queue.attributes()
                .get("DeduplicationScope")
                .filter("messageGroup"::equals)
                .isPresent();
        return perGroup ? draft.groupId().orElse("") + "\n" + id : id;
    }

    private String nextSequenceNumber() {
        sequence += 256;
        return String.format("188%017d", sequence);
    }

    private static @Nullable String attributesDigest(Message.Content sent) {
        return sent.attributes().isEmpty() ? null : MessageDigests.ofAttributes(sent.attributes());
    }

    private static @Nullable String systemAttributesDigest(Message.Content sent) {
        return sent.systemAttributes().isEmpty() ? null : MessageDigests.ofSystemAttributes(sent.systemAttributes());
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
