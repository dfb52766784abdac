package dev.mooring.kinds.topic;

import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What was read of subscriptions in earlier passes. SNS tells a subscription's attributes one a call, so where there are
 * many a pass reads a part of them, those first that were not read for longest, and believes the others as they were. What
 * was just written is read at once. A person's edit is seen after some passes; that a subscription comes or goes, at once.
 */
final class SubscriptionMemory {
    /** So many are read in every pass, */
    private static final int LEAST = 10;
    /** and of more than that, so small a part: a full round takes twenty passes. */
    private static final int PART = 20;

    private record Seen(Value.Tree attributes, long reading) {}

    private Map<String, Seen> byArn = HashMap.empty();
    private long readings;

    /** Which of all subscriptions there are is to be read now; those that are gone are forgotten. */
    synchronized Set<String> due(Set<String> present) {
        byArn = byArn.filterKeys(present::contains);
        Set<String> unknown = present.removeAll(byArn.keySet());
        int budget = Math.max(LEAST, (present.length() + PART - 1) / PART);
        Seq<String> oldest = byArn.toVector()
                .sortBy(entry -> entry._2.reading())
                .map(entry -> entry._1)
                .take(budget);
        return unknown.addAll(oldest);
    }

    synchronized Option<Value.Tree> attributes(String arn) {
        return byArn.get(arn).map(Seen::attributes);
    }

    synchronized void saw(String arn, Value.Tree attributes) {
        byArn = byArn.put(arn, new Seen(attributes, readings++));
    }

    synchronized void forget(String arn) {
        byArn = byArn.remove(arn);
    }
}
