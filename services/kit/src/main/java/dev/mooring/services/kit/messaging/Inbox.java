package dev.mooring.services.kit.messaging;

import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Which events have had their effect, written in the same transaction as the effect. */
public final class Inbox {
    /** SQS keeps a message for 14 days at most; nothing comes back after that. */
    private static final Duration MEMORY = Duration.ofDays(15);

    private final Jdbi jdbi;

    public Inbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether this event comes for the first time; true at most once in all committed transactions. */
    public boolean first(Handle transaction, UUID event) {
        return transaction
                        .createUpdate("insert into inbox (id) values (:id) on conflict do nothing")
                        .bind("id", event)
                        .execute()
                == 1;
    }

    /** Forgets what can no longer come back. */
    public int forget() {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        "delete from inbox where taken_at < now() - :memory * interval '1 second'")
                .bind("memory", MEMORY.toSeconds())
                .execute());
    }
}
