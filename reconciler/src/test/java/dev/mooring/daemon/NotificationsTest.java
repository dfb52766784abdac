package dev.mooring.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.aws.ApiLimits;
import dev.mooring.aws.AwsAccess;
import dev.mooring.aws.TopicPublisher.Message;
import dev.mooring.engine.ReconcileLoop;
import dev.mooring.fixture.Toys;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Failure;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Simulator;
import dev.mooring.source.Snapshot;
import dev.mooring.status.Condition;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How news reach people: on the simulator from a change in AWS to a message in a queue; and what happens when they cannot. */
final class NotificationsTest {
    private static final String SPECS = """
            apiVersion: mooring.dev/v1
            kind: Environment
            metadata: {name: staging}
            spec:
              account: "123456789012"
              region: us-east-1
              cluster: apps
              notifications: {topic: TOPIC}
            ---
            apiVersion: mooring.dev/v1
            kind: Topic
            metadata: {name: deployments}
            spec:
              fifo: FIFO
              subscriptions: [{queue: news, filter: {event: [DriftMended], manifests: [Topic/orders]}}]
            ---
            apiVersion: mooring.dev/v1
            kind: Topic
            metadata: {name: orders}
            spec: {displayName: orders}
            ---
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: news}
            spec: {fifo: FIFO}
            """;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private static Validation<Seq<Problem>, SortedMap<String, DesiredGraph>> compiled(
            Assembly assembly, String topic, boolean fifo) {
        return assembly.compiler(HashSet.empty())
                .compile(new Snapshot(
                        "r1",
                        TreeMap.of("specs.yaml", SPECS.replace("TOPIC", topic).replace("FIFO", String.valueOf(fifo)))));
    }

    @Test
    void aChangeInAwsBecomesAMessageInAQueueThatAskedForIt() throws Exception {
        JsonNode message = messageOfDrift(false);

        assertThat(message.path("Subject").asText()).isEqualTo("[staging] Topic/orders: AWS was changed, and put back");
        assertThat(message.path("Message").asText())
                .isEqualTo(
                        "Topic/orders: drift: AWS was changed: sns/topic staging-orders: Attributes.DisplayName \"orders\" →"
                                + " \"mischief\"; put back\n\nrevision r1");
        assertThat(message.at("/MessageAttributes/environment/Value").asText()).isEqualTo("staging");
        assertThat(message.at("/MessageAttributes/manifests/Type").asText()).isEqualTo("String.Array");
        assertThat(meters.counter("mooring.notifications", "environment", "staging", "outcome", "failed")
                        .count())
                .isZero();
    }

    @Test
    void aFifoTopicTakesThemToo() throws Exception {
        assertThat(messageOfDrift(true).path("Subject").asText())
                .isEqualTo("[staging] Topic/orders: AWS was changed, and put back");
    }

    private JsonNode messageOfDrift(boolean fifo) throws Exception {
        try (Simulator simulator = Simulator.builder().apis(new EveryApi()).start();
                Assembly assembly = Assembly.of(AwsAccess.at(simulator.uri()).withLimits(ApiLimits.none()), meters);
                SnsClient sns = SnsClient.builder()
                        .endpointOverride(simulator.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build();
                SqsClient sqs = SqsClient.builder()
                        .endpointOverride(simulator.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            DesiredGraph graph =
                    compiled(assembly, "deployments", fifo).get().get("staging").get();
            Notifications notifications = Notifications.by(assembly.publisher(), name -> Option.some(graph), meters);
            CompletableFuture<EnvironmentStatus> ready = new CompletableFuture<>();
            try (ReconcileLoop loop = assembly.loop("staging", notifications.passesOf("staging"), status -> {
                notifications.status(status);
                if (status.is(Condition.Type.READY)) {
                    ready.complete(status);
                }
            })) {
                loop.offer(graph);
                ready.get(30, TimeUnit.SECONDS);
                sns.setTopicAttributes(request -> request.topicArn("arn:aws:sns:us-east-1:123456789012:staging-orders")
                        .attributeName("DisplayName")
                        .attributeValue("mischief"));
                loop.ask();
                return received(sqs, fifo ? "staging-news.fifo" : "staging-news");
            }
        }
    }

    private static JsonNode received(SqsClient sqs, String queue) throws Exception {
        String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        for (int patience = 0; patience < 20; patience++) {
            var messages = sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(1))
                    .messages();
            if (!messages.isEmpty()) {
                return new ObjectMapper().readTree(messages.getFirst().body());
            }
        }
        throw new AssertionError("no message arrived in " + queue);
    }

    @Test
    void aTopicThatIsNotThereIsAProblemAtItsLine() {
        try (Assembly assembly = Assembly.of(AwsAccess.standard())) {
            assertThat(compiled(assembly, "deployment", false).getError().map(Problem::toString))
                    .containsExactly("specs.yaml:8:26: there is no Topic \"deployment\" in staging; did you mean"
                            + " \"deployments\"?");
        }
    }

    @Test
    void whatCannotBeSentIsCountedAndNotTriedAgain() {
        List<Message> tried = new ArrayList<>();
        Notifications notifications = new Notifications(
                (environment, topic, message) -> {
                    tried.add(message);
                    return Either.left(new Failure.Denied("sns:Publish", "AuthorizationError", "no"));
                },
                name -> Option.some(withTopic()),
                Runnable::run,
                meters);

        notifications.status(status(1));
        notifications.status(status(1));

        assertThat(tried).hasSize(1);
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void whereTooManyWaitNewsAreDroppedAndNobodyWaits() {
        Notifications notifications = new Notifications(
                (environment, topic, message) -> Either.right("id"),
                name -> Option.some(withTopic()),
                full -> {
                    throw new RejectedExecutionException("full");
                },
                meters);

        notifications.status(status(1));

        assertThat(count("dropped")).isEqualTo(1);
        assertThat(count("sent")).isZero();
    }

    @Test
    void anEnvironmentThatNamesNoTopicTellsNobody() {
        AtomicReference<Message> sent = new AtomicReference<>();
        Notifications notifications = new Notifications(
                (environment, topic, message) -> {
                    sent.set(message);
                    return Either.right("id");
                },
                name -> Option.some(Toys.staging().graph()),
                Runnable::run,
                meters);

        notifications.status(status(1));

        assertThat(sent).hasNullValue();
    }

    private double count(String outcome) {
        return meters.counter("mooring.notifications", "environment", "staging", "outcome", outcome)
                .count();
    }

    private static DesiredGraph withTopic() {
        try (Assembly assembly = Assembly.of(AwsAccess.standard())) {
            return compiled(assembly, "deployments", false).get().get("staging").get();
        }
    }

    /** In which a person has suspended the environment. */
    private static EnvironmentStatus status(long sequence) {
        EnvironmentStatus none = EnvironmentStatus.unknown("staging");
        return new EnvironmentStatus(
                "staging",
                "r1",
                "r1",
                Option.some(Instant.EPOCH),
                true,
                none.conditions(),
                none.resources(),
                none.problems(),
                Vector.of(new Event(
                        sequence,
                        Instant.EPOCH,
                        Event.Type.SUSPENDED,
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        "r1",
                        "suspended: nothing is observed or written")),
                none.history(),
                none.troubles(),
                sequence);
    }
}
