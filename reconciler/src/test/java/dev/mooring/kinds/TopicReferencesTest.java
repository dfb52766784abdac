package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.ResourceId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others say of a topic, and it of others: in order, or told where it is wrong. */
final class TopicReferencesTest {
    private static final String SERVICE = """
            apiVersion: mooring.dev/v1
            kind: Service
            metadata: {name: orders}
            spec:
              image: registry/orders:commit-1
              cpu: 256
              memory: 512
              environment: {EVENTS: {topic: TOPIC, attribute: arn}, EVENTS_NAME: {topic: TOPIC, attribute: name}}
            ---
            """;
    private static final String TOPIC = """
            apiVersion: mooring.dev/v1
            kind: Topic
            metadata: {name: events}
            spec: {subscriptions: [{queue: QUEUE, deadLetter: {queue: DEAD}}]}
            ---
            """;
    private static final String QUEUE = """
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: inbox}
            spec: {}
            """;

    private static Seq<Problem> problems(String documents) {
        return DesiredGraph.of(Specs.read(documents), new StandardKinds()::expand, "0000000")
                .fold(problems -> problems, graph -> Vector.empty());
    }

    @Test
    void a_queue_and_the_topic_come_before_the_subscription_and_the_topic_before_the_service() {
        String documents = (SERVICE + TOPIC + QUEUE)
                .replace("TOPIC", "events")
                .replace("QUEUE", "inbox")
                .replace("DEAD", "inbox");
        DesiredGraph graph = DesiredGraph.of(Specs.read(documents), new StandardKinds()::expand, "0000000")
                .get();

        assertThat(wave(graph, "sns/subscription"))
                .isGreaterThan(wave(graph, "sqs/queue"))
                .isGreaterThan(wave(graph, "sns/topic"));
        assertThat(wave(graph, "ecs/service")).isGreaterThan(wave(graph, "sns/topic"));
    }

    private static int wave(DesiredGraph graph, String type) {
        return graph.waves()
                .indexWhere(wave -> wave.exists(desired -> desired.id().type().equals(type)));
    }

    @ParameterizedTest
    @CsvSource({
        "evnts, inbox, inbox, 'there is no Topic \"evnts\" in staging; did you mean \"events\"?'",
        "events, imbox, inbox, 'there is no Queue \"imbox\" in staging; did you mean \"inbox\"?'",
        "events, inbox, dead, 'there is no Queue \"dead\" in staging'"
    })
    void what_is_not_declared_is_told_where_it_is_named(String topic, String queue, String dead, String message) {
        String documents = (SERVICE + TOPIC + QUEUE)
                .replace("TOPIC", topic)
                .replace("QUEUE", queue)
                .replace("DEAD", dead);

        assertThat(problems(documents)).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.message()).startsWith(message);
            assertThat(problem.position().file()).isEqualTo("staging/specs.yaml");
            assertThat(problem.position().line()).isGreaterThan(1);
        });
    }

    @Test
    void one_endpoint_is_subscribed_once() {
        String twice =
                TOPIC.replace("{queue: QUEUE, deadLetter: {queue: DEAD}}", "{queue: inbox}, {queue: inbox, raw: true}")
                        + QUEUE;

        assertThat(problems(twice))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("Topic/events claims", "staging-inbox"));
    }

    @Test
    void the_service_reads_what_aws_will_say() {
        String documents = (SERVICE + TOPIC + QUEUE)
                .replace("TOPIC", "events")
                .replace("QUEUE", "inbox")
                .replace("DEAD", "inbox");

        assertThat(Specs.expand(documents)
                        .flatMap(Expansion::resources)
                        .find(desired -> desired.id().equals(new ResourceId("ecs/service", "apps", "orders")))
                        .get()
                        .tree()
                        .toString())
                .contains(
                        "{name: EVENTS, value: (arn of Topic/events)}",
                        "{name: EVENTS_NAME, value: (name of Topic/events)}");
    }
}
