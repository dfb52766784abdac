package dev.mooring.services.kit.messaging;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.lifecycle.Managed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Works on an SQS queue. A message stays invisible to others for as long as it is worked on; one that fails comes back
 * later and later; when the service stops, what is in hand is ended and what is not begun is given back.
 */
public final class QueueWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);
    private static final int BATCH = 10;
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final SqsClient sqs;
    private final WorkerConfiguration configuration;
    private final MessageWork work;
    private final Clock clock;
    private final Semaphore slots;
    private final ScheduledExecutorService pauses = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("queue-timer").daemon().factory());
    private final Thread thread;
    private volatile boolean running = true;
    private volatile Instant lastAnswer;

    public QueueWorker(
            SqsClient sqs, WorkerConfiguration configuration, EventHandler handler, MeterRegistry meters, Clock clock) {
        this.sqs = sqs;
        this.configuration = configuration;
        this.clock = clock;
        this.slots = new Semaphore(configuration.slots());
        this.work = new MessageWork(sqs, configuration, handler, meters, pauses);
        this.thread = Thread.ofPlatform().name("queue").daemon().unstarted(this::run);
        this.lastAnswer = clock.instant();
        meters.gauge("queue.worker.free", slots, Semaphore::availablePermits);
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (running) {
                slots.acquire();
                slots.release();
                receive();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive() throws InterruptedException {
        try {
            int most = Math.min(BATCH, slots.availablePermits());
            var answer = sqs.receiveMessage(request -> request.queueUrl(configuration.queueUrl())
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(configuration.waitSeconds())
                    .visibilityTimeout(configuration.visibilitySeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
            lastAnswer = clock.instant();
            for (Message message : answer.messages()) {
                begin(message);
            }
        } catch (RuntimeException trouble) {
            if (running) {
                LOG.warn("The queue could not be read", trouble);
                pause();
            }
        }
    }

    private void begin(Message message) throws InterruptedException {
        if (!running) {
            work.giveBack(message);
            return;
        }
        slots.acquire();
        Thread.ofVirtual().name("message-" + message.messageId()).start(() -> {
            try {
                work.on(message);
            } finally {
                slots.release();
            }
        });
    }

    private void pause() throws InterruptedException {
        Semaphore later = new Semaphore(0);
        var appointment = pauses.schedule(() -> later.release(), PAUSE_AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        later.acquire();
        appointment.cancel(false);
    }

    /** Takes no more messages, and waits until those in hand are done or their time is over. */
    @Override
    public void stop() throws InterruptedException {
        running = false;
        Instant end = clock.instant().plus(configuration.drainTime());
        if (!thread.join(Duration.ofSeconds(configuration.waitSeconds() + 2L))) {
            thread.interrupt();
        }
        long left = Math.max(0, Duration.between(clock.instant(), end).toMillis());
        if (!slots.tryAcquire(configuration.slots(), left, TimeUnit.MILLISECONDS)) {
            LOG.warn("Messages are still worked on after {}; others will get them again", configuration.drainTime());
        }
        pauses.shutdownNow();
    }

    /** Whether the queue has answered lately. */
    public HealthCheck health() {
        return new HealthCheck() {
            @Override
            protected Result check() {
                Duration silence = Duration.between(lastAnswer, clock.instant());
                return silence.compareTo(SILENCE) < 0 || slots.availablePermits() == 0
                        ? Result.healthy()
                        : Result.unhealthy("the queue has not answered for " + silence.toSeconds() + " s");
            }
        };
    }
}
