package dev.mooring.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.manifest.Shape.Struct;
import io.vavr.collection.List;
import io.vavr.control.Option;

/**
 * The JSON Schema (draft 2020-12) of a document, for editors: {@code # yaml-language-server: $schema=…} on its first line.
 * It comes from the same shapes as the reader's checks, and accepts what the reader accepts and refuses what it refuses,
 * read as YAML 1.2, except for what only the reader can know:
 *
 * <ul>
 *   <li>what takes more than one document: layers, names written twice, references, where an environment's bases are;
 *   <li>how something is spelled rather than what it is: duplicate keys, aliases, tags, depth, size; and numbers that are
 *       not plain decimals ({@code 0x10}, {@code 1e3}, {@code 8080.0}, {@code 0123}), which the reader refuses because
 *       other readers of YAML take some of them for something else;
 *   <li>what {@link dev.mooring.manifest.spec.CheckedBy} checks (cron expressions, time zones), and what a record's own
 *       constructor or a kind's expansion refuses.
 * </ul>
 */
public final class JsonSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What a document is for. */
    public enum Form {
        /** It stands alone: what is required is in it. */
        WHOLE,
        /**
         * It lies in a base, or over one: anything may be missing and a null takes away, since what is required, and the
         * rules between fields, hold for the result. A document of kind Environment always stands alone.
         */
        OVERLAY
    }

    private final DocumentShapes shapes;

    public JsonSchema(SpecTypes types) {
        this.shapes = new DocumentShapes(types);
    }

    /** Empty where there is no such kind. */
    public Option<ObjectNode> forKind(String kind, Form form) {
        return shapes.of(kind).map(shape -> {
            ObjectNode schema = JSON.objectNode().put("$schema", DIALECT).put("title", "Mooring " + kind);
            schema.setAll(document(kind, shape, form));
            FreeSchema.define(schema.putObject("$defs"));
            return schema;
        });
    }

    /** One schema for documents of every kind. */
    public ObjectNode forAll(Form form) {
        ObjectNode schema = JSON.objectNode().put("$schema", DIALECT).put("title", "Mooring");
        schema.put("type", "object");
        schema.putObject("properties").putObject("kind").set("enum", SchemaWriter.names(shapes.kinds()));
        schema.set("required", SchemaWriter.names(List.of("kind")));
        ArrayNode byKind = schema.putArray("allOf");
        ObjectNode definitions = schema.putObject("$defs");
        for (String kind : shapes.kinds()) {
            ObjectNode branch = byKind.addObject();
            ObjectNode condition = branch.putObject("if");
            condition.putObject("properties").putObject("kind").put("const", kind);
            condition.set("required", SchemaWriter.names(List.of("kind")));
            branch.putObject("then").put("$ref", "#/$defs/" + kind);
            definitions.set(kind, document(kind, shapes.of(kind).get(), form));
        }
        FreeSchema.define(definitions);
        return schema;
    }

    private static ObjectNode document(String kind, Struct shape, Form form) {
        ObjectNode whole = new SchemaWriter(false).schema(shape);
        if (form == Form.WHOLE || kind.equals(Envelope.ENVIRONMENT)) {
            return whole;
        }
        // Every layer says what it is a layer of; the rest may be missing.
        ObjectNode overlay = new SchemaWriter(true).schema(shape);
        ObjectNode parts = overlay.withObjectProperty("properties");
        parts.set("apiVersion", whole.at("/properties/apiVersion"));
        parts.set("kind", whole.at("/properties/kind"));
        ObjectNode metadata = new SchemaWriter(true)
                .schema(shape.byName().get("metadata").get().shape());
        metadata.withObjectProperty("properties").set("name", whole.at("/properties/metadata/properties/name"));
        metadata.set("required", SchemaWriter.names(List.of("name")));
        parts.set("metadata", metadata);
        overlay.set("required", SchemaWriter.names(List.of("apiVersion", "kind", "metadata")));
        return overlay;
    }
}
