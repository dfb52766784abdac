package dev.mooring.simulator.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** A message as its publisher gives it, alone or in a batch. */
record Publication(
        String message,
        Optional<String> subject,
        Optional<String> structure,
        Map<String, MessageAttributeValue> attributes,
        Optional<String> groupId,
        Optional<String> deduplicationId) {

    static Publication of(PublishRequest request) {
        return new Publication(
                request.message(),
                Optional.ofNullable(request.subject()),
                Optional.ofNullable(request.messageStructure()),
                request.messageAttributes(),
                Optional.ofNullable(request.messageGroupId()),
                Optional.ofNullable(request.messageDeduplicationId()));
    }

    static Publication of(PublishBatchRequestEntry entry) {
        return new Publication(
                entry.message(),
                Optional.ofNullable(entry.subject()),
                Optional.ofNullable(entry.messageStructure()),
                entry.messageAttributes(),
                Optional.ofNullable(entry.messageGroupId()),
                Optional.ofNullable(entry.messageDeduplicationId()));
    }

    /** What an endpoint of this protocol gets: its own text where the message has one for each. */
    String messageFor(String protocol) {
        return structure.isEmpty()
                ? message
                : json(message)
                        .map(texts -> texts.path(texts.has(protocol) ? protocol : "default")
                                .asText())
                        .orElse(message);
    }

    /** The body as a filter policy sees it; empty where it is no JSON object. */
    Optional<JsonNode> bodyObject() {
        return json(message).filter(JsonNode::isObject);
    }

    /** The attributes as a filter policy sees them. */
    JsonNode attributesObject() {
        ObjectNode object = FilterPolicy.MAPPER.createObjectNode();
        attributes.forEach((name, value) -> {
            String text = value.stringValue();
            switch (value.dataType()) {
                case "String.Array" -> object.set(name, json(text).orElseGet(() -> object.textNode(text)));
                case "Number" -> object.set(name, json(text).orElseGet(object::nullNode));
                case "String" -> object.put(name, text);
                default -> {}
            }
        });
        return object;
    }

    static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(FilterPolicy.MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
