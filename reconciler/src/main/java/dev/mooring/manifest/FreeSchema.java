package dev.mooring.manifest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schema of anything at all, null excepted; it holds itself, so it is defined once a document and referred to. */
final class FreeSchema {
    private static final String WHOLE = "anyObject";
    private static final String FRAGMENT = "anyPatch";

    private FreeSchema() {}

    static String reference(boolean fragment) {
        return "#/$defs/" + (fragment ? FRAGMENT : WHOLE);
    }

    static void define(ObjectNode definitions) {
        definitions.set(WHOLE, objectOf(value(reference(false))));
        ObjectNode patch = value(reference(true));
        patch.withArrayProperty("anyOf").add(SchemaWriter.typed("null"));
        definitions.set(FRAGMENT, objectOf(patch));
        definitions.set("anyValue", value(reference(false)));
    }

    private static ObjectNode objectOf(ObjectNode member) {
        ObjectNode schema = SchemaWriter.typed("object");
        schema.set("additionalProperties", member);
        return schema;
    }

    private static ObjectNode value(String object) {
        ObjectNode list = SchemaWriter.typed("array");
        list.putObject("items").put("$ref", "#/$defs/anyValue");
        return SchemaWriter.anyOf(
                SchemaWriter.typed("string"),
                SchemaWriter.typed("number"),
                SchemaWriter.typed("boolean"),
                list,
                JsonNodeFactory.instance.objectNode().put("$ref", object));
    }
}
