package dev.mooring.simulator.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.World;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

/** Messages are published, one or up to ten at a time. */
final class Publishing {
    private static final int MOST_ENTRIES = 10;
    private static final int LARGEST_BATCH = 262_144;

    private final Regional<Topics> regions;
    private final Postman postman;
    private final World world;

    Publishing(Regional<Topics> regions, Postman postman, World world) {
        this.regions = regions;
        this.postman = postman;
        this.world = world;
    }

    void bind(Api.Operations operations) {
        operations.on(PublishRequest.class, this::publish);
        operations.on(PublishBatchRequest.class, this::publishBatch);
    }

    private PublishResponse publish(PublishRequest request, Caller caller) {
        String arn = Optional.ofNullable(request.topicArn()).orElse(request.targetArn());
        if (arn == null) {
            throw SnsErrors.invalid("TopicArn or TargetArn", "no value for required parameter");
        }
        Topic topic = find(arn, caller);
        Topic.Receipt receipt = publish(Publication.of(request), topic, caller);
        return PublishResponse.builder()
                .messageId(receipt.messageId())
                .sequenceNumber(topic.isFifo() ? receipt.sequenceNumber() : null)
                .build();
    }

    private PublishBatchResponse publishBatch(PublishBatchRequest request, Caller caller) {
        List<PublishBatchRequestEntry> entries = request.publishBatchRequestEntries();
        Topic topic = find(request.topicArn(), caller);
        check(entries);
        if (topic.isFifo() && entries.stream().anyMatch(entry -> entry.messageGroupId() == null)) {
            throw SnsErrors.invalid("The MessageGroupId parameter is required for FIFO topics");
        }
        List<PublishBatchResultEntry> successful = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (PublishBatchRequestEntry entry : entries) {
            try {
                Topic.Receipt receipt = publish(Publication.of(entry), topic, caller);
                successful.add(PublishBatchResultEntry.builder()
                        .id(entry.id())
                        .messageId(receipt.messageId())
                        .sequenceNumber(topic.isFifo() ? receipt.sequenceNumber() : null)
                        .build());
            } catch (AwsServiceException refused) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .senderFault(true)
                        .code("InvalidParameter")
                        .message(refused.getMessage())
                        .build());
            }
        }
        return PublishBatchResponse.builder()
                .successful(successful)
                .failed(failed)
                .build();
    }

    private static void check(List<PublishBatchRequestEntry> entries) {
        if (entries.isEmpty()) {
            throw AwsErrors.in(EmptyBatchRequestException.builder(), "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw AwsErrors.in(
                    TooManyEntriesInBatchRequestException.builder(),
                    "The batch request contains more entries than permissible.");
        }
        if (entries.stream().map(PublishBatchRequestEntry::id).distinct().count() < entries.size()) {
            throw AwsErrors.in(
                    BatchEntryIdsNotDistinctException.builder(),
                    "Two or more batch entries in the request have the same Id.");
        }
        int size = entries.stream()
                .mapToInt(entry -> entry.message().getBytes(UTF_8).length)
                .sum();
        if (size > LARGEST_BATCH) {
            throw AwsErrors.in(
                    BatchRequestTooLongException.builder(),
                    "The length of all the batch messages put together is more than the limit.");
        }
    }

    private Topic.Receipt publish(Publication publication, Topic topic, Caller caller) {
        PublicationRules.check(publication, topic);
        Instant now = world.timeline().now();
        Optional<String> key = topic.isFifo() ? Optional.of(deduplicationKey(publication, topic)) : Optional.empty();
        Optional<Topic.Receipt> duplicate = key.flatMap(each -> topic.duplicate(each, now));
        if (duplicate.isPresent()) {
            return duplicate.get();
        }
        Topic.Receipt receipt =
                new Topic.Receipt(world.ids().uuid(), topic.isFifo() ? topic.nextSequenceNumber() : "", now);
        key.ifPresent(each -> topic.remember(each, receipt));
        List<Subscription> subscriptions =
                regions.of(TopicArn.home(topic.arn(), "TopicArn", caller)).subscriptionsOf(topic.arn());
        postman.deliver(publication, receipt, topic, subscriptions);
        return receipt;
    }

    private static String deduplicationKey(Publication publication, Topic topic) {
        String id = publication.deduplicationId().orElseGet(() -> sha256(publication.message()));
        boolean perGroup = topic.attributes()
                .get("FifoThroughputScope")
                .filter("MessageGroup"::equals)
                .isPresent();
        return perGroup ? publication.groupId().orElse("") + "\n" + id : id;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Topic find(String arn, Caller caller) {
        return regions.of(TopicArn.home(arn, "TopicArn", caller)).find(arn).orElseThrow(SnsErrors::noTopic);
    }

    /** Publishes on behalf of another service, as an alarm's action does; whether there was such a topic. */
    boolean announce(String topicArn, String subject, String message) {
        String[] parts = topicArn.split(":", -1);
        if (parts.length != 6) {
            return false;
        }
        Caller home = new Caller(parts[4], parts[3]);
        Optional<Topic> topic = regions.of(home).find(topicArn);
        topic.ifPresent(found -> publish(
                new Publication(
                        message,
                        Optional.of(subject),
                        Optional.empty(),
                        Map.of(),
                        found.isFifo() ? Optional.of("announcements") : Optional.empty(),
                        Optional.empty()),
                found,
                home));
        return topic.isPresent();
    }
}
