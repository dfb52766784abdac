package dev.mooring.services.kit.messaging;

import dev.mooring.services.kit.messaging.Outbox.Waiting;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where events are told. */
@FunctionalInterface
public interface Publisher {

    /** SNS and SQS take ten messages a call. */
    int BATCH = 10;

    /**
     * @param events at most {@link #BATCH}
     * @return those that were taken; the others are told again later
     */
    Set<UUID> publish(List<Waiting> events);
}
