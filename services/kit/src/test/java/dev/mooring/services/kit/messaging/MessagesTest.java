package dev.mooring.services.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.services.kit.database.Database;
import dev.mooring.services.kit.database.DatabaseConfiguration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Outbox and inbox on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesTest {
    private EmbeddedPostgres postgres;
    private Database database;
    private Jdbi jdbi;
    private Outbox outbox;
    private Inbox inbox;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = Database.open(
                new DatabaseConfiguration(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", null),
                "kit",
                "db/kit");
        jdbi = database.jdbi();
        outbox = new Outbox(jdbi);
        inbox = new Inbox(jdbi);
    }

    @AfterAll
    void stop() throws IOException {
        database.stop();
        postgres.close();
    }

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle -> handle.execute("truncate outbox, inbox"));
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        assertThatThrownBy(() -> jdbi.useTransaction(transaction -> {
                    outbox.add(transaction, event());
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(outbox.size()).isZero();
    }

    @Test
    void theOldestAreToldFirstAndForgotten() {
        List<UUID> ids = added(5);
        List<UUID> told = new ArrayList<>();

        int taken = outbox.tell(3, waiting -> {
            waiting.forEach(each -> told.add(each.id()));
            return Set.copyOf(told);
        });

        assertThat(taken).isEqualTo(3);
        assertThat(told).isEqualTo(ids.subList(0, 3));
        assertThat(outbox.size()).isEqualTo(2);
    }

    @Test
    void whatThePublisherDoesNotTakeStays() {
        List<UUID> ids = added(3);

        outbox.tell(10, waiting -> Set.of(ids.get(1)));

        assertThat(remaining()).containsExactly(ids.get(0), ids.get(2));
    }

    @Test
    void aPublisherThatFailsLosesNothing() {
        added(2);

        assertThatThrownBy(() -> outbox.tell(10, waiting -> {
                    throw new IllegalStateException("no network");
                }))
                .hasMessage("no network");

        assertThat(outbox.size()).isEqualTo(2);
    }

    @Test
    void twoRelaysDoNotTellTheSame() throws Exception {
        List<UUID> ids = added(4);
        CountDownLatch firstHolds = new CountDownLatch(1);
        CountDownLatch secondIsDone = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(() -> outbox.tell(2, waiting -> {
                firstHolds.countDown();
                awaited(secondIsDone);
                return ids(waiting);
            }));
            firstHolds.await();
            List<UUID> second = new ArrayList<>();
            outbox.tell(10, waiting -> {
                second.addAll(ids(waiting));
                return ids(waiting);
            });
            secondIsDone.countDown();

            assertThat(first.get()).isEqualTo(2);
            assertThat(second).containsExactlyInAnyOrderElementsOf(ids.subList(2, 4));
            assertThat(outbox.size()).isZero();
        }
    }

    @Test
    void anEventComesForTheFirstTimeOnce() {
        UUID id = UUID.randomUUID();

        assertThat(jdbi.<Boolean, RuntimeException>inTransaction(transaction -> inbox.first(transaction, id)))
                .isTrue();
        assertThat(jdbi.<Boolean, RuntimeException>inTransaction(transaction -> inbox.first(transaction, id)))
                .isFalse();
    }

    @Test
    void aFirstTimeThatIsRolledBackWasNone() {
        UUID id = UUID.randomUUID();
        jdbi.useTransaction(transaction -> {
            inbox.first(transaction, id);
            transaction.rollback();
        });

        assertThat(jdbi.<Boolean, RuntimeException>inTransaction(transaction -> inbox.first(transaction, id)))
                .isTrue();
    }

    @Test
    void whatCannotComeBackIsForgottenAndNothingElse() {
        UUID recent = UUID.randomUUID();
        jdbi.useTransaction(transaction -> inbox.first(transaction, recent));
        jdbi.useHandle(handle -> handle.execute(
                "insert into inbox (id, taken_at) values (?, now() - interval '16 days')", UUID.randomUUID()));

        assertThat(inbox.forget()).isEqualTo(1);
        assertThat(jdbi.<Boolean, RuntimeException>inTransaction(transaction -> inbox.first(transaction, recent)))
                .isFalse();
    }

    private List<UUID> added(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Event event = event();
            ids.add(event.id());
            jdbi.useTransaction(transaction -> outbox.add(transaction, event));
        }
        return ids;
    }

    private List<UUID> remaining() {
        return jdbi.withHandle(handle -> handle.select("select id from outbox order by sequence")
                .mapTo(UUID.class)
                .list());
    }

    private static Set<UUID> ids(List<Outbox.Waiting> waiting) {
        return waiting.stream().map(Outbox.Waiting::id).collect(Collectors.toSet());
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    private static Event event() {
        return new Event(UUID.randomUUID(), "thing.done", Instant.EPOCH, EventJson.data(Map.of("a", 1)));
    }
}
