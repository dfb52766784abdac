package dev.mooring.kinds.queue;

import dev.mooring.kinds.Signal;
import dev.mooring.kinds.Signal.Metric;
import dev.mooring.kinds.Signal.Missing;
import dev.mooring.kinds.Signal.Unit;
import dev.mooring.kinds.Signal.Watch;
import dev.mooring.kinds.queue.QueueSpec.DeadLetter;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How a queue's health can be watched. SQS measures a queue only while it is used, so that data which are missing mean that
 * nothing waits. Source: SQS developer guide, available CloudWatch metrics.
 */
final class QueueSignals {
    private QueueSignals() {}

    static Seq<Signal> of(Manifest<QueueSpec> manifest, Environment environment) {
        QueueNames names = new QueueNames(manifest, environment);
        Value queue = Value.of(names.queue());
        Vector<Signal> own = Vector.of(
                signal(
                        "age",
                        "Age of the oldest message",
                        Unit.SECONDS,
                        "ApproximateAgeOfOldestMessage",
                        queue,
                        new Watch(true, BigDecimal.valueOf(600), Duration.ofMinutes(5), Missing.NOT_BREACHING)),
                signal(
                        "depth",
                        "Messages that wait",
                        Unit.COUNT,
                        "ApproximateNumberOfMessagesVisible",
                        queue,
                        new Watch(true, BigDecimal.valueOf(1000), Duration.ofMinutes(5), Missing.NOT_BREACHING)));
        return own.appendAll(manifest.spec()
                .deadLetter()
                .map(letter -> signal(
                        "deadLetters",
                        "Dead letters",
                        Unit.COUNT,
                        "ApproximateNumberOfMessagesVisible",
                        deadLetters(letter, names),
                        new Watch(true, BigDecimal.ZERO, Duration.ofMinutes(1), Missing.NOT_BREACHING))));
    }

    private static Value deadLetters(DeadLetter letter, QueueNames names) {
        return switch (letter) {
            case DeadLetter.ToQueue to ->
                new Value.Ref(Reference.to(new ManifestId(QueueKind.NAME, to.queue()), "name"));
            case DeadLetter.Automatic ignored -> Value.of(names.deadLetters());
        };
    }

    private static Signal signal(String name, String title, Unit unit, String metric, Value queue, Watch watch) {
        return new Signal(
                name, title, unit, new Metric("AWS/SQS", metric, HashMap.of("QueueName", queue), "Maximum"), watch);
    }
}
