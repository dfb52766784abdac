package dev.mooring.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** JSON documents as values, and values as compact JSON. */
public final class JsonText {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** The JSON object or array that {@code text} is; empty where it is none, or holds a null, which a value cannot. */
    public static Option<Value> parse(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Option.none();
        }
        try {
            return read(MAPPER.readTree(text));
        } catch (JsonProcessingException notJson) {
            return Option.none();
        }
    }

    /** As {@link #parse}, but a member that is null is taken for none: so AWS writes what a document leaves open. */
    public static Option<Value> parseWithoutNulls(String text) {
        return Try.of(() -> MAPPER.readTree(text)).toOption().flatMap(node -> {
            dropNulls(node);
            return parse(node.toString());
        });
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeNulls();
        }
        node.forEach(JsonText::dropNulls);
    }

    /**
     * Compact JSON, members sorted by name.
     *
     * @throws IllegalStateException for a reference that is not resolved
     */
    public static String write(Value value) {
        return node(value).toString();
    }

    private static Option<Value> read(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                TreeMap<String, Value> members = TreeMap.empty();
                for (var member : node.properties()) {
                    Option<Value> value = read(member.getValue());
                    if (value.isEmpty()) {
                        yield Option.none();
                    }
                    members = members.put(member.getKey(), value.get());
                }
                yield Option.some(Value.tree(members));
            }
            case ARRAY -> {
                Vector<Value> items = Vector.empty();
                for (JsonNode item : node) {
                    Option<Value> value = read(item);
                    if (value.isEmpty()) {
                        yield Option.none();
                    }
                    items = items.append(value.get());
                }
                yield Option.some(Value.list(items));
            }
            case STRING -> Option.some(Value.of(node.textValue()));
            case NUMBER -> Option.some(Value.of(node.decimalValue()));
            case BOOLEAN -> Option.some(Value.of(node.booleanValue()));
            case NULL, MISSING, BINARY, POJO -> Option.none();
        };
    }

    private static JsonNode node(Value value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case Value.Bool bool -> nodes.booleanNode(bool.value());
            case Value.Num num ->
                num.value().scale() <= 0
                        ? nodes.numberNode(num.value().toBigIntegerExact())
                        : nodes.numberNode(num.value());
            case Value.Text text -> nodes.textNode(text.value());
            case Value.Items items -> {
                var array = nodes.arrayNode();
                items.items().forEach(item -> array.add(node(item)));
                yield array;
            }
            case Value.Tree tree -> {
                var object = nodes.objectNode();
                tree.members().forEach(member -> object.set(member._1, node(member._2)));
                yield object;
            }
            case Value.Ref ref -> throw new IllegalStateException("not resolved yet: " + ref.reference());
        };
    }
}
