package dev.mooring.kinds.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mooring.resource.Value;
import io.vavr.collection.Vector;

/** Trees written as YAML. */
public final class Trees {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Trees() {}

    public static Value.Tree yaml(String text) {
        try {
            return (Value.Tree) value(YAML.readTree(text));
        } catch (JsonProcessingException notYaml) {
            throw new IllegalArgumentException(notYaml);
        }
    }

    static Value value(JsonNode node) {
        if (node.isObject()) {
            return Vector.ofAll(node.properties())
                    .foldLeft(Value.tree(), (tree, member) -> tree.with(member.getKey(), value(member.getValue())));
        }
        if (node.isArray()) {
            return Value.list(Vector.ofAll(node).map(Trees::value));
        }
        if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        }
        return node.isNumber() ? Value.of(node.decimalValue()) : Value.of(node.textValue());
    }
}
