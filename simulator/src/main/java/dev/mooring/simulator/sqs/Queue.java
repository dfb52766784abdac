package dev.mooring.simulator.sqs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One queue. */
final class Queue {
    private final String name;
    private final String arn;
    private final Instant createdAt;
    private final Mailbox mailbox = new Mailbox();
    private final Map<String, String> tags = new TreeMap<>();
    private QueueAttributes attributes;
    private QueueAttributes shownAttributes;
    private Instant modifiedAt;
    private Optional<Instant> purgedAt = Optional.empty();
    private boolean everTagged;

    Queue(String name, String arn, QueueAttributes attributes, Instant now) {
        this.name = name;
        this.arn = arn;
        this.attributes = attributes;
        this.shownAttributes = attributes;
        this.createdAt = now;
        this.modifiedAt = now;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** What the queue works by. */
    QueueAttributes attributes() {
        return attributes;
    }

    boolean isFifo() {
        return attributes.fifo();
    }

    /** Changes what the queue works by; reads show it from {@link #settle} on. */
    void change(QueueAttributes next, Instant now) {
        attributes = next;
        modifiedAt = now;
    }

    /** Lets reads show these attributes. */
    void settle(QueueAttributes settled) {
        shownAttributes = settled;
    }

    /** Every attribute as a read shows it. */
    Map<String, String> describe(Instant now) {
        Map<String, String> all = new LinkedHashMap<>(shownAttributes.all());
        all.put("QueueArn", arn);
        all.put("CreatedTimestamp", Long.toString(createdAt.getEpochSecond()));
        all.put("LastModifiedTimestamp", Long.toString(modifiedAt.getEpochSecond()));
        mailbox.expire(now, attributes);
        all.put("ApproximateNumberOfMessages", Long.toString(mailbox.visible(now)));
        all.put("ApproximateNumberOfMessagesNotVisible", Long.toString(mailbox.inFlight(now)));
        all.put("ApproximateNumberOfMessagesDelayed", Long.toString(mailbox.delayed(now)));
        return all;
    }

    Map<String, String> tags() {
        return tags;
    }

    void tag(Map<String, String> more) {
        tags.putAll(more);
        everTagged |= !more.isEmpty();
    }

    boolean everTagged() {
        return everTagged;
    }

    Optional<Instant> purgedAt() {
        return purgedAt;
    }

    void purge(Instant now) {
        mailbox.clear();
        purgedAt = Optional.of(now);
    }
}
