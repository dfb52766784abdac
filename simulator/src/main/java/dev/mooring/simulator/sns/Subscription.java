package dev.mooring.simulator.sns;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One subscription of a topic. */
final class Subscription {
    private static final Set<String> CONFIRMED_BY_PEOPLE = Set.of("http", "https", "email", "email-json");

    /** What cannot change. */
    record Nature(String arn, String topicArn, String protocol, String endpoint, String owner) {}

    private final Nature nature;
    private final String token;
    private SubscriptionAttributes attributes;
    private boolean confirmed;
    private boolean authenticated;

    /** @param token with which it is confirmed, where its protocol asks for that */
    Subscription(Nature nature, SubscriptionAttributes attributes, String token) {
        this.nature = nature;
        this.attributes = attributes;
        this.token = token;
        this.confirmed = !CONFIRMED_BY_PEOPLE.contains(nature.protocol());
        this.authenticated = confirmed;
    }

    String arn() {
        return nature.arn();
    }

    String topicArn() {
        return nature.topicArn();
    }

    String protocol() {
        return nature.protocol();
    }

    String endpoint() {
        return nature.endpoint();
    }

    String owner() {
        return nature.owner();
    }

    String token() {
        return token;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    void confirm(boolean authenticateOnUnsubscribe) {
        confirmed = true;
        authenticated = authenticateOnUnsubscribe;
    }

    SubscriptionAttributes attributes() {
        return attributes;
    }

    void change(SubscriptionAttributes next) {
        attributes = next;
    }

    boolean isFor(String protocol, String endpoint) {
        return nature.protocol().equals(protocol) && nature.endpoint().equals(endpoint);
    }

    /** Every attribute as a read shows it. */
    Map<String, String> describe() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SubscriptionArn", arn());
        all.put("TopicArn", topicArn());
        all.put("Protocol", protocol());
        all.put("Endpoint", endpoint());
        all.put("Owner", owner());
        all.put("PendingConfirmation", Boolean.toString(!confirmed));
        all.put("ConfirmationWasAuthenticated", Boolean.toString(authenticated));
        all.put("RawMessageDelivery", "false");
        if (confirmed) {
            all.put("SubscriptionPrincipal", "arn:aws:iam::" + owner() + ":user/simulated");
        }
        if (protocol().startsWith("http")) {
            all.put(
                    "EffectiveDeliveryPolicy",
                    DeliveryPolicy.effectiveForSubscription(attributes.get("DeliveryPolicy")));
        }
        all.putAll(attributes.all());
        return all;
    }
}
