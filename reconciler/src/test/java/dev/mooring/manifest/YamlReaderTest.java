package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.manifest.Node.Mapping;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlReaderTest {
    private final YamlReader reader = new YamlReader(new Limits(5_000, 10, 20, 100));

    @Test
    void a_value_stands_where_it_is_written_and_a_longer_one_at_its_key() {
        Mapping root = document("a: 1\nb:\n  c:\n    - x\n    - {d: y}\n");
        Positions positions = Positions.in(root);

        assertThat(positions.apply("a")).hasToString("f.yaml:1:4");
        assertThat(positions.apply("b")).hasToString("f.yaml:2:1");
        assertThat(positions.apply("b.c")).hasToString("f.yaml:3:3");
        assertThat(positions.apply("b.c[0]")).hasToString("f.yaml:4:7");
        assertThat(positions.apply("b.c[1].d")).hasToString("f.yaml:5:11");
    }

    @Test
    void a_path_that_nobody_wrote_stands_at_its_nearest_parent() {
        Positions positions = Positions.in(document("a: 1\nb:\n  c: [x]\n  e.f/g: {h: 1}\n"));

        assertThat(positions.apply("")).hasToString("f.yaml:1:1");
        assertThat(positions.apply("z.y")).hasToString("f.yaml:1:1");
        assertThat(positions.apply("b.d")).hasToString("f.yaml:2:1");
        assertThat(positions.apply("b.c[7]")).hasToString("f.yaml:3:3");
        assertThat(positions.apply("b.c[99999999999]")).hasToString("f.yaml:3:3");
        assertThat(positions.apply("b.e.f/g.h")).as("keys may have dots").hasToString("f.yaml:4:14");
        assertThat(positions.apply("bc")).as("b is no parent of bc").hasToString("f.yaml:1:1");
    }

    @Test
    void columns_count_characters_after_a_byte_order_mark() {
        assertThat(Positions.in(document("\uFEFF\"ä𝒳\": b")).apply("ä𝒳")).hasToString("f.yaml:1:7");
    }

    @Test
    void empty_documents_are_none() {
        assertThat(reader.read("f.yaml", "---\n# nothing\n---\na: b\n---\n...\n---\n")
                        .documents())
                .hasSize(1);
        assertThat(reader.read("f.yaml", "").documents()).isEmpty();
        assertThat(reader.read("f.yaml", "# only a comment").problems()).isEmpty();
    }

    @Test
    void an_alias_is_what_it_stands_for() {
        Mapping root = document("a: &x {b: [1, 2]}\nc: *x\n");

        assertThat(root.value("c")).isEqualTo(root.value("a"));
    }

    @ParameterizedTest(name = "{0} ({2})")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            a: 1\\nb: 2\\na: 3              | 3:1: duplicate key `a`, first written on line 1              | else the first would vanish
            a: {b: 1, b: 2}                 | 1:11: duplicate key `b`, first written on line 1             | in flow style too
            a:\\n\\tb: c                    | 2:1: not YAML: a tab where only spaces may indent            | tabs
            a: b: c                         | 1:5: not YAML: a `: ` that no key can have here; indent it as its neighbours are, or quote the text it is part of | an unquoted colon
            a:\\n    b: c\\n  d: e          | 3:3: not YAML: this is not indented as its neighbours are    | indentation
            a: 'b                           | 1:6: not YAML: a quotation mark that is opened and never closed | quotes
            a: [b                           | 1:6: not YAML: a `,`, or the bracket that closes this, is missing | brackets
            a: "\\\\x"                      | 1:7: not YAML: an escape that YAML does not know; write \\\\ for a backslash | escapes
            @a: b                           | 1:1: not YAML: the character here cannot begin a value; quote the text | reserved characters
            a: *x                           | 1:4: nothing before this is anchored `&x`                    | unknown alias
            a: &xs 1\\nb: *x                | 2:4: nothing before this is anchored `&x`; did you mean `xs`? | mistyped alias
            a: &x [*x]                      | 1:8: `*x` stands for something that holds itself             | endless
            a: !!int 5                      | 1:4: YAML tags have no meaning here; leave it out, or quote the value | a tag
            a: !Thing {b: c}                | 1:4: YAML tags have no meaning here; leave it out, or quote the value | a tag that would build an object
            <<: {a: b}                      | 1:1: merge keys (`<<`) are not YAML 1.2; write the fields out, or put them in a base | YAML 1.1
            ? [a]\\n: b                     | 1:3: a key must be text, not a list                          | no object of AWS has such
            ~: b                            | 1:1: a key must be text, not empty                           | nor such
            """)
    void a_problem_is_one_sentence_at_its_place(String yaml, String problem, String reason) {
        String text = yaml.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");

        assertThat(reader.read("f.yaml", text).problems().map(Problem::toString))
                .as(reason)
                .containsExactly("f.yaml:" + problem);
    }

    @Test
    void what_is_no_text_is_refused() {
        assertThat(reader.read("f.yaml", "a: b\nc: \u0007").problems().map(Problem::toString))
                .containsExactly("f.yaml:2:4: the character U+0007 may not stand in YAML");
        assertThat(reader.read("f.yaml", "a: b\nc: \uFFFD").problems().map(Problem::toString))
                .containsExactly("f.yaml:2:4: not UTF-8 text; save it as UTF-8");
    }

    @Test
    void documents_before_the_one_that_is_no_yaml_are_read() {
        YamlReader.Read read = reader.read("f.yaml", "a: b\n---\nc: [\n---\nd: e\n");

        assertThat(read.documents()).hasSize(1);
        assertThat(read.problems()).hasSize(1);
        assertThat(read.unreadable()).isTrue();
    }

    @Test
    void aliases_of_aliases_do_not_explode() {
        Vector<String> lines =
                Vector.rangeClosed(1, 30).map(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]");
        String bomb = "a0: &a0 [lol, lol]\n" + lines.mkString("\n");

        assertThat(reader.read("f.yaml", bomb).problems().map(Problem::message))
                .containsExactly("the aliases of this document stand for more than 100 values; the file is not read");
    }

    @Test
    void what_is_too_deep_too_long_or_too_much_is_refused_with_one_problem() {
        assertThat(reader.read("f.yaml", "[".repeat(4_000)).problems().map(Problem::message))
                .containsExactly("nested more than 20 levels deep; the file is not read");
        assertThat(reader.read("f.yaml", "a: ".repeat(3) + "{".repeat(4_000)).problems())
                .hasSize(1);
        assertThat(reader.read("f.yaml", "#".repeat(5_001)).problems().map(Problem::message))
                .containsExactly("the file has 5001 characters, more than 5000; divide it");
        assertThat(reader.read("f.yaml", "---\na: b\n".repeat(11)).problems().map(Problem::message))
                .containsExactly("more than 10 documents in one file; divide it");
    }

    @Test
    void block_nesting_is_bounded_too() {
        String deep = Vector.range(0, 30).map(i -> " ".repeat(i) + "a:\n").mkString();

        assertThat(reader.read("f.yaml", deep).problems()).hasSize(1);
    }

    private Mapping document(String text) {
        YamlReader.Read read = reader.read("f.yaml", text);
        assertThat(read.problems()).isEmpty();
        return (Mapping) read.documents().single();
    }
}
