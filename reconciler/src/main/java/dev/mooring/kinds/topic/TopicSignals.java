package dev.mooring.kinds.topic;

import dev.mooring.kinds.Signal;
import dev.mooring.kinds.Signal.Metric;
import dev.mooring.kinds.Signal.Missing;
import dev.mooring.kinds.Signal.Unit;
import dev.mooring.kinds.Signal.Watch;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.time.Duration;

/** How a topic's health can be watched. Source: SNS developer guide, CloudWatch metrics for Amazon SNS. */
final class TopicSignals {
    private TopicSignals() {}

    /** @param topic its physical name */
    static Seq<Signal> of(String topic) {
        return Vector.of(
                signal("failed", "Notifications that failed", "NumberOfNotificationsFailed", topic, 0),
                signal(
                        "redriven",
                        "Notifications that went to dead letters",
                        "NumberOfNotificationsRedrivenToDlq",
                        topic,
                        0),
                signal(
                        "filteredInvalid",
                        "Notifications that no filter could read",
                        "NumberOfNotificationsFilteredOut-InvalidAttributes",
                        topic,
                        0),
                signal("published", "Messages published", "NumberOfMessagesPublished", topic, 10_000),
                signal("delivered", "Notifications delivered", "NumberOfNotificationsDelivered", topic, 100_000));
    }

    private static Signal signal(String name, String title, String metric, String topic, long threshold) {
        return new Signal(
                name,
                title,
                Unit.COUNT,
                new Metric("AWS/SNS", metric, HashMap.of("TopicName", Value.of(topic)), "Sum"),
                new Watch(true, BigDecimal.valueOf(threshold), Duration.ofMinutes(5), Missing.NOT_BREACHING));
    }
}
