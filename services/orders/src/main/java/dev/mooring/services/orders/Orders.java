package dev.mooring.services.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.services.kit.messaging.Event;
import dev.mooring.services.kit.messaging.EventJson;
import dev.mooring.services.kit.messaging.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** All orders, in PostgreSQL. */
final class Orders {
    static final String PLACED = "order.placed";

    private static final String COLUMNS =
            "select sequence, id, customer, currency, lines, status, placed_at, fulfilled_at from orders ";

    /**
     * How an order was taken.
     *
     * @param isNew whether it was taken now; not if it had come before
     */
    record Taken(Order order, boolean isNew) {}

    private record Row(long sequence, Order order) {}

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    Orders(Jdbi jdbi, Outbox outbox, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Takes an order, and tells of it in the same transaction; the same key again gives the order that it gave before. */
    Taken place(String key, NewOrder wanted) {
        Order order = new Order(
                UUID.randomUUID(),
                wanted.customer(),
                wanted.currency(),
                List.copyOf(wanted.lines()),
                Order.Status.PLACED,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        return jdbi.inTransaction(transaction -> {
            if (insert(transaction, key, order)) {
                outbox.add(transaction, new Event(UUID.randomUUID(), PLACED, order.placedAt(), EventJson.data(order)));
                return new Taken(order, true);
            }
            return new Taken(
                    transaction
                            .createQuery(COLUMNS + "where key = :key")
                            .bind("key", key)
                            .map((row, context) -> read(row).order())
                            .one(),
                    false);
        });
    }

    private boolean insert(Handle transaction, String key, Order order) {
        return transaction
                        .createUpdate("""
                                insert into orders (id, key, customer, currency, lines, status, placed_at)
                                values (:id, :key, :customer, :currency, :lines::jsonb, :status, :placedAt)
                                on conflict (key) do nothing""")
                        .bind("id", order.id())
                        .bind("key", key)
                        .bind("customer", order.customer())
                        .bind("currency", order.currency())
                        .bind("lines", text(order.lines()))
                        .bind("status", order.status().name())
                        .bind("placedAt", order.placedAt().atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    Optional<Order> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row).order())
                .findOne());
    }

    /** @param after the cursor of the page before; 0 for the first */
    OrderPage page(long after, int limit) {
        List<Row> rows = jdbi.withHandle(
                handle -> handle.createQuery(COLUMNS + "where sequence > :after order by sequence limit :limit")
                        .bind("after", after)
                        .bind("limit", limit + 1)
                        .map((row, context) -> read(row))
                        .list());
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        return new OrderPage(
                shown.stream().map(Row::order).toList(),
                more ? Long.toString(shown.getLast().sequence()) : null);
    }

    /** @param transaction in which the event that says so is noted */
    void fulfilled(Handle transaction, UUID id, Instant at) {
        transaction
                .createUpdate("""
                        update orders set status = :status, fulfilled_at = :at
                        where id = :id and fulfilled_at is null""")
                .bind("status", Order.Status.FULFILLED.name())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("id", id)
                .execute();
    }

    private Row read(ResultSet row) throws SQLException {
        OffsetDateTime fulfilled = row.getObject("fulfilled_at", OffsetDateTime.class);
        Order order = new Order(
                row.getObject("id", UUID.class),
                row.getString("customer"),
                row.getString("currency"),
                lines(row.getString("lines")),
                Order.Status.valueOf(row.getString("status")),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                fulfilled == null ? null : fulfilled.toInstant());
        return new Row(row.getLong("sequence"), order);
    }

    private String text(List<OrderLine> lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("lines are always writable", impossible);
        }
    }

    private List<OrderLine> lines(String text) {
        try {
            return json.readValue(text, new TypeReference<List<OrderLine>>() {});
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an order's lines are not readable", corrupt);
        }
    }
}
