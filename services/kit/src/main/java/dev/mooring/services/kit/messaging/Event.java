package dev.mooring.services.kit.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that has happened, told to whoever wants to know.
 *
 * @param id the same however often the event is delivered
 * @param type {@code order.placed}
 */
public record Event(UUID id, String type, Instant at, JsonNode data) {}
