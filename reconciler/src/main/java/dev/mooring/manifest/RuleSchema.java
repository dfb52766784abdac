package dev.mooring.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.manifest.Shape.CrossRule;
import dev.mooring.manifest.Shape.Presence;
import dev.mooring.manifest.Shape.Struct;
import io.vavr.collection.Seq;

/** The rules between the fields of an object as JSON Schema: what {@link CrossRuleCheck} does, said of JSON. */
final class RuleSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RuleSchema() {}

    static ObjectNode of(CrossRule rule, Struct shape) {
        return switch (rule) {
            case CrossRule.AtMostOne most -> anyTwoRefused(most.fields());
            case CrossRule.ExactlyOne one -> each("oneOf", one.fields());
            case CrossRule.AtLeastOne least -> each("anyOf", least.fields());
            case CrossRule.Needs needs -> when(needs.field(), object("required", SchemaWriter.names(needs.needs())));
            case CrossRule.Only only -> when(only.field(), has(only, shape));
        };
    }

    private static ObjectNode anyTwoRefused(Seq<String> fields) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode pairs = schema.putObject("not").putArray("anyOf");
        fields.combinations(2).forEach(pair -> pairs.add(object("required", SchemaWriter.names(pair))));
        return schema;
    }

    private static ObjectNode each(String keyword, Seq<String> fields) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode forms = schema.putArray(keyword);
        fields.forEach(field -> forms.add(object("required", SchemaWriter.names(io.vavr.collection.List.of(field)))));
        return schema;
    }

    private static ObjectNode when(String field, ObjectNode then) {
        ObjectNode schema = JSON.objectNode();
        schema.set("if", object("required", SchemaWriter.names(io.vavr.collection.List.of(field))));
        schema.set("then", then);
        return schema;
    }

    private static ObjectNode has(CrossRule.Only rule, Struct shape) {
        ObjectNode schema = JSON.objectNode();
        schema.putObject("properties").putObject(rule.when()).set("enum", SchemaWriter.constants(rule.is()));
        Presence presence = shape.byName().get(rule.when()).get().presence();
        boolean unwrittenHolds =
                presence instanceof Presence.Otherwise otherwise && rule.is().containsValue(otherwise.value());
        if (!unwrittenHolds) {
            schema.set("required", SchemaWriter.names(io.vavr.collection.List.of(rule.when())));
        }
        return schema;
    }

    private static ObjectNode object(String name, ArrayNode value) {
        ObjectNode object = JSON.objectNode();
        object.set(name, value);
        return object;
    }
}
