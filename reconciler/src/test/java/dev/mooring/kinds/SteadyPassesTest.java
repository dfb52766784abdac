package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pass asks AWS for where nothing is to be done, and how things stand then. */
final class SteadyPassesTest {
    private static final String QUEUE = """
            apiVersion: mooring.dev/v1
            kind: Queue
            metadata: {name: NAME}
            spec: {}
            ---
            """;

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_queue_costs_a_call_and_all_of_them_four() {
        String documents = QUEUE.replace("NAME", "inbox") + QUEUE.replace("NAME", "dead");
        platform.converge(documents);

        var calls = platform.pass(documents);

        assertThat(calls.writes()).isZero();
        assertThat(calls.operations())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sqs:ListQueues",
                        1L,
                        "sqs:GetQueueAttributes",
                        2L,
                        "tagging:GetResources",
                        1L,
                        "ecs:ListServices",
                        1L,
                        "monitoring:ListDashboards",
                        1L));
    }

    @Test
    void each_topic_is_asked_once_and_what_hangs_on_it_listed() {
        String documents = QUEUE.replace("NAME", "inbox") + """
                apiVersion: mooring.dev/v1
                kind: Topic
                metadata: {name: events}
                spec: {subscriptions: [{queue: inbox}]}
                """;
        platform.converge(documents);

        var calls = platform.pass(documents);

        assertThat(calls.writes()).isZero();
        assertThat(calls.operations())
                .containsEntry("sns:GetTopicAttributes", 1L)
                .containsEntry("sns:ListSubscriptionsByTopic", 1L)
                .containsEntry("sns:GetSubscriptionAttributes", 1L)
                .doesNotContainKeys("sns:ListTopics", "sns:ListTagsForResource", "sns:ListSubscriptions");
    }

    /** DescribeAlarms takes a hundred names. */
    @Test
    void a_hundred_alarms_are_read_in_a_call() {
        String documents = Vector.range(0, 130)
                .map(number -> """
                        apiVersion: mooring.dev/v1
                        kind: Alarm
                        metadata: {name: alarm-NUMBER}
                        spec: {metric: {namespace: Shop, name: Orders}, above: 5}
                        """.replace("NUMBER", Integer.toString(number)))
                .mkString("---\n");
        platform.converge(documents);

        assertThat(platform.pass(documents).operations()).containsEntry("monitoring:DescribeAlarms", 2L);
    }

    @Test
    void a_service_and_all_that_is_around_it_is_ready_in_the_end() {
        String documents = QUEUE.replace("NAME", "inbox") + """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: orders}
                spec:
                  image: registry/orders:1
                  cpu: 256
                  memory: 512
                  port: 8080
                  routes: [{priority: 100, paths: [/orders]}]
                """;

        assertThat(platform.converge(documents).changes()).allSatisfy(planned -> {
            assertThat(planned.change()).isInstanceOf(Change.NoOp.class);
            assertThat(planned.observation())
                    .isInstanceOfSatisfying(
                            Observation.Present.class,
                            live -> assertThat(live.health()).isEqualTo(Health.READY));
        });
    }
}
