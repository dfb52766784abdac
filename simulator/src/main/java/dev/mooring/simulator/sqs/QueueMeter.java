package dev.mooring.simulator.sqs;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.cloudwatch.MetricSource;
import dev.mooring.simulator.time.Timeline;
import java.time.Instant;
import java.util.Map;

/** What SQS measures of every queue: how many messages wait, are received or delayed, and how old the oldest is. */
final class QueueMeter implements MetricSource {
    private final Regional<Queues> regions;
    private final Timeline timeline;

    QueueMeter(Regional<Queues> regions, Timeline timeline) {
        this.regions = regions;
        this.timeline = timeline;
    }

    @Override
    public void measure(Meter meter) {
        Instant now = timeline.now();
        regions.forEach((owner, region) -> region.all().forEach(queue -> measure(meter, owner, queue, now)));
    }

    private static void measure(Meter meter, Caller owner, Queue queue, Instant now) {
        Mailbox mailbox = queue.mailbox();
        mailbox.expire(now, queue.attributes());
        Map<String, String> name = Map.of("QueueName", queue.name());
        record(meter, owner, name, "ApproximateNumberOfMessagesVisible", "Count", (double) mailbox.visible(now));
        record(meter, owner, name, "ApproximateNumberOfMessagesNotVisible", "Count", (double) mailbox.inFlight(now));
        record(meter, owner, name, "ApproximateNumberOfMessagesDelayed", "Count", (double) mailbox.delayed(now));
        record(meter, owner, name, "ApproximateAgeOfOldestMessage", "Seconds", (double) mailbox.oldestAge(now));
    }

    private static void record(
            Meter meter, Caller owner, Map<String, String> queue, String metric, String unit, double value) {
        meter.record(owner, "AWS/SQS", metric, queue, unit, value);
    }
}
