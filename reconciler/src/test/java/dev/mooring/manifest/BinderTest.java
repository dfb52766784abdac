package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.Default;
import dev.mooring.manifest.spec.Requires;
import dev.mooring.manifest.spec.Scalar;
import dev.mooring.resource.Value;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one spec may say. Lines of a table are: what is written beside {@code size: 1}, the problem, the reason for the line. */
final class BinderTest {

    @Test
    void every_sort_of_field_is_read() {
        Samples.Box box = box("""
                        size: 7
                        replicas: 3
                        port: 8080
                        open: true
                        ratio: 0.25
                        serial: 9223372036854775807
                        delay: 15m
                        colour: darkBlue
                        lid: "0123"
                        cpu: 512
                        default: b
                        tags: [a, b]
                        env:
                          EMPTY: ""
                          LOG_LEVEL: info
                          INBOX_URL: {queue: inbox}
                          EVENTS: {topic: events, attribute: arn}
                        parts: [{name: one, of: wood}, {name: two, made: true}]
                        overrides: {a: {b: [1, 2.50, x, true]}}
                        """).get();

        assertThat(box)
                .isEqualTo(new Samples.Box(
                        7,
                        Option.of(3),
                        Option.none(),
                        Option.of(8080),
                        true,
                        Option.of(new BigDecimal("0.25")),
                        Option.of(Long.MAX_VALUE),
                        Duration.ofMinutes(15),
                        Samples.Colour.DARK_BLUE,
                        Option.of("0123"),
                        512,
                        "b",
                        Vector.of("a", "b"),
                        LinkedHashMap.of(
                                "EMPTY", new Samples.Word.Literal(""),
                                "LOG_LEVEL", new Samples.Word.Literal("info"),
                                "INBOX_URL", new Samples.Word.FromQueue("inbox", "url"),
                                "EVENTS", new Samples.Word.FromTopic("events", Option.of("arn"))),
                        Vector.of(
                                new Samples.Part("one", Option.of("wood"), true),
                                new Samples.Part("two", Option.none(), true)),
                        Value.tree(
                                "a",
                                Value.tree(
                                        "b",
                                        Value.list(
                                                Value.of(1),
                                                Value.of(new BigDecimal("2.5")),
                                                Value.of("x"),
                                                Value.of(true))))));
    }

    @Test
    void what_is_left_out_is_at_its_default() {
        assertThat(box("size: 7").get()).isEqualTo(Samples.box(7));
    }

