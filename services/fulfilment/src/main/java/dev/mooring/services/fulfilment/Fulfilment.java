package dev.mooring.services.fulfilment;

import dev.mooring.services.kit.messaging.Event;
import dev.mooring.services.kit.messaging.EventHandler;
import dev.mooring.services.kit.messaging.EventJson;
import dev.mooring.services.kit.messaging.Inbox;
import dev.mooring.services.kit.messaging.Outbox;
import dev.mooring.services.kit.messaging.OutboxRelay;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs placed orders. Packing may be interrupted and begun again; that an order is packed is written once, together with the
 * event that tells of it.
 */
final class Fulfilment implements EventHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Fulfilment.class);
    private static final String PLACED = "order.placed";
    private static final String FULFILLED = "order.fulfilled";

    /** What of a placed order matters here. */
    record Placed(UUID id) {}

    /** What is told. */
    record Fulfilled(UUID orderId) {}

    private final Jdbi jdbi;
    private final Inbox inbox;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Packing packing;
    private final Clock clock;

    Fulfilment(Jdbi jdbi, Inbox inbox, Outbox outbox, OutboxRelay relay, Packing packing, Clock clock) {
        this.jdbi = jdbi;
        this.inbox = inbox;
        this.outbox = outbox;
        this.relay = relay;
        this.packing = packing;
        this.clock = clock;
    }

    @Override
    public void handle(Event event) throws Exception {
        if (!event.type().equals(PLACED)) {
            return;
        }
        UUID order = EventJson.data(event, Placed.class).id();
        packing.pack(order);
        Instant now = clock.instant();
        boolean packed = jdbi.inTransaction(transaction -> {
            boolean first = inbox.first(transaction, event.id()) && packed(transaction, order, now);
            if (first) {
                outbox.add(
                        transaction, new Event(fulfilled(order), FULFILLED, now, EventJson.data(new Fulfilled(order))));
            }
            return first;
        });
        if (packed) {
            relay.wake();
            LOG.info("Order {} is packed", order);
        }
    }

    /** Whether this order is packed for the first time, whatever event asked for it. */
    private static boolean packed(Handle transaction, UUID order, Instant at) {
        return transaction
                        .createUpdate(
                                "insert into packages (order_id, packed_at) values (:order, :at) on conflict do nothing")
                        .bind("order", order)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    /** An order is fulfilled once, so the event's id follows from the order's. */
    private static UUID fulfilled(UUID order) {
        return UUID.nameUUIDFromBytes((FULFILLED + order).getBytes(StandardCharsets.UTF_8));
    }
}
