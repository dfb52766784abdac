package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mooring.kinds.StandardKinds;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An editor with the schema and Mooring itself agree on what a document may be. */
final class JsonSchemaTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Vector<Agreement> AGREEMENTS =
            Vector.of(new Agreement(Samples.TYPES), new Agreement(new StandardKinds()));

    @Property(tries = 400)
    void schema_and_reader_agree_on_documents_that_stand_alone(@ForAll long seed) {
        Random chance = new Random(seed);
        for (Agreement agreement : AGREEMENTS) {
            for (String kind : agreement.shapes.kinds()) {
                agreement.holds(kind, chance, JsonSchema.Form.WHOLE);
            }
        }
    }

    @Property(tries = 400)
    void schema_and_reader_agree_on_overlays(@ForAll long seed) {
        Random chance = new Random(seed);
        for (Agreement agreement : AGREEMENTS) {
            for (String kind : agreement.shapes.kinds().remove(Envelope.ENVIRONMENT)) {
                agreement.holds(kind, chance, JsonSchema.Form.OVERLAY);
            }
        }
    }

    /** A property that only ever sees bad documents, or only good ones, proves nothing. */
    @Test
    void chance_writes_good_documents_and_bad_ones() {
        Random chance = new Random(1);
        for (Agreement agreement : AGREEMENTS) {
            for (String kind : agreement.shapes.kinds()) {
                Vector<Boolean> verdicts = Vector.fill(
                        300,
                        () -> agreement
                                .reads(kind, agreement.document(kind, chance, false), JsonSchema.Form.WHOLE)
                                .isEmpty());

                assertThat(verdicts.count(good -> good))
                        .as("good documents of kind " + kind)
                        .isBetween(15, 285);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} ({2})")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            yes | size: 1                                      | what is required
            yes | {size: 1, replicas: 2, open: true, ratio: 0.5} | rules that are kept
            no  | {}                                           | size is missing
            no  | {size: 100}                                  | too big
            no  | {size: "1"}                                  | text
            no  | {size: 1.5}                                  | half
            no  | {size: 1, sise: 2}                           | unknown
            no  | {size: 1, replicas: }                        | empty
            no  | {size: 1, replicas: 1, scaling: {min: 1, max: 2}} | two of at most one
            no  | {size: 1, lid: x}                            | needs others
            yes | {size: 1, lid: x, port: 1, colour: red}      | has them
            no  | {size: 1, ratio: 1}                          | only when open
            no  | {size: 1, ratio: 1, open: false}             | only when open
            no  | {size: 1, delay: 4s}                         | too short
            yes | {size: 1, delay: 5s}                         | just long enough
            yes | {size: 1, delay: 1h}                         | in another unit
            no  | {size: 1, delay: 2h}                         | too long
            no  | {size: 1, delay: 05s}                        | no leading zeros
            no  | {size: 1, delay: 60}                         | no unit
            no  | {size: 1, cpu: 300}                          | not allowed
            no  | {size: 1, cpu: "256"}                        | text
            no  | {size: 1, colour: Red}                       | case
            yes | {size: 1, colour: ARM64}                     | as it is written
            no  | {size: 1, tags: [a, a]}                      | twice
            no  | {size: 1, tags: [a, b, c, d, e]}             | too many
            no  | {size: 1, tags: [A]}                         | form
            no  | {size: 1, env: {a: b}}                       | form of a key
            yes | {size: 1, env: {A: ""}}                      | an empty text where it may be
            no  | {size: 1, lid: "", port: 1, colour: red}     | and where not
            no  | {size: 1, env: {A: 1}}                       | a number for a text
            yes | {size: 1, env: {A: {queue: q}}}              | one variant
            yes | {size: 1, env: {A: {topic: q}}}              | another
            no  | {size: 1, env: {A: {queue: q, topic: q}}}    | both
            no  | {size: 1, env: {A: {attribute: q}}}          | none
            no  | {size: 1, parts: [{name: a}]}                | none of exactly one
            no  | {size: 1, parts: [{name: a, of: b, made: true}]} | two of exactly one
            yes | {size: 1, parts: [{name: a, made: true}]}    | one
            yes | {size: 1, overrides: {a: [1, {b: c}], d: 1.5, e: false}} | anything
            no  | {size: 1, overrides: {a: null}}              | but no nulls
            no  | {size: 1, overrides: [a]}                    | and no lists
            no  | [size]                                       | no object
            no  |                                              | nothing
            """)
    void both_say(String good, String spec, String reason) throws JsonProcessingException {
        Agreement agreement = AGREEMENTS.head();
        String text = "apiVersion: mooring.dev/v1\nkind: Box\nmetadata: {name: a}\nspec: " + (spec == null ? "" : spec)
                + "\n";
        String yaml = spec != null && spec.startsWith("size") ? text.replace("spec: ", "spec:\n  ") : text;
        boolean expected = good.equals("yes");

        String json = new YAMLMapper().readTree(yaml).toString();
        assertThat(agreement.reads("Box", yaml, JsonSchema.Form.WHOLE).isEmpty())
                .as("reader: " + reason)
                .isEqualTo(expected);
        assertThat(agreement.validates("Box", json, JsonSchema.Form.WHOLE).isEmpty())
                .as("schema: " + reason)
                .isEqualTo(expected);
    }

    @Test
    void the_schema_for_all_kinds_is_the_one_for_each() throws JsonProcessingException {
        for (Agreement agreement : AGREEMENTS) {
            Schema all = schema(new JsonSchema(agreement.types).forAll(JsonSchema.Form.WHOLE));
            Random chance = new Random(2);
            for (String kind : agreement.shapes.kinds()) {
                for (int i = 0; i < 100; i++) {
                    String json = agreement.document(kind, chance, false);
                    boolean own = MAPPER.readTree(json).path("kind").asText().equals(kind);
                    if (own) {
                        assertThat(all.validate(json, InputFormat.JSON).isEmpty())
                                .as(json)
                                .isEqualTo(agreement
                                        .validates(kind, json, JsonSchema.Form.WHOLE)
                                        .isEmpty());
                    }
                }
            }
            assertThat(all.validate("{\"kind\": \"Other\"}", InputFormat.JSON)).isNotEmpty();
            assertThat(all.validate("{}", InputFormat.JSON)).isNotEmpty();
            assertThat(all.validate("[]", InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void it_tells_an_editor_what_a_field_is_for_and_what_it_is_by_default() {
        ObjectNode spec = (ObjectNode) new JsonSchema(Samples.TYPES)
                .forKind("Box", JsonSchema.Form.WHOLE)
                .get()
                .at("/properties/spec/properties");

        assertThat(spec.at("/size/description")).isEqualTo(new TextNode("How big."));
        assertThat(spec.at("/delay/default")).isEqualTo(new TextNode("30s"));
        assertThat(spec.at("/cpu/enum").toString()).isEqualTo("[256,512,1024]");
        assertThat(new JsonSchema(Samples.TYPES).forKind("Other", JsonSchema.Form.WHOLE))
                .isEmpty();
    }

    private static Schema schema(ObjectNode node) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(node.toString(), InputFormat.JSON);
    }

    /** The reader and the schemas of some kinds. */
    private static final class Agreement {
        private final SpecTypes types;
        private final DocumentShapes shapes;
        private final Map<String, Schema> wholes;
        private final Map<String, Schema> overlays;

        Agreement(SpecTypes types) {
            this.types = types;
            this.shapes = new DocumentShapes(types);
            this.wholes = schemas(JsonSchema.Form.WHOLE);
            this.overlays = schemas(JsonSchema.Form.OVERLAY);
        }

        private Map<String, Schema> schemas(JsonSchema.Form form) {
            JsonSchema schemas = new JsonSchema(types);
            return HashMap.ofEntries(shapes.kinds()
                    .map(kind -> io.vavr.Tuple.of(
                            kind, schema(schemas.forKind(kind, form).get()))));
        }

        void holds(String kind, Random chance, JsonSchema.Form form) {
            String json = document(kind, chance, form == JsonSchema.Form.OVERLAY);
            List<Error> schema = validates(kind, json, form);
            Seq<Problem> reader = reads(kind, json, form);

            assertThat(schema.isEmpty())
                    .as("%s%nschema: %s%nreader: %s", json, schema, reader)
                    .isEqualTo(reader.isEmpty());
        }

        String document(String kind, Random chance, boolean fragment) {
            double wrong = chance.nextBoolean() ? 0 : 0.04;
            JsonNode document = new ShapeDocuments(chance, wrong, fragment)
                    .write(shapes.of(kind).get());
            if (fragment && document instanceof ObjectNode object) {
                object.put("apiVersion", Envelope.API_VERSION).put("kind", kind);
                object.withObject("/metadata", JsonNode.OverwriteMode.ALL, true).put("name", "a");
            }
            return document.toString();
        }

        List<Error> validates(String kind, String json, JsonSchema.Form form) {
            Map<String, Schema> schemas = form == JsonSchema.Form.WHOLE ? wholes : overlays;
            return schemas.get(kind).get().validate(json, InputFormat.JSON);
        }

        /** JSON is YAML. */
        Seq<Problem> reads(String kind, String yaml, JsonSchema.Form form) {
            YamlReader.Read read = new YamlReader(Limits.STANDARD).read("t.yaml", yaml);
            if (!read.problems().isEmpty() || read.documents().isEmpty()) {
                return read.problems().append(new Problem(new Position("t.yaml", 1, 1), "not one document"));
            }
            Node document = read.documents().single();
            return form == JsonSchema.Form.OVERLAY
                    ? Binder.check(shapes.of(kind).get(), document)
                    : Binder.bind(shapes.of(kind).get(), Envelope.class, document, Binder.Reading.WHOLE)
                            .fold(problems -> problems, envelope -> Vector.empty());
        }
    }
}
