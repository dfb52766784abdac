package dev.mooring.services.orders;

import dev.mooring.services.kit.messaging.Event;
import dev.mooring.services.kit.messaging.EventHandler;
import dev.mooring.services.kit.messaging.EventJson;
import dev.mooring.services.kit.messaging.Inbox;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Notes that orders are fulfilled. */
final class FulfilledOrders implements EventHandler {
    private static final String FULFILLED = "order.fulfilled";

    /** What fulfilment tells. */
    record Fulfilled(UUID orderId) {}

    private final Jdbi jdbi;
    private final Inbox inbox;
    private final Orders orders;

    FulfilledOrders(Jdbi jdbi, Inbox inbox, Orders orders) {
        this.jdbi = jdbi;
        this.inbox = inbox;
        this.orders = orders;
    }

    @Override
    public void handle(Event event) throws Exception {
        if (!event.type().equals(FULFILLED)) {
            return;
        }
        UUID order = EventJson.data(event, Fulfilled.class).orderId();
        jdbi.useTransaction(transaction -> {
            if (inbox.first(transaction, event.id())) {
                orders.fulfilled(transaction, order, event.at());
            }
        });
    }
}
