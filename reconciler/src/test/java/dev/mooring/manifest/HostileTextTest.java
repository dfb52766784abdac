package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, loading it ends, soon, with specs or with problems that point into the file. */
final class HostileTextTest {
    private final SpecLoader loader = new SpecLoader(Samples.TYPES);

    @Property(tries = 1_000)
    void any_text_is_specs_or_problems(@ForAll String text) {
        holds(text);
    }

    @Property(tries = 2_000)
    void any_string_of_yamls_own_words_is_specs_or_problems(@ForAll("yaml") String text) {
        holds(text);
    }

    @Property(tries = 1_000)
    void a_good_document_with_a_few_characters_changed_is_specs_or_problems(@ForAll long seed) {
        Random chance = new Random(seed);
        StringBuilder text = new StringBuilder(Samples.environment("e", "windows: []", "bases: []")
                + "---\n"
                + Samples.document("Box", "one", "size: 1", "tags: [a, b]", "env: {A: b, C: {queue: d}}", "wait: 30s"));
        String odd = "\t\n :-{}[]&*!|>'\"%@`#,?~\u0000\uFFFD\uD83D9ax";
        for (int i = chance.nextInt(4); i >= 0; i--) {
            int at = chance.nextInt(text.length());
            text.replace(at, at + chance.nextInt(2), String.valueOf(odd.charAt(chance.nextInt(odd.length()))));
        }
        holds(text.toString());
    }

    @Test
    void what_would_take_for_ever_ends_with_a_problem() {
        Vector<String> hostile = Vector.of(
                "[".repeat(1_000_000),
                "{".repeat(1_000_000),
                "{a: ".repeat(500_000),
                "- ".repeat(500_000),
                "? ".repeat(500_000),
                "a:\n".repeat(300_000),
                "&a ".repeat(300_000),
                "a: " + "9".repeat(1_000_000),
                "a: -" + "9".repeat(1_000_000) + "e" + "9".repeat(1_000_000),
                "x".repeat(3_000_000),
                "\"" + "\\n".repeat(1_000_000),
                "k: |\n" + " x\n".repeat(500_000),
                "---\n".repeat(500_000),
                "a: *" + "x".repeat(1_000_000),
                Samples.environment("e", "bases: [" + "a/".repeat(500_000) + "]"),
                "%TAG ! tag:x,2000:\n".repeat(100_000),
                document("name", "a".repeat(1_000_000)),
                document("name", "a-".repeat(500_000)),
                document("annotations", "{mooring.dev/ignore: \"" + "a, ".repeat(300_000) + "\"}"),
                document(
                        "labels",
                        Vector.range(0, 100_000).map(i -> "k" + i + ": v").mkString("{", ", ", "}")),
                document("labels", "{\"" + "a".repeat(900_000) + "\": b}"));

        for (String text : hostile) {
            assertThat(problems(text))
                    .as(text.substring(0, Math.min(60, text.length())))
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(1_000));
        }
    }

    @Test
    void a_secrets_value_is_in_no_message() {
        String secret = "hunter2hunter2hunter2hunter2";
        Seq<Problem> problems = problems(Samples.environment("e")
                + "---\n"
                + Samples.document(
                        "Box",
                        "one",
                        "size: 1",
                        "password: " + secret,
                        "env:",
                        "  DB_PASSWORD: " + secret + secret,
                        "  API_TOKEN: [" + secret + "]",
                        "  DATABASE: {queue: 1, topic: {password: " + secret + "}}",
                        "  URL: postgres://app:" + secret + "@db/orders-and-more",
                        "parts: [{name: a, made: true, secret: " + secret + "}]",
                        "colour: postgres://app:" + secret + "@db/orders",
                        "overrides: {secret: " + secret + "}"));

        assertThat(problems).hasSizeGreaterThan(5);
        assertThat(problems.map(Problem::message)).noneMatch(message -> message.contains("hunter2"));
    }

    private void holds(String text) {
        assertThatCode(() -> {
                    for (Problem problem : problems(text)) {
                        assertThat(problem.position().line()).isPositive();
                        assertThat(problem.position().column()).isPositive();
                        assertThat(problem.message()).isNotBlank().doesNotContain("\n");
                    }
                })
                .doesNotThrowAnyException();
    }

    private Seq<Problem> problems(String text) {
        return loader.load(TreeMap.of("e.yaml", text)).fold(problems -> problems, specs -> Vector.empty());
    }

    private static String document(String part, String value) {
        String other = part.equals("name") ? "labels: {}" : "name: one";
        return Samples.environment("e") + "---\napiVersion: mooring.dev/v1\nkind: Bag\nmetadata:\n  " + other + "\n  "
                + part + ": " + value + "\n";
    }

    @Provide
    Arbitrary<String> yaml() {
        return Arbitraries.of(
                        "apiVersion: mooring.dev/v1\n",
                        "kind: Box\n",
                        "kind: Environment\n",
                        "metadata:\n",
                        "name: a\n",
                        "  name: a\n",
                        "spec:\n",
                        "  size: 1\n",
                        "  env: {A: b}\n",
                        "---\n",
                        "...\n",
                        "a",
                        ": ",
                        "- ",
                        "\n",
                        "  ",
                        "    ",
                        "\t",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        "&a ",
                        "*a ",
                        "!t ",
                        "!!str ",
                        "| ",
                        "> ",
                        "'",
                        "\"",
                        "# ",
                        "%",
                        "@",
                        "? ",
                        "<<: ",
                        "~",
                        "null",
                        "true",
                        "0x1",
                        "1e9",
                        "\\",
                        "\u0000",
                        "\uFEFF",
                        "\u2028")
                .list()
                .ofMaxSize(30)
                .map(words -> String.join("", words));
    }
}
