package dev.mooring.kinds.topic;

import dev.mooring.resource.Digest;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * The tag on our topic by which a subscription of it, which can bear none itself, is known as ours. Its value names the
 * very subscription, so that another one of the same endpoint, made by somebody else after ours was gone, is not taken for
 * it.
 */
final class Marker {
    private static final String PREFIX = "mooring:subscription/";
    private static final int LENGTH = 16;

    /** Until SNS has said how the subscription is called. */
    static final String ASKED = "asked";

    private Marker() {}

    /** @param id of a subscription */
    static String key(String id) {
        return PREFIX + Digest.of(Value.tree("subscription", Value.of(id))).substring(0, LENGTH);
    }

    static Map<String, String> asked(String id) {
        return HashMap.of(key(id), ASKED);
    }

    static Map<String, String> made(String id, String subscriptionArn) {
        return HashMap.of(key(id), last(subscriptionArn));
    }

    /** Whether the topic's tags say that we made this subscription. */
    static boolean proves(Map<String, String> topicTags, String id, String subscriptionArn) {
        return topicTags.get(key(id)).exists(value -> value.equals(ASKED) || value.equals(last(subscriptionArn)));
    }

    /** The ARN of our subscription as the topic's tags tell it, also before it is confirmed, when SNS lists none. */
    static Option<String> arn(Map<String, String> topicTags, String id, String topicArn) {
        return topicTags.get(key(id)).filter(value -> !value.equals(ASKED)).map(value -> topicArn + ":" + value);
    }

    private static String last(String subscriptionArn) {
        return subscriptionArn.substring(subscriptionArn.lastIndexOf(':') + 1);
    }
}
