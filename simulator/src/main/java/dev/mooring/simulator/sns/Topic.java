package dev.mooring.simulator.sns;

import dev.mooring.simulator.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One topic. */
final class Topic {
    private static final Duration DEDUPLICATION_INTERVAL = Duration.ofMinutes(5);

    /** What a publisher of a FIFO topic hears; once more for a duplicate. */
    record Receipt(String messageId, String sequenceNumber, Instant at) {}

    private final String name;
    private final Caller owner;
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, Receipt> recent = new HashMap<>();
    private TopicAttributes attributes;
    private String dataProtectionPolicy = "";
    private boolean everTagged;
    private long sequence;
    private int deletedSubscriptions;

    Topic(String name, Caller owner, TopicAttributes attributes) {
        this.name = name;
        this.owner = owner;
        this.attributes = attributes;
    }

    String name() {
        return name;
    }

    String arn() {
        return owner.arn("sns", name);
    }

    boolean isFifo() {
        return attributes.fifo();
    }

    TopicAttributes attributes() {
        return attributes;
    }

    void change(TopicAttributes next) {
        attributes = next;
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

    String dataProtectionPolicy() {
        return dataProtectionPolicy;
    }

    void protectData(String policy) {
        dataProtectionPolicy = policy;
    }

    void loseSubscription() {
        deletedSubscriptions++;
    }

    /** What was published with this key within the deduplication interval. */
    Optional<Receipt> duplicate(String key, Instant now) {
        recent.values().removeIf(receipt -> !now.isBefore(receipt.at().plus(DEDUPLICATION_INTERVAL)));
        return Optional.ofNullable(recent.get(key));
    }

    void remember(String key, Receipt receipt) {
        recent.put(key, receipt);
    }

    String nextSequenceNumber() {
        sequence++;
        return String.format("1%019d", sequence);
    }

    /** Every attribute as a read shows it. */
    Map<String, String> describe(long confirmed, long pending) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("TopicArn", arn());
        all.put("Owner", owner.account());
        all.put("DisplayName", "");
        all.put("Policy", TopicPolicy.byDefault(arn(), owner.account()));
        all.put("EffectiveDeliveryPolicy", DeliveryPolicy.effective(attributes.get("DeliveryPolicy")));
        all.put("SubscriptionsConfirmed", Long.toString(confirmed));
        all.put("SubscriptionsPending", Long.toString(pending));
        all.put("SubscriptionsDeleted", Integer.toString(deletedSubscriptions));
        all.putAll(attributes.all());
        return all;
    }
}
