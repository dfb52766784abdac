package dev.mooring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.Toys;
import dev.mooring.kinds.queue.QueueType;
import dev.mooring.kinds.queue.SqsQueueActuator;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.Action;
import dev.mooring.resource.Actuator;
import dev.mooring.resource.Drift;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import dev.mooring.simulator.time.VirtualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pass whose tag inventory was read before somebody else made an object under a name that was ours. */
final class StaleInventoryTest {
    private static final ResourceId INBOX = QueueType.id("staging-inbox");
    private static final OwnerTags OURS =
            new OwnerTags("staging", new ManifestId("Queue", "inbox"), "digest", "commit");

    private Simulator simulator;
    private AwsSessions sessions;
    private AwsSession session;

    @BeforeEach
    void open() throws IOException {
        simulator = Simulator.builder()
                .clock(new VirtualClock(Instant.parse("2026-11-22T12:00:00Z")))
                .throttling(false)
                .start();
        sessions = new AwsSessions(
                AwsAccess.at(simulator.uri())
                        .withLimits(ApiLimits.none())
                        .withPatience(
                                new Patience(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(5))),
                Stopwatch.system(),
                new Random(1),
                new SimpleMeterRegistry());
        session = sessions.of(environment());
        make(OURS.asMap().toJavaMap());
    }

    @AfterEach
    void close() {
        sessions.close();
        simulator.close();
    }

    private static Environment environment() {
        return Toys.environment("staging", Environment.Mode.ENFORCE);
    }

    private void make(Map<String, String> tags) {
        session.sqs().createQueue(request -> request.queueName(INBOX.name()).tags(tags));
    }

    private void remove() {
        session.sqs().deleteQueue(request -> request.queueUrl(url()));
        simulator.advance(Duration.ofMinutes(2));
    }

    private String url() {
        return session.sqs()
                .getQueueUrl(request -> request.queueName(INBOX.name()))
                .queueUrl();
    }

    private Actuator newPass() {
        return new SqsQueueActuator(
                new Pass(session, environment(), session.inventory("staging", Vector.of("sqs")), Fanout.inTurn()));
    }

    private static Observation.Present seen(Actuator actuator) {
        return (Observation.Present)
                actuator.observe(HashSet.of(INBOX)).get(INBOX).get();
    }

    private long writesOf(Runnable deed) {
        long mark = simulator.journal().mark();
        deed.run();
        return simulator.journal().after(mark).writes();
    }

    @Test
    void a_strangers_queue_under_our_old_name_is_neither_deleted_nor_changed() {
        Actuator actuator = newPass();
        Observation.Present observed = seen(actuator);
        remove();
        make(Map.of("team", "somebody else"));

        assertThat(writesOf(() -> {
                    assertThat(actuator.apply(new Action.Delete(INBOX, observed)))
                            .isInstanceOfSatisfying(
                                    Outcome.InProgress.class,
                                    outcome -> assertThat(outcome.reason()).isEqualTo("NotOwned"));
                    assertThat(actuator.apply(new Action.Update(INBOX, observed.tree(), observed, Drift.NONE, OURS)))
                            .isInstanceOf(Outcome.InProgress.class);
                }))
                .isZero();
    }

    @Test
    void a_queue_that_somebody_took_from_us_by_its_tags_is_left_alone() {
        Actuator actuator = newPass();
        Observation.Present observed = seen(actuator);
        session.sqs().tagQueue(request -> request.queueUrl(url()).tags(Map.of(OwnerTags.ENVIRONMENT, "production")));

        assertThat(writesOf(() -> actuator.apply(new Action.Delete(INBOX, observed))))
                .isZero();
    }

    @Test
    void what_is_still_ours_is_deleted_after_one_more_read() {
        Actuator actuator = newPass();
        Observation.Present observed = seen(actuator);
        long mark = simulator.journal().mark();

        assertThat(actuator.apply(new Action.Delete(INBOX, observed))).isEqualTo(TaggedActuator.GONE);

        assertThat(simulator.journal().after(mark).operations())
                .containsExactlyInAnyOrderEntriesOf(Map.of("sqs:ListQueueTags", 1L, "sqs:DeleteQueue", 1L));
    }

    @Test
    void what_is_gone_meanwhile_counts_as_deleted_and_is_not_changed() {
        Actuator actuator = newPass();
        Observation.Present observed = seen(actuator);
        remove();

        assertThat(actuator.apply(new Action.Delete(INBOX, observed))).isEqualTo(TaggedActuator.GONE);
        assertThat(actuator.apply(new Action.Update(INBOX, Value.tree(), observed, Drift.NONE, OURS)))
                .isInstanceOf(Outcome.InProgress.class);
    }

    @Test
    void the_inventory_names_candidates_and_the_object_itself_has_the_last_word() {
        Actuator actuator = newPass();
        assertThat(actuator.owned().get()).containsExactly(INBOX);
        remove();

        assertThat(actuator.owned().get()).containsExactly(INBOX);
        assertThat(actuator.observe(HashSet.of(INBOX)).get(INBOX).get()).isInstanceOf(Observation.Absent.class);
    }

    @Test
    void a_tagging_api_that_refuses_leaves_open_what_is_ours() {
        simulator.faults().install(FaultPlan.of(FaultRule.always(Fault.DENY, "tag*")));

        assertThat(newPass().owned().isLeft()).isTrue();
        assertThat(seen(newPass()).tags()).isEqualTo(OURS.asMap());
    }
}
