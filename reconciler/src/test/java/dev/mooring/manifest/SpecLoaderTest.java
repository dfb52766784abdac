package dev.mooring.manifest;

import static dev.mooring.manifest.Loading.load;
import static dev.mooring.manifest.Loading.problems;
import static dev.mooring.manifest.Loading.single;
import static dev.mooring.manifest.Samples.document;
import static dev.mooring.manifest.Samples.environment;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How folders of specs lie over one another. */
final class SpecLoaderTest {
    @Test
    void an_environment_is_its_folder_on_top_of_its_bases() {
        Manifest<? extends Record> box = single(
                "base/box.yaml",
                document("Box", "one", "size: 1", "env: {A: base, B: base, C: base}", "tags: [x, y]", "cpu: 512"),
                "staging/environment.yaml",
                environment("staging", "bases: [../base]"),
                "staging/box.yaml",
                document("Box", "one", "size: 2", "env: {A: null, B: mine}", "tags: [z]", "cpu: null"));

        assertThat(box.spec())
                .as("objects merge, null takes away and so brings the default back, lists replace")
                .isEqualTo(Samples.box(2)
                        .withEnv("B", new Samples.Word.Literal("mine"))
                        .withEnv("C", new Samples.Word.Literal("base"))
                        .withTags("z"));
        assertThat(box.where().apply("spec.size")).hasToString("staging/box.yaml:5:9");
        assertThat(box.where().apply("spec.env.B")).hasToString("staging/box.yaml:6:21");
        assertThat(box.where().apply("spec.env.C")).hasToString("base/box.yaml:6:30");
        assertThat(box.where().apply("spec.env.A"))
                .as("what was taken away stands where its parent does")
                .hasToString("staging/box.yaml:6:3");
        assertThat(box.where().apply("spec.tags[0]")).hasToString("staging/box.yaml:7:10");
    }

    @Test
    void a_problem_in_a_merged_object_names_the_file_that_wrote_it() {
        assertThat(problems(
                        "base/box.yaml",
                        document("Box", "one", "size: 1", "replicas: 2", "lid: wood", "port: 80"),
                        "staging/environment.yaml",
                        environment("staging", "bases: [../base]"),
                        "staging/box.yaml",
                        document("Box", "one", "scaling: {min: 1, max: 2}", "ratio: 2")))
                .as("the bad value, and as nothing else is wrong by itself, no rule between the fields yet")
                .containsExactly("staging/box.yaml:6:10: `spec.ratio` must be at most 1.5, not `2`");

        assertThat(problems(
                        "base/box.yaml",
                        document("Box", "one", "size: 1", "replicas: 2", "lid: wood", "port: 80"),
                        "staging/environment.yaml",
                        environment("staging", "bases: [../base]"),
                        "staging/box.yaml",
                        document("Box", "one", "scaling: {min: 1, max: 2}")))
                .containsExactly(
                        "base/box.yaml:7:3: `spec` has `lid`, which needs `colour` beside it",
                        "staging/box.yaml:5:3: `spec` has both `replicas` and `scaling`; only one of them may be written");
    }

    @Test
    void later_bases_win_and_a_base_may_have_bases_of_its_own() {
        SortedMap<String, EnvironmentSpecs> specs = load(
                        "a/box.yaml", document("Box", "one", "size: 1", "serial: 1", "port: 1"),
                        "b/box.yaml", document("Box", "one", "serial: 2", "port: 2"),
                        "first/environment.yaml", environment("first", "bases: [../a, ../b]"),
                        "first/box.yaml", document("Box", "one", "port: 3"),
                        "second/environment.yaml", environment("second", "bases: [../first]"))
                .get();

        Samples.Box box =
                (Samples.Box) specs.get("second").get().manifests().single().spec();
        assertThat(box.size()).isEqualTo(1);
        assertThat(box.serial()).contains(2L);
        assertThat(box.port()).contains(3);
        assertThat(specs.keySet()).containsExactly("first", "second");
    }

    @Test
    void a_null_takes_away_what_an_earlier_layer_wrote_whatever_it_was() {
        Manifest<? extends Record> box = single(
                "base/box.yaml",
                document(
                        "Box",
                        "one",
                        "size: 1",
                        "scaling: {min: 1, max: 2}",
                        "env: {X: {queue: q}}",
                        "overrides: {a: {b: 1}}"),
                "staging/environment.yaml",
                environment("staging", "bases: [../base]"),
                "staging/box.yaml",
                document(
                        "Box",
                        "one",
                        "scaling: null",
                        "replicas: 3",
                        "env: {X: {queue: null, topic: t}}",
                        "overrides: {a: null}"));

        Samples.Box spec = (Samples.Box) box.spec();
        assertThat(spec.scaling()).isEmpty();
        assertThat(spec.replicas()).contains(3);
        assertThat(spec.env()).isEqualTo(LinkedHashMap.of("X", new Samples.Word.FromTopic("t", Option.none())));
        assertThat(spec.overrides().isEmpty()).isTrue();
    }