    @ParameterizedTest(name = "{0} ({2})")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sise: 2                       | 'spec' has no field 'sise'; did you mean 'size'?                       | a slip of the finger
            Size: 2                       | 'spec' has no field 'Size'; did you mean 'size'?                       | case is meant to be right
            parallelism: 2                | 'spec' has no field 'parallelism'; it has size, replicas, scaling, port, open, ratio, serial, delay, colour, lid, cpu, default, tags, env, parts, overrides | nothing is like it, so all are named
            replicas: "3"                 | 'spec.replicas' must be a number; take its quotes off                  | text is no number
            replicas: three               | 'spec.replicas' must be a whole number, not 'three'                    | nor is a word
            replicas: 1.5                 | 'spec.replicas' must be a whole number, not '1.5'                      | half a task
            replicas: 1.0                 | 'spec.replicas' must be a whole number, not '1.0'                      | a float to some readers
            replicas: 1e3                 | 'spec.replicas' must be a whole number, not '1e3'                      | a float in YAML 1.2, text in 1.1
            replicas: 0x10                | 'spec.replicas' must be a plain decimal number, not '0x10'             | one spelling for all readers
            replicas: 010                 | 'spec.replicas' must be a plain decimal number, not '010'              | 8 in YAML 1.1, 10 in 1.2
            replicas: +1                  | 'spec.replicas' must be a plain decimal number, not '+1'               | one spelling for all readers
            replicas: 1_000               | 'spec.replicas' must be a whole number, not '1_000'                    | 1000 in YAML 1.1, text in 1.2
            replicas: 99999999999         | 'spec.replicas' must be -2147483648 to 2147483647, not '99999999999'   | no silent overflow
            replicas: 9999999999999999999999 | 'spec.replicas' must be a plain decimal number, not '9999999999999999999999' | nor with longer ones
            replicas: true                | 'spec.replicas' must be a whole number, not 'true'                     | a boolean is no number
            replicas: [1]                 | 'spec.replicas' must be a whole number, not a list                     | a list is none
            replicas:                     | 'spec.replicas' is empty; write a value, or leave the field out        | forgotten
            replicas: ~                   | 'spec.replicas' is empty; write a value, or leave the field out        | null has nothing to remove here
            port: 0                       | 'spec.port' must be 1 to 65535, not '0'                                | below
            port: 65536                   | 'spec.port' must be 1 to 65535, not '65536'                            | above
            ratio: 1.6                    | 'spec.ratio' must be at most 1.5, not '1.6'                            | above
            ratio: -0.1                   | 'spec.ratio' must be at least 0, not '-0.1'                            | below
            ratio: .inf                   | 'spec.ratio' must be a plain decimal number, not '.inf'                | endless
            ratio: 1e999999999            | 'spec.ratio' must be a plain decimal number, not '1e999999999'         | would fill the memory
            ratio: "1"                    | 'spec.ratio' must be a number; take its quotes off                     | text is no number
            open: yes                     | 'spec.open' must be true or false; write true                          | text in YAML 1.2
            open: Off                     | 'spec.open' must be true or false; write false                         | text in YAML 1.2
            open: "true"                  | 'spec.open' must be a boolean; take its quotes off                     | text
            open: 1                       | 'spec.open' must be true or false, not '1'                             | a number
            delay: 30                     | 'spec.delay' must be a duration; write its unit, as in '30s'           | seconds or minutes?
            delay: 1h30m                  | 'spec.delay' must be a duration, a whole number and one of s, m, h, d, such as '30s', not '1h30m' | one unit
            delay: 30 s                   | 'spec.delay' must be a duration, a whole number and one of s, m, h, d, such as '30s', not '30 s' | no space
            delay: 500ms                  | 'spec.delay' must be a duration, a whole number and one of s, m, h, d, such as '30s', not '500ms' | AWS counts seconds
            delay: 4s                     | 'spec.delay' must be 5s to 90m, not '4s'                               | below
            delay: 2h                     | 'spec.delay' must be 5s to 90m, not '2h'                               | above
            colour: redd                  | 'spec.colour' must be 'red', 'darkBlue' or 'ARM64', not 'redd'; did you mean 'red'? | a slip
            colour: DARK_BLUE             | 'spec.colour' must be 'red', 'darkBlue' or 'ARM64', not 'DARK_BLUE'; did you mean 'darkBlue'? | Java's spelling
            cpu: 300                      | 'spec.cpu' must be '256', '512' or '1024', not '300'                   | between two of AWS's sizes
            default: c                    | 'spec.default' must be 'a' or 'b', not 'c'                              | renamed fields too
            lid: 5                        | 'spec.lid' must be text, not a number; quote it, "5"                   | as Kubernetes has it
            lid: 012345678901             | 'spec.lid' must be text, not a number; quote it, "012345678901"        | an account id loses its zero elsewhere
            lid: true                     | 'spec.lid' must be text, not a boolean; quote it, "true"               | as Kubernetes has it
            lid: ""                       | 'spec.lid' must not be empty                                           | an empty name names nothing
            lid: {a: b}                   | 'spec.lid' must be text, not an object                                 | an object
            tags: a                       | 'spec.tags' must be a list, not text                                   | a list of one is a list
            tags: [a, b, c, d, e]         | 'spec.tags' must have 0 to 4 items, not 5                              | too many
            tags: [a, b, a]               | 'spec.tags[2]' is in the list already                                  | twice
            tags: [a, B1]                 | 'spec.tags[1]' must be lower-case letters, not 'B1'                    | bounds are each item's
            tags: [a, null]               | 'spec.tags[1]' is empty; write a value, or leave the field out         | lists have no holes
            env: {log: x}                 | 'spec.env' has the key 'log', which must be capitals                   | keys have a form
            env: {PORT: 8080}             | 'spec.env.PORT' must be text, not a number; quote it, "8080"           | as Kubernetes has it
            env: {X: {queu: a}}           | 'spec.env.X' has no field 'queu'; did you mean 'queue'?                | no variant is told
            env: {X: {attribute: arn}}    | 'spec.env.X' lacks 'queue' or 'topic'                                  | known, but it tells nothing
            env: {X: {queue: a, topic: b}} | 'spec.env.X' has both 'queue' and 'topic'; only one of them may be written | two variants
            env: {X: {queue: a, atribute: b}} | 'spec.env.X' has no field 'atribute'; did you mean 'attribute'?    | in the variant told
            env: {X: [a]}                 | 'spec.env.X' must be a value, or an object with 'queue' or 'topic', not a list | no variant is a list
            env: {X: 123456789012345678901} | 'spec.env.X' must be text, not a number; quote it, "123456789012345678901" | long ones too
            env: {X: abcdefghijklmnopqrstu} | 'spec.env.X' must have 0 to 20 characters, not 21                    | too long
            env: {DB_PASSWORD: 1234}      | 'spec.env.DB_PASSWORD' must be text, not a number; quote it            | a secret is not told
            overrides: [a]                | 'spec.overrides' must be an object, not a list                         | members have names
            overrides: {a: 0x10}          | 'spec.overrides.a' must be a plain decimal number, or text in quotes   | one spelling for all readers
            overrides: {a: [null]}        | 'spec.overrides.a[0]' is empty; write a value, or leave the field out  | no nulls in AWS
            scaling: {min: 1}             | 'spec.scaling' lacks 'max', which is required                          | required within an option
            replicas: 1 & scaling: {min: 1, max: 2} | 'spec' has both 'replicas' and 'scaling'; only one of them may be written | at most one of
            lid: wood                     | 'spec' has 'lid', which needs 'port' and 'colour' beside it            | requires
            lid: wood & port: 1           | 'spec' has 'lid', which needs 'colour' beside it                       | requires, half kept
            ratio: 1                      | 'spec' may have 'ratio' only where 'open' is 'true'                    | only when, by default
            ratio: 1 & open: false        | 'spec' may have 'ratio' only where 'open' is 'true'                    | only when, written
            parts: [{name: x}]            | 'spec.parts[0]' lacks 'of' or 'made'                                   | exactly one of, none
            parts: [{name: x, of: a, made: true}] | 'spec.parts[0]' has both 'of' and 'made'; only one of them may be written | exactly one of, both
            parts: [{name: x, made: false}] | 'spec.parts[0].made' must be 'true', not 'false'                     | the only value allowed
            """)
    void a_problem_says_what_to_do(String written, String problem, String reason) {
        Seq<Problem> problems = read(written).getError();

        assertThat(problems.map(Problem::message)).as(reason).containsExactly(problem.replace('\'', '`'));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            open: True            | YAML 1.2 has it so
            env: {X: 2024-01-01}  | a date is text in YAML 1.2, as in JSON
            env: {X: 12:30}       | as is a time
            env: {X: yes}         | and yes
            env: {X: "8080"}      | quoted, a number is text
            env: {X: !!str 8080}  | as it is when it says so
            open: true & ratio: 0 | zero
            delay: 90m            | the last
            delay: 5s             | the first
            tags: []              | no items
            overrides: {}         | no members
            """)
    void is_well_formed(String written, String reason) {
        assertThat(read(written.startsWith("ratio") ? "{open: true, " + written + "}" : written)
                        .isValid())
                .as(reason)
                .isTrue();
    }

    @Test
    void all_problems_are_told_at_once_each_at_its_place() {
        Seq<Problem> problems =
                box("size: 100\nport: x\nlidd: 1\nscaling:\n  min: 0\n").getError();

        assertThat(problems.sorted().map(Problem::toString))
                .containsExactly(
                        "t.yaml:5:9: `spec.size` must be 0 to 99, not `100`",
                        "t.yaml:6:9: `spec.port` must be a whole number, not `x`",
                        "t.yaml:7:3: `spec` has no field `lidd`; did you mean `lid`?",
                        "t.yaml:8:3: `spec.scaling` lacks `max`, which is required",
                        "t.yaml:9:10: `spec.scaling.min` must be 1 to 10, not `0`");
    }

    @Test
    void a_record_may_refuse_what_no_annotation_can_say() {
        Validation<Seq<Problem>, Span> bound = Binder.bind(
                Shapes.of(Span.class), Span.class, YamlConstant.parse("{from: 2, to: 1}", "t"), Binder.Reading.WHOLE);

        assertThat(bound.getError().map(Problem::message)).containsExactly("the document must end after it begins");
    }

    @Test
    void a_record_that_cannot_be_read_is_its_programmers_mistake() {
        record Unknown(Thread thread) {}
        record Doubtful(@Default("1") Option<Integer> number) {}
        record Wrong(@Default("x") int number) {}
        record Lost(@Allowed("1s") Duration time) {}
        @Requires(field = "a", needs = "b")
        record Ruled(Option<String> a) {}
        @Scalar
        record Pair(String a, String b) {}

        for (Class<? extends Record> mistake : Vector.<Class<? extends Record>>of(
                Unknown.class, Doubtful.class, Wrong.class, Lost.class, Ruled.class, Endless.class, Alike.class)) {
            assertThatThrownBy(() -> Shapes.of(mistake))
                    .as(mistake.getName())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        record Holder(Pair pair) {}
        assertThatThrownBy(() -> Shapes.of(Holder.class)).isInstanceOf(IllegalArgumentException.class);
    }

    record Span(int from, int to) {
        Span {
            if (from > to) {
                throw new IllegalArgumentException("must end after it begins");
            }
        }
    }

    record Endless(Option<Endless> more) {}

    record Alike(Same same) {
        sealed interface Same {
            record One(String a) implements Same {}

            record Other(String a) implements Same {}
        }
    }

    private static Validation<Seq<Problem>, Samples.Box> box(String spec) {
        DocumentShapes shapes = new DocumentShapes(Samples.TYPES);
        String text = Samples.document("Box", "b", spec.lines().toArray(String[]::new));
        Node document =
                new YamlReader(Limits.STANDARD).read("t.yaml", text).documents().single();
        return Binder.bind(shapes.of("Box").get(), Envelope.class, document, Binder.Reading.WHOLE)
                .map(envelope -> (Samples.Box) envelope.spec());
    }

    /** Fields beside {@code size: 1}, with {@code &} between them. */
    private static Validation<Seq<Problem>, Samples.Box> read(String fields) {
        return box("size: 1\n" + fields.replace(" & ", "\n"));
    }
}
