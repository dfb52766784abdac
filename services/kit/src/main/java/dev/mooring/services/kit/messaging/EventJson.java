package dev.mooring.services.kit.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Events as text. Members that a later version of a service adds are not minded. */
public final class EventJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private EventJson() {}

    public static String write(Event event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event is always writable", impossible);
        }
    }

    /** What a record becomes as an event's data. */
    public static JsonNode data(Object value) {
        return JSON.valueToTree(value);
    }

    /**
     * @param body of a message: an event, or SNS's envelope around one, as a subscription without raw delivery brings it
     * @throws MalformedEvent if it is neither; its message does not repeat the body
     */
    public static Event read(String body) throws MalformedEvent {
        try {
            JsonNode node = JSON.readTree(body);
            boolean enveloped = node.path("Type").asText().equals("Notification") && node.has("Message");
            JsonNode event = enveloped ? JSON.readTree(node.get("Message").asText()) : node;
            if (!event.isObject()) {
                throw new MalformedEvent("not an event: no object");
            }
            return JSON.treeToValue(event, Event.class);
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            throw new MalformedEvent("not an event: " + malformed.getClass().getSimpleName());
        }
    }

    /** @throws MalformedEvent if the event's data is not such a record */
    public static <T> T data(Event event, Class<T> type) throws MalformedEvent {
        try {
            return JSON.treeToValue(event.data(), type);
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            throw new MalformedEvent("the data of " + event.type() + " is no " + type.getSimpleName());
        }
    }
}
