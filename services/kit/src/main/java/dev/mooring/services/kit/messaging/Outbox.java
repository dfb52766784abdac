package dev.mooring.services.kit.messaging;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Events that wait to be told, in the same transaction as what they tell of: none is told of what was rolled back, none is
 * forgotten of what was committed.
 */
public final class Outbox {
    private final Jdbi jdbi;

    public Outbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param transaction in which the thing itself is written */
    public void add(Handle transaction, Event event) {
        transaction
                .createUpdate("insert into outbox (id, body) values (:id, :body)")
                .bind("id", event.id())
                .bind("body", EventJson.write(event))
                .execute();
    }

    /** An event to be told, as text. */
    public record Waiting(UUID id, String body) {}

    /**
     * Hands over the oldest that nobody else is telling, and forgets those that were taken. A crash in between tells them
     * again: who receives them knows them by their id.
     *
     * @param most as many as one call of the publisher takes
     * @return how many were taken
     */
    public int tell(int most, Function<List<Waiting>, Set<UUID>> publisher) {
        return jdbi.inTransaction(transaction -> {
            List<Waiting> waiting = transaction
                    .createQuery("select id, body from outbox order by sequence limit :most for update skip locked")
                    .bind("most", most)
                    .map((row, context) -> new Waiting(row.getObject("id", UUID.class), row.getString("body")))
                    .list();
            if (waiting.isEmpty()) {
                return 0;
            }
            Set<UUID> taken = publisher.apply(waiting);
            if (!taken.isEmpty()) {
                transaction
                        .createUpdate("delete from outbox where id in (<taken>)")
                        .bindList("taken", List.copyOf(taken))
                        .execute();
            }
            return taken.size();
        });
    }

    /** How many wait. */
    public long size() {
        return jdbi.withHandle(handle ->
                handle.select("select count(*) from outbox").mapTo(Long.class).one());
    }
}
