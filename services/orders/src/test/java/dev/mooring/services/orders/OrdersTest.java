package dev.mooring.services.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.services.kit.database.Database;
import dev.mooring.services.kit.database.DatabaseConfiguration;
import dev.mooring.services.kit.messaging.Event;
import dev.mooring.services.kit.messaging.EventJson;
import dev.mooring.services.kit.messaging.Inbox;
import dev.mooring.services.kit.messaging.Outbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Orders on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final NewOrder BOOKS = new NewOrder("ann", "EUR", List.of(new OrderLine("book", 2, 1250)));

    private EmbeddedPostgres postgres;
    private Database database;
    private Outbox outbox;
    private Orders orders;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = Database.open(
                new DatabaseConfiguration(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", null),
                "orders",
                "db/kit",
                "db/orders");
        outbox = new Outbox(database.jdbi());
        orders = new Orders(database.jdbi(), outbox, new ObjectMapper(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    void stop() throws IOException {
        database.stop();
        postgres.close();
    }

    @BeforeEach
    void empty() {
        database.jdbi().useHandle(handle -> handle.execute("truncate orders, outbox, inbox restart identity"));
    }

    @Test
    void anOrderIsReadAsItWasPlacedAndTold() {
        Order placed = orders.place("k", BOOKS).order();

        assertThat(placed.total()).isEqualTo(2500);
        assertThat(placed.placedAt()).isEqualTo(NOW);
        assertThat(orders.find(placed.id())).contains(placed);
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void theSameKeyAtTheSameTimeIsOneOrderAndOneEvent() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var placed = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> orders.place("k", BOOKS)))
                    .toList();
            UUID first = placed.getFirst().get().order().id();
            int isNew = 0;
            for (var each : placed) {
                assertThat(each.get().order().id()).isEqualTo(first);
                isNew += each.get().isNew() ? 1 : 0;
            }
            assertThat(isNew).isEqualTo(1);
        }
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void anotherOrderWithTheKeyIsSeenToBeAnother() {
        orders.place("k", BOOKS);
        NewOrder other = new NewOrder("ann", "EUR", List.of(new OrderLine("book", 3, 1250)));

        assertThat(orders.place("k", other).order().is(other)).isFalse();
        assertThat(orders.place("k", BOOKS).order().is(BOOKS)).isTrue();
    }

    @Test
    void pagesFollowOneAnotherAndEnd() {
        List<UUID> ids = IntStream.range(0, 5)
                .mapToObj(i -> orders.place("k" + i, BOOKS).order().id())
                .toList();

        OrderPage first = orders.page(0, 2);
        OrderPage second = orders.page(Long.parseLong(String.valueOf(first.next())), 2);
        OrderPage third = orders.page(Long.parseLong(String.valueOf(second.next())), 2);

        assertThat(first.items()).extracting(Order::id).isEqualTo(ids.subList(0, 2));
        assertThat(second.items()).extracting(Order::id).isEqualTo(ids.subList(2, 4));
        assertThat(third.items()).extracting(Order::id).isEqualTo(ids.subList(4, 5));
        assertThat(third.next()).isNull();
    }

    @Test
    void thatAnOrderIsFulfilledIsNotedOnceHoweverOftenItIsTold() throws Exception {
        Order placed = orders.place("k", BOOKS).order();
        FulfilledOrders handler = new FulfilledOrders(database.jdbi(), new Inbox(database.jdbi()), orders);
        Event fulfilled = new Event(
                UUID.randomUUID(),
                "order.fulfilled",
                NOW.plusSeconds(60),
                EventJson.data(Map.of("orderId", placed.id().toString())));

        handler.handle(fulfilled);
        handler.handle(fulfilled);
        handler.handle(new Event(UUID.randomUUID(), "order.fulfilled", NOW.plusSeconds(90), fulfilled.data()));

        Order order = orders.find(placed.id()).orElseThrow();
        assertThat(order.status()).isEqualTo(Order.Status.FULFILLED);
        assertThat(order.fulfilledAt()).isEqualTo(NOW.plusSeconds(60));
    }
}
