package dev.mooring.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** A value that an annotation has as YAML. */
final class YamlConstant {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlConstant() {}

    /** @throws IllegalArgumentException if it is not one value */
    static Node parse(String yaml, String source) {
        YamlReader.Read read = new YamlReader(Limits.STANDARD).read(source, yaml);
        return Option.of(read)
                .filter(each -> each.problems().isEmpty())
                .flatMap(each -> each.documents().headOption())
                .getOrElseThrow(() -> new IllegalArgumentException(source + ": not a YAML value: " + yaml));
    }

    static JsonNode asJson(String yaml) {
        return json(parse(yaml, "default"));
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
                yield object;
            }
            case Node.Sequence sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Node.Scalar scalar ->
                switch (scalar.type()) {
                    case NULL -> JSON.nullNode();
                    case BOOLEAN -> JSON.booleanNode(ScalarBinder.bool(scalar));
                    case WHOLE -> JSON.numberNode(Long.parseLong(scalar.text()));
                    case DECIMAL -> JSON.numberNode(new BigDecimal(scalar.text()));
                    case TEXT -> JSON.textNode(scalar.text());
                };
        };
    }
}
