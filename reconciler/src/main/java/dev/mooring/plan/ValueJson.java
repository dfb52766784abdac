package dev.mooring.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.resource.Value;
import java.math.BigDecimal;

/** A value as JSON; a reference that is not resolved yet is null. */
final class ValueJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueJson() {}

    static JsonNode of(Value value) {
        return switch (value) {
            case Value.Bool bool -> NODES.booleanNode(bool.value());
            case Value.Num number -> NODES.numberNode(plain(number.value()));
            case Value.Text text -> NODES.textNode(text.value());
            case Value.Ref ignored -> NODES.nullNode();
            case Value.Items list -> {
                ArrayNode array = NODES.arrayNode();
                list.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Value.Tree tree -> {
                ObjectNode object = NODES.objectNode();
                tree.members().forEach(member -> object.set(member._1, of(member._2)));
                yield object;
            }
        };
    }

    /** 8080 and not 8.08E+3, which is the same number and no port that anybody recognises. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
