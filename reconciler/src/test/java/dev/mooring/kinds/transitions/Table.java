package dev.mooring.kinds.transitions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;

/**
 * One kind's table, {@code KIND.yaml} among the test resources:
 *
 * <pre>
 * others: documents beside, which stay as they are
 * bases: specs by name; the first is a row's unless it names another
 * beside: further documents by base
 * rows:
 *   - field: as {@link FieldPaths} names it
 *     one, other: values of the field; with {@code patch: true} merge patches (RFC 7386) of the whole spec
 *     at: where the value goes; the field without brackets, in the first item of each list, if left out
 *     with: a merge patch of the base
 *     writes: the types of the resources that setting it writes
 *     wrong: a value that it cannot have, and says: a part of what is said of it
 *     stays: a member of AWS's whose default nobody knows for certain, so that it is compared only where it is stated, and
 *       stays when it is taken out
 *     alone: whether its values make no sense beside others
 *     refused: what is said where AWS cannot change it
 * without: reasons why fields, with all that they hold, have no row
 * </pre>
 */
final class Table {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final String kind;
    private final JsonNode content;

    private Table(String kind, JsonNode content) {
        this.kind = kind;
        this.content = content;
    }

    /** @param written what stands for certain words of the file */
    static Table of(String kind, Map<String, String> written) {
        try (InputStream in = Table.class.getResourceAsStream(kind + ".yaml")) {
            String text = new String(Objects.requireNonNull(in, kind).readAllBytes(), StandardCharsets.UTF_8);
            return new Table(kind, YAML.readTree(written.foldLeft(text, (so, word) -> so.replace(word._1, word._2))));
        } catch (IOException failure) {
            throw new IllegalStateException(kind, failure);
        }
    }

    Seq<Row> rows() {
        return Vector.ofAll(content.path("rows")).map(this::row);
    }

    /** A field's two values, to be put into any document. */
    record Sample(JsonNode row, String at) {

        JsonNode in(JsonNode document, boolean other) {
            JsonNode value = row.path(other ? "other" : "one");
            JsonNode with = row.has("with") ? patched(document, row.path("with")) : document;
            return row.path("patch").asBoolean() ? patched(with, value) : put(with, at, value);
        }
    }

    /** Of all fields that can be changed to and fro. */
    Seq<Sample> samples() {
        return Vector.ofAll(content.path("rows"))
                .filter(row -> !row.has("refused") && !row.has("stays") && !row.has("alone"))
                .map(row -> new Sample(row, at(row)));
    }

    Seq<JsonNode> bases() {
        return Vector.ofAll(content.path("bases")).map(this::document);
    }

    /** The documents of an environment that holds everything that any row has beside it. */
    String amongAll(JsonNode document) {
        return Vector.of(document)
                .appendAll(content.path("others"))
                .appendAll(Vector.ofAll(content.path("beside")).flatMap(Vector::ofAll))
                .map(Table::text)
                .distinct()
                .mkString("\n---\n");
    }

    /** Why a field has no row, by the field. */
    Map<String, String> without() {
        Map<String, String> reasons = LinkedHashMap.empty();
        for (var entry : content.path("without").properties()) {
            reasons = reasons.put(entry.getKey(), entry.getValue().asText());
        }
        return reasons;
    }

    /** The documents of the whole environment, of which this is one, in a row on {@code base}. */
    String documents(String base, JsonNode document) {
        return Vector.of(document)
                .appendAll(content.path("others"))
                .appendAll(content.path("beside").path(base))
                .map(Table::text)
                .mkString("\n---\n");
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Row row(JsonNode row) {
        String field = row.path("field").asText();
        JsonNode base = document(base(row));
        boolean patch = row.path("patch").asBoolean();
        String at = at(row);
        JsonNode one = patch ? patched(base, row.path("one")) : put(base, at, row.path("one"));
        Function<JsonNode, String> whole = each -> documents(baseOf(row), each);
        return new Row(
                field + ": " + row.path("one")
                        + (row.has("base") ? " (" + row.path("base").asText() + ")" : ""),
                field,
                whole.apply(base),
                whole.apply(one),
                whole.apply(patch ? patched(base, row.path("other")) : put(base, at, row.path("other"))),
                Option.of(row.get("wrong"))
                        .map(wrong -> row.path("wrongPatch").asBoolean() ? patched(base, wrong) : put(one, at, wrong))
                        .map(whole),
                row.path("says").asText(""),
                HashSet.of(row.path("writes").asText("").split(", *", -1)).reject(String::isEmpty),
                Option.of(row.get("stays")).map(JsonNode::asText),
                Option.of(row.get("refused")).map(JsonNode::asText));
    }

    private static String at(JsonNode row) {
        String field = row.path("field").asText();
        return "spec."
                + row.path("at").asText(field.replaceAll("\\([^)]*\\)", "").replace("[]", "[0]"));
    }

    private String baseOf(JsonNode row) {
        return row.path("base").asText(content.path("bases").fieldNames().next());
    }

    private JsonNode base(JsonNode row) {
        JsonNode bases = content.path("bases");
        String name = baseOf(row);
        if (!bases.has(name)) {
            throw new IllegalArgumentException(kind + " has no base " + name);
        }
        return merged(bases.path(name), row.path("with"));
    }

    private ObjectNode document(JsonNode spec) {
        ObjectNode document =
                JSON.createObjectNode().put("apiVersion", "mooring.dev/v1").put("kind", kind);
        document.putObject("metadata")
                .put("name", content.path("name").asText())
                .putObject("annotations")
                .put("mooring.dev/deletion-policy", "delete");
        document.set("spec", spec);
        return document;
    }

    private static JsonNode patched(JsonNode document, JsonNode patch) {
        ObjectNode copy = document.deepCopy();
        copy.set("spec", merged(document.path("spec"), patch));
        return copy;
    }

    /** RFC 7386. */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (patch.isMissingNode()) {
            return target;
        }
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object.deepCopy() : JSON.createObjectNode();
        for (var member : patch.properties()) {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), merged(result.path(member.getKey()), member.getValue()));
            }
        }
        return result;
    }

    /** The document with a value at a path; what is missing on the way is made. */
    private static JsonNode put(JsonNode document, String path, JsonNode value) {
        ObjectNode copy = document.deepCopy();
        JsonNode here = copy;
        Vector<String> steps = Vector.of(path.replace("[", ".[").split("\\.", -1));
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            boolean list = !last && steps.get(i + 1).startsWith("[");
            here = step(here, steps.get(i), last ? Option.of(value) : Option.none(), list);
        }
        return copy;
    }

    private static JsonNode step(JsonNode here, String step, Option<JsonNode> value, boolean list) {
        if (here instanceof ArrayNode items) {
            int index = Integer.parseInt(step.substring(1, step.length() - 1));
            while (items.size() <= index) {
                items.add(JSON.createObjectNode());
            }
            value.forEach(each -> items.set(index, each));
            return items.get(index);
        }
        if (!(here instanceof ObjectNode object)) {
            return JSON.createObjectNode(); // within a scalar, where nothing can be put
        }
        if (value.isDefined()) {
            object.set(step, value.get());
        } else if (!object.path(step).isContainerNode()) {
            object.set(step, list ? JSON.createArrayNode() : JSON.createObjectNode());
        }
        return object.get(step);
    }
}
