package dev.mooring.services.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import io.dropwizard.util.Duration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The worker on a real queue, the simulator's. */
class QueueWorkerTest {
    private Simulator simulator;
    private SqsClient sqs;
    private String queue;
    private String deadLetters;
    private final List<UUID> handled = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.builder().apis(new EveryApi()).start();
        sqs = SqsClient.builder()
                .endpointOverride(simulator.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        deadLetters = sqs.createQueue(request -> request.queueName("dead")).queueUrl();
        queue = sqs.createQueue(request -> request.queueName("work")
                        .attributes(Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:dead\",\"maxReceiveCount\":\"1\"}"
                                        .replace("000000000000", "123456789012"))))
                .queueUrl();
    }

    @AfterEach
    void stop() {
        sqs.close();
        simulator.close();
    }

    @Test
    void everyMessageIsHandledAndDeleted() throws Exception {
        List<UUID> sent = List.of(send(), send(), send());

        QueueWorker worker = started(4, event -> handled.add(event.id()));
        await().untilAsserted(() -> {
            assertThat(handled).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                    .isZero();
        });
        worker.stop();

        assertThat(worker.health().execute().isHealthy()).isTrue();
    }

    @Test
    void whatFailsAndWhatIsNoEventEndsAmongTheDeadLetters() throws Exception {
        send();
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody("no event"));

        QueueWorker worker = started(4, event -> {
            throw new IllegalStateException("cannot");
        });
        await().atMost(java.time.Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count(deadLetters, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .isEqualTo(2));
        worker.stop();
    }

    @Test
    void aMessageIsKeptForAsLongAsItIsWorkedOn() throws Exception {
        send();
        CountDownLatch enough = new CountDownLatch(1);

        QueueWorker worker = started(2, event -> {
            handled.add(event.id());
            enough.await();
        });
        await().atMost(java.time.Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(simulator.journal().after(0).calls().stream()
                                .filter(call -> call.operation().equals("ChangeMessageVisibility")))
                        .as("heartbeats of a message that is visible again after two seconds without them")
                        .hasSizeGreaterThan(4));
        enough.countDown();
        worker.stop();

        assertThat(handled).as("deliveries").hasSize(1);
        assertThat(count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isZero();
    }

    @Test
    void stoppingEndsWhatIsInHand() throws Exception {
        send();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        QueueWorker worker = started(2, event -> {
            begun.countDown();
            go.await();
            handled.add(event.id());
        });
        begun.await();

        Thread stopping = Thread.ofVirtual().start(() -> {
            try {
                worker.stop();
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        go.countDown();
        stopping.join();

        assertThat(handled).hasSize(1);
        assertThat(count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isZero();
    }

    @Test
    void aQueueThatCannotBeReadForAWhileIsReadLater() throws Exception {
        UUID sent = send();
        simulator.faults().install(FaultPlan.of(FaultRule.first(8, Fault.THROTTLE, "sqs:ReceiveMessage")));

        QueueWorker worker = started(2, event -> handled.add(event.id()));
        await().atMost(java.time.Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(handled).containsExactly(sent));
        worker.stop();
    }

    private QueueWorker started(int visibilitySeconds, EventHandler handler) {
        QueueWorker worker = new QueueWorker(
                sqs,
                new WorkerConfiguration(
                        queue, 2, Duration.seconds(visibilitySeconds), Duration.seconds(1), Duration.seconds(20)),
                handler,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        worker.start();
        return worker;
    }

    private UUID send() {
        Event event = new Event(UUID.randomUUID(), "thing.done", Instant.EPOCH, EventJson.data(Map.of()));
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(EventJson.write(event)));
        return event.id();
    }

    private int count(String url, QueueAttributeName which) {
        return Integer.parseInt(
                sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(which))
                        .attributes()
                        .getOrDefault(which, "-1"));
    }
}
