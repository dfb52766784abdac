package dev.mooring.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mooring.manifest.Shape.Field;
import dev.mooring.manifest.Shape.Presence;
import dev.mooring.manifest.Shape.Struct;
import dev.mooring.manifest.Shape.Union;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Shapes as JSON Schema: what {@link Binder} does with nodes, said of JSON. */
final class SchemaWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Whether fields may be missing or null, for others to complete or to take away. */
    private final boolean fragment;

    SchemaWriter(boolean fragment) {
        this.fragment = fragment;
    }

    ObjectNode schema(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text(text);
            case Shape.Whole whole -> whole(whole);
            case Shape.Decimal decimal -> decimal(decimal);
            case Shape.Flag ignored -> typed("boolean");
            case Shape.Span span -> typed("string").put("pattern", whole(Spans.pattern(span.min(), span.max())));
            case Shape.Choice choice -> choice(choice);
            case Shape.Restricted restricted -> restricted(restricted);
            case Shape.Wrapped wrapped -> schema(wrapped.inner());
            case Shape.ListOf list -> list(list);
            case Shape.MapOf map -> map(map);
            case Shape.Free ignored -> JSON.objectNode().put("$ref", FreeSchema.reference(fragment));
            case Struct struct -> struct(struct);
            case Union union -> union(union);
        };
    }

    private static ObjectNode text(Shape.Text shape) {
        ObjectNode schema = typed("string").put("minLength", shape.min()).put("maxLength", shape.max());
        shape.pattern().forEach(pattern -> schema.put("pattern", whole(pattern.pattern())));
        return shape.bare() ? anyOf(typed("number"), schema) : schema;
    }

    private static ObjectNode whole(Shape.Whole shape) {
        ObjectNode number = typed("integer").put("minimum", shape.min()).put("maximum", shape.max());
        return shape.quotable()
                ? anyOf(number, typed("string").put("pattern", whole(NumberPattern.between(shape.min(), shape.max()))))
                : number;
    }

    private static ObjectNode decimal(Shape.Decimal shape) {
        ObjectNode schema = typed("number");
        shape.min().forEach(min -> schema.put("minimum", min));
        shape.max().forEach(max -> schema.put("maximum", max));
        return schema;
    }

    private static ObjectNode choice(Shape.Choice shape) {
        ObjectNode schema = typed("string");
        ArrayNode names = schema.putArray("enum");
        shape.constants().keySet().forEach(names::add);
        String docs = shape.docs().map(doc -> "`" + doc._1 + "`: " + doc._2).mkString("\n");
        return docs.isEmpty() ? schema : schema.put("description", docs);
    }

    private ObjectNode restricted(Shape.Restricted shape) {
        ObjectNode schema = schema(shape.inner());
        schema.set("enum", constants(shape.allowed()));
        return schema;
    }

    static ArrayNode constants(Map<String, Object> byName) {
        ArrayNode values = JSON.arrayNode();
        byName.forEach((name, value) -> {
            switch (value) {
                case Boolean flag -> values.add(flag);
                case Integer number -> values.add(number);
                case Long number -> values.add(number);
                default -> values.add(name);
            }
        });
        return values;
    }

    /** Merging replaces lists whole, so their items are never fragments. */
    private static ObjectNode list(Shape.ListOf shape) {
        ObjectNode schema = typed("array").put("minItems", shape.min()).put("maxItems", shape.max());
        schema.set("items", new SchemaWriter(false).schema(shape.item()));
        return shape.distinct() ? schema.put("uniqueItems", true) : schema;
    }

    private ObjectNode map(Shape.MapOf shape) {
        ObjectNode schema = typed("object");
        if (!fragment) {
            schema.put("minProperties", shape.min()).put("maxProperties", shape.max());
        }
        shape.keys().forEach(keys -> schema.set("propertyNames", text(keys)));
        schema.set("additionalProperties", removable(schema(shape.value())));
        return schema;
    }

    private ObjectNode struct(Struct shape) {
        ObjectNode schema = typed("object");
        if (!shape.doc().isEmpty()) {
            schema.put("description", shape.doc());
        }
        ObjectNode properties = schema.putObject("properties");
        shape.fields().forEach(field -> properties.set(field.name(), described(field)));
        schema.put("additionalProperties", false);
        if (!fragment) {
            Seq<String> required = shape.fields()
                    .filter(field -> field.presence() instanceof Presence.Required)
                    .map(Field::name);
            schema.set("required", names(required));
            ArrayNode rules = JSON.arrayNode();
            shape.rules().forEach(rule -> rules.add(RuleSchema.of(rule, shape)));
            if (!rules.isEmpty()) {
                schema.set("allOf", rules);
            }
        }
        return schema;
    }

    private ObjectNode described(Field field) {
        ObjectNode schema = removable(schema(field.shape()));
        if (!field.doc().isEmpty()) {
            String more = schema.path("description").asText("");
            schema.put("description", more.isEmpty() ? field.doc() : field.doc() + "\n" + more);
        }
        if (field.presence() instanceof Presence.Otherwise otherwise) {
            otherwise.yaml().forEach(yaml -> schema.set("default", YamlConstant.asJson(yaml)));
        }
        return schema;
    }

    private ObjectNode union(Union shape) {
        Vector<ObjectNode> forms = shape.scalar().map(this::schema).toVector();
        Seq<String> all = shape.fieldNames();
        for (Struct variant : shape.variants().values()) {
            ObjectNode form = struct(variant);
            if (fragment) {
                ObjectNode properties = form.withObjectProperty("properties");
                all.filter(name -> !variant.byName().containsKey(name))
                        .forEach(name -> properties.set(name, typed("null")));
            }
            forms = forms.append(form);
        }
        ObjectNode schema = anyOf(forms.toJavaArray(ObjectNode[]::new));
        return shape.doc().isEmpty() ? schema : schema.put("description", shape.doc());
    }

    private ObjectNode removable(ObjectNode schema) {
        if (!fragment) {
            return schema;
        }
        ObjectNode orNull = anyOf(schema, typed("null"));
        Option.of(schema.remove("description")).forEach(doc -> orNull.set("description", doc));
        return orNull;
    }

    static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    static ObjectNode anyOf(ObjectNode... forms) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("anyOf").addAll(java.util.List.of(forms));
        return schema;
    }

    static ArrayNode names(Iterable<String> names) {
        ArrayNode array = JSON.arrayNode();
        names.forEach(array::add);
        return array;
    }

    private static String whole(String pattern) {
        return "^(?:" + pattern + ")$";
    }
}
