package dev.mooring.manifest;

import static dev.mooring.manifest.Loading.LOADER;
import static dev.mooring.manifest.Loading.load;
import static dev.mooring.manifest.Loading.problems;
import static dev.mooring.manifest.Loading.single;
import static dev.mooring.manifest.Samples.document;
import static dev.mooring.manifest.Samples.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.ManifestId;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an environment and the headers of its documents may say. */
final class EnvironmentDocumentTest {
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

        assertThat(LOADER.load(TreeMap.of("e.yaml", text)).getError().map(Problem::message))
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
}