    @Test
    void a_null_for_a_field_that_no_kind_has_is_a_slip() {
        assertThat(problems(
                        "base/box.yaml",
                        document("Box", "one", "size: 1", "replicas: 2"),
                        "staging/environment.yaml",
                        environment("staging", "bases: [../base]"),
                        "staging/box.yaml",
                        document("Box", "one", "replica: null")))
                .containsExactly("staging/box.yaml:5:3: `spec` has no field `replica`; did you mean `replicas`?");
    }

    @Test
    void a_document_that_nobody_uses_is_checked_all_the_same() {
        assertThat(problems(
                        "env/environment.yaml", environment("env"),
                        "other/box.yaml", document("Box", "one", "sise: 1"),
                        "other/part.yaml", document("Box", "two", "cpu: 512")))
                .as("but may lack what its users would add")
                .containsExactly("other/box.yaml:5:3: `spec` has no field `sise`; did you mean `size`?");
    }

    @Test
    void what_a_file_that_cannot_be_read_would_have_held_is_not_missed() {
        assertThat(problems(
                        "base/box.yaml",
                        "a: [",
                        "staging/environment.yaml",
                        environment("staging", "bases: [../base]"),
                        "staging/box.yaml",
                        document("Box", "one", "cpu: 512")))
                .as("nothing about the size that base/box.yaml may well state")
                .containsExactly("base/box.yaml:1:5: not YAML: a value is missing here");
    }

    @Test
    void a_name_is_written_once_in_a_layer() {
        assertThat(problems(
                        "env/environment.yaml", environment("env"),
                        "env/a.yaml", document("Box", "one", "size: 1"),
                        "env/deep/b.yml", document("Box", "one", "size: 2"),
                        "env/deep/bag.yml", document("Bag", "one")))
                .containsExactly("env/deep/b.yml:3:18: Box/one is written twice; first at env/a.yaml:3:18");
    }

    @ParameterizedTest(name = "{0} ({2})")
    @CsvSource(delimiter = '|', textBlock = """
            [../nope]          | there are no specs in `nope`                                              | no such folder
            [../bsae]          | there are no specs in `bsae`; did you mean `base`?                        | a slip
            [../../out]        | `../../out` leads out of the specs                                        | not ours to read
            [.]                | an environment cannot be its own base                                     | a circle of one
            [./sub]            | a base lies beside the environment's folder, neither in it nor around it  | its documents would be read twice
            [..]               | a base lies beside the environment's folder, neither in it nor around it  | as here
            [../ring]          | the bases go round in a circle: `ring` → `env` → `ring`                    | a circle of two
            [../base, ../base/more] | `base/more` overlaps another base of `env`                           | its documents would be read twice
            """)
    void bases_lead_to_other_folders_of_specs(String bases, String problem, String reason) {
        Seq<String> problems = problems(
                "base/bag.yaml", document("Bag", "one"),
                "base/more/bag.yaml", document("Bag", "two"),
                "env/environment.yaml", environment("env", "bases: " + bases),
                "env/sub/bag.yaml", document("Bag", "three"),
                "ring/environment.yaml", environment("ring", "bases: [../env]"));

        assertThat(problems.exists(each -> each.startsWith("env/environment.yaml:8:") && each.endsWith(": " + problem)))
                .as(reason + ": " + problems)
                .isTrue();
    }

    @Test
    void a_great_many_ways_to_the_same_base_take_no_time() {
        Vector<String> files = Vector.range(0, 60)
                .flatMap(i -> Vector.of(
                        "e%02d/environment.yaml".formatted(i),
                        environment(
                                "e" + i, i > 57 ? "bases: []" : "bases: [../e%02d, ../e%02d]".formatted(i + 1, i + 2)),
                        "e%02d/bag.yaml".formatted(i),
                        document("Bag", "one", "delay: " + (i + 1) + "s")));

        SortedMap<String, EnvironmentSpecs> specs =
                load(files.toJavaArray(String[]::new)).get();

        assertThat(specs.get("e0").get().manifests().single().spec())
                .isEqualTo(new Samples.Bag(java.time.Duration.ofSeconds(1)));
    }
}
