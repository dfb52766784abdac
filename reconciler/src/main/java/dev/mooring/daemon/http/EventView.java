package dev.mooring.daemon.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mooring.status.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened once.
 *
 * @param sequence counts up within an environment
 * @param kind of the manifest concerned; left out: the environment itself
 * @param resource the AWS object concerned: {@code sqs/queue staging-orders}
 * @param cause for a change: {@code edit} (git moved), {@code drift} (somebody changed AWS) or {@code adoption}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
        long sequence,
        Instant time,
        String type,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String resource,
        @Nullable String cause,
        String revision,
        String message) {

    static EventView of(Event event) {
        return new EventView(
                event.sequence(),
                event.time(),
                event.type().toString(),
                event.owner().map(owner -> owner.kind()).getOrNull(),
                event.owner().map(owner -> owner.name()).getOrNull(),
                event.resource().map(Object::toString).getOrNull(),
                event.cause().map(Words::lower).getOrNull(),
                event.revision(),
                event.message());
    }
}
