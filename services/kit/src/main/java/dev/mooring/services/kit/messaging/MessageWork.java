package dev.mooring.services.kit.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One message from its delivery to its end: kept while it is worked on, deleted when it is done, put off when it failed. */
final class MessageWork {
    private static final Logger LOG = LoggerFactory.getLogger(MessageWork.class);

    /** A message that failed comes back after 2, 4, 8 … seconds, and at most after five minutes. */
    private static final int LONGEST_DELAY_SECONDS = 300;

    private final SqsClient sqs;
    private final WorkerConfiguration configuration;
    private final EventHandler handler;
    private final MeterRegistry meters;
    private final ScheduledExecutorService heartbeats;

    MessageWork(
            SqsClient sqs,
            WorkerConfiguration configuration,
            EventHandler handler,
            MeterRegistry meters,
            ScheduledExecutorService heartbeats) {
        this.sqs = sqs;
        this.configuration = configuration;
        this.handler = handler;
        this.meters = meters;
        this.heartbeats = heartbeats;
    }

    void on(Message message) {
        Timer.Sample sample = Timer.start(meters);
        Future<?> heartbeat = keep(message);
        String outcome = "failed";
        try {
            MDC.put("messageId", message.messageId());
            Event event = EventJson.read(message.body());
            MDC.put("eventId", event.id().toString());
            handler.handle(event);
            outcome = "done";
        } catch (Exception failure) {
            LOG.warn("Delivery {} of a message failed", deliveries(message), failure);
        } finally {
            heartbeat.cancel(false);
            sample.stop(meters.timer("messages", "outcome", outcome));
        }
        end(message, outcome.equals("done"));
        MDC.clear();
    }

    /** A lost answer here means one delivery more, which the inbox knows. */
    private void end(Message message, boolean done) {
        try {
            if (done) {
                sqs.deleteMessage(
                        request -> request.queueUrl(configuration.queueUrl()).receiptHandle(message.receiptHandle()));
            } else {
                visibleIn(message, Math.min(LONGEST_DELAY_SECONDS, 1 << Math.min(deliveries(message), 9)));
            }
        } catch (RuntimeException trouble) {
            LOG.warn("A message will come again: SQS could not be told how it ended", trouble);
        }
    }

    /** At once visible to others. */
    void giveBack(Message message) {
        try {
            visibleIn(message, 0);
        } catch (RuntimeException trouble) {
            LOG.warn("A message comes back late: SQS could not be told that it was not begun", trouble);
        }
    }

    private Future<?> keep(Message message) {
        long period = Math.max(1, configuration.visibilitySeconds() * 1000L / 3);
        return heartbeats.scheduleAtFixedRate(() -> beat(message), period, period, TimeUnit.MILLISECONDS);
    }

    private void beat(Message message) {
        Thread.ofVirtual().name("heartbeat").start(() -> {
            try {
                visibleIn(message, configuration.visibilitySeconds());
            } catch (RuntimeException trouble) {
                LOG.warn("A heartbeat was lost; another task may get the message", trouble);
            }
        });
    }

    private void visibleIn(Message message, int seconds) {
        sqs.changeMessageVisibility(request -> request.queueUrl(configuration.queueUrl())
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(seconds));
    }

    private static int deliveries(Message message) {
        return Integer.parseInt(
                message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
    }
}
