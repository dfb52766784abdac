package dev.mooring.simulator.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;

/** JSON texts inside of CloudWatch's requests and answers. */
final class Documents {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Documents() {}

    static String text(Consumer<ObjectNode> content) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        content.accept(document);
        return document.toString();
    }

    /** Empty where the text is no JSON. */
    static Optional<JsonNode> read(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            return document.isMissingNode() ? Optional.empty() : Optional.of(document);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    static boolean isJson(String text) {
        return read(text).isPresent();
    }
}
