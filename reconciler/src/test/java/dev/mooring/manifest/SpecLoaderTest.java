package dev.mooring.manifest;

import static dev.mooring.manifest.Samples.document;
import static dev.mooring.manifest.Samples.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.ManifestId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpecLoaderTest {
    private final SpecLoader loader = new SpecLoader(Samples.TYPES);

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

    @Test
    void environments_do_not_share_names_or_folders() {
        assertThat(problems(
                        "a/environment.yaml", environment("one"),
                        "b/environment.yaml", environment("one"),
                        "a/in/environment.yaml", environment("two"),
                        "c/x.yaml", environment("three"),
                        "c/y.yaml", environment("four")))
                .containsExactly(
                        "a/in/environment.yaml:3:18: an environment cannot lie within another; the other is at a/environment.yaml:3:18",
                        "b/environment.yaml:3:18: Environment/one is written twice; first at a/environment.yaml:3:18",
                        "c/y.yaml:3:18: one folder is one environment; the other is at c/x.yaml:3:18");
    }

    @Test
    void an_environment_has_sensible_defaults() {
        Environment environment =
                load("e.yaml", environment("e")).get().get("e").get().environment();

        assertThat(environment.name()).isEqualTo("e");
        assertThat(environment.spec().mode()).isEqualTo(Environment.Mode.ENFORCE);
        assertThat(environment.spec().interval()).hasSeconds(60);
        assertThat(environment.spec().prune()).isEqualTo(new Environment.Prune(true, 5, 20));
        assertThat(environment.spec().network()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            account: 123456789012        | `spec.account` must be text, not a number; quote it, "123456789012"
            account: "12345"             | `spec.account` must be the 12 digits of an AWS account, not `12345`
            region: us-east              | `spec.region` must be an AWS Region, such as us-east-1, not `us-east`
            interval: 500ms              | `spec.interval` must be a duration, a whole number and one of s, m, h, d, such as `30s`, not `500ms`
            mode: enforced               | `spec.mode` must be `enforce` or `observe`, not `enforced`; did you mean `enforce`?
            network: {subnets: []}       | `spec.network.subnets` must have 1 to 16 items, not 0
            network: {subnets: [vpc-1]}  | `spec.network.subnets[0]` must be the id of a subnet, not `vpc-1`
            loadBalancer: {vpc: vpc-1}   | `spec.loadBalancer` lacks `listener`, which is required
            roles: {task: admin}         | `spec.roles.task` must be the ARN of an IAM role, not `admin`
            prune: {maxPercent: 101}     | `spec.prune.maxPercent` must be 0 to 100, not `101`
            images: {maxSeverity: high}  | `spec.images.maxSeverity` must be `INFORMATIONAL`, `LOW`, `MEDIUM`, `HIGH` or `CRITICAL`, not `high`; did you mean `HIGH`?
            windows: [{kind: deny, schedule: "0 18 * *", duration: 60h}]   | `spec.windows[0].schedule` must have 9 to 200 characters, not 8
            windows: [{kind: deny, schedule: "0 25 * * FRI", duration: 60h}] | `spec.windows[0].schedule` must be five fields as in cron, such as `0 18 * * FRI`: `25` is no hour: 0 to 23
            windows: [{kind: deny, schedule: "0 18 * * FRI", duration: 60h, timeZone: Europe/Berln}] | `spec.windows[0].timeZone` must be a time zone such as Europe/Berlin; did you mean `Europe/Berlin`?
            """)
    void an_environments_fields_are_checked(String field, String problem) {
        String name = field.substring(0, field.indexOf(':'));
        String text = environment("e").replaceAll("  " + name + ":.*\n", "") + "  " + field + "\n";

        assertThat(loader.load(TreeMap.of("e.yaml", text)).getError().map(Problem::message))
                .containsExactly(problem);
    }

    @Test
    void a_header_is_as_strict() {
        assertThat(problems("e.yaml", environment("e") + """
                ---
                apiVersion: mooring.dev/v2
                kind: Bag
                metadata: {name: Up_per, lables: {}}
                ---
                apiversion: mooring.dev/v1
                kind: bag
                ---
                kind: Bag
                ---
                - list
                ---
                apiVersion: mooring.dev/v1
                kind: [Bag]
                """))
                .containsExactly(
                        "e.yaml:9:13: `apiVersion` must be `mooring.dev/v1`, not `mooring.dev/v2`",
                        "e.yaml:11:18: `metadata.name` must be lower-case letters, digits and dashes, with no dash at either end, not `Up_per`",
                        "e.yaml:11:26: `metadata` has no field `lables`; did you mean `labels`?",
                        "e.yaml:13:1: the document has no field `apiversion`; did you mean `apiVersion`?",
                        "e.yaml:14:7: there is no kind `bag`; did you mean `Bag`?",
                        "e.yaml:16:1: `metadata` lacks `name`, which is required",
                        "e.yaml:16:1: the document lacks `apiVersion`; write apiVersion: mooring.dev/v1",
                        "e.yaml:18:1: a document must be an object with apiVersion, kind, metadata and spec, not a list",
                        "e.yaml:21:1: `kind` must be text, not a list");
    }

    @Test
    void annotations_say_how_an_object_lives() {
        String bag = """
                apiVersion: mooring.dev/v1
                kind: Bag
                metadata:
                  name: one
                  labels: {team: a, example.com/tier: one}
                  annotations:
                    mooring.dev/deletion-policy: retain
                    mooring.dev/adoption-policy: adopt-and-reset
                    mooring.dev/reconcile: disabled
                    mooring.dev/ignore: desiredCount, tags{}.x
                    mooring.dev/external-name: old_Name
                    mooring.dev/wave: "-3"
                """;

        Manifest<? extends Record> manifest = single("e/e.yaml", environment("e"), "e/bag.yaml", bag);

        assertThat(manifest.id()).isEqualTo(new ManifestId("Bag", "one"));
        assertThat(manifest.labels().get("team")).contains("a");
        assertThat(manifest.lifecycle())
                .isEqualTo(new Lifecycle(
                        Option.of(Lifecycle.Deletion.RETAIN),
                        Lifecycle.Adoption.ADOPT_AND_RESET,
                        false,
                        Vector.of("desiredCount", "tags{}.x"),
                        Option.of("old_Name"),
                        -3));
        assertThat(manifest.where().apply("metadata.annotations.mooring.dev/wave"))
                .hasToString("e/bag.yaml:12:23");
    }

    @Test
    void an_annotation_that_does_nothing_is_refused() {
        String bag = document("Bag", "one")
                .replace("{name: one}", "{name: one, annotations: {mooring.dev/igonre: a, mooring.dev/wave: soon}}");

        assertThat(problems("e/e.yaml", environment("e"), "e/bag.yaml", bag))
                .containsExactly(
                        "e/bag.yaml:3:37: `metadata.annotations` has no field `mooring.dev/igonre`; did you mean `mooring.dev/ignore`?",
                        "e/bag.yaml:3:78: `metadata.annotations.mooring.dev/wave` must be a whole number, not `soon`");
    }

    @Test
    void only_yaml_that_no_dot_hides_is_read() {
        assertThat(load(
                                "e/e.yaml", environment("e"),
                                "e/README.md", "a: [",
                                ".github/workflows/ci.yaml", "a: [",
                                "e/.swp.yaml", "a: [")
                        .isValid())
                .isTrue();
    }

    @Test
    void no_environment_is_a_problem() {
        assertThat(problems())
                .containsExactly(".:1:1: no environment; a folder becomes one by a document of kind Environment");
    }

    @Test
    void a_file_of_garbage_does_not_fill_the_log() {
        String garbage = document(
                "Box", "one", Vector.range(0, 5_000).map(i -> "k" + i + ": 1").toJavaArray(String[]::new));

        Seq<String> problems = problems("e/e.yaml", environment("e"), "e/x.yaml", garbage);

        assertThat(problems).hasSize(1_001);
        assertThat(problems.last()).endsWith("and 4001 more problems after this one");
    }

    private Manifest<? extends Record> single(String... filesAndTexts) {
        return load(filesAndTexts).get().single()._2.manifests().single();
    }

    private Seq<String> problems(String... filesAndTexts) {
        return load(filesAndTexts).getError().map(Problem::toString);
    }

    private Validation<Seq<Problem>, SortedMap<String, EnvironmentSpecs>> load(String... filesAndTexts) {
        SortedMap<String, String> files = TreeMap.empty();
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            files = files.put(filesAndTexts[i], filesAndTexts[i + 1]);
        }
        return loader.load(files);
    }
}
