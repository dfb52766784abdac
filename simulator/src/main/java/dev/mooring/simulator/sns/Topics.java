package dev.mooring.simulator.sns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The topics and subscriptions of one account in one Region. */
final class Topics {
    private final Map<String, Topic> byArn = new LinkedHashMap<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();

    Optional<Topic> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** In the order in which they were made. */
    Collection<Topic> all() {
        return byArn.values();
    }

    void add(Topic topic) {
        byArn.put(topic.arn(), topic);
    }

    /** With its subscriptions. */
    void delete(String arn) {
        byArn.remove(arn);
        subscriptions.values().removeIf(subscription -> subscription.topicArn().equals(arn));
    }

    Optional<Subscription> subscription(String arn) {
        return Optional.ofNullable(subscriptions.get(arn));
    }

    Optional<Subscription> byToken(String topicArn, String token) {
        return subscriptionsOf(topicArn).stream()
                .filter(subscription -> subscription.token().equals(token))
                .findFirst();
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    List<Subscription> subscriptionsOf(String topicArn) {
        List<Subscription> found = new ArrayList<>(subscriptions.values());
        found.removeIf(subscription -> !subscription.topicArn().equals(topicArn));
        return found;
    }

    void add(Subscription subscription) {
        subscriptions.put(subscription.arn(), subscription);
    }

    void delete(Subscription subscription) {
        subscriptions.remove(subscription.arn());
        find(subscription.topicArn()).ifPresent(Topic::loseSubscription);
    }
}
