package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.simulator.journal.Calls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an environment does not let run: by registry and tag before anything is looked at, by scan before it starts. */
final class ImagePolicyTest {
    private static final String ECR = "123456789012.dkr.ecr.us-east-1.amazonaws.com/";
    private static final String STRICT = Specs.ENVIRONMENT
            + "  images: {registries: [123456789012.dkr.ecr.us-east-1.amazonaws.com], requireImmutable: true,"
            + " maxSeverity: HIGH}\n";

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform(STRICT);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "registry/orders:1 | the image is from docker.io",
                "ghcr.io/acme/orders:1 | the image is from ghcr.io",
                "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders | the image has no tag",
                "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:latest | the tag latest moves"
            })
    void an_image_that_the_environment_does_not_take_is_a_problem_where_it_is_written(String image, String problem) {
        assertThat(Specs.problemsIn(STRICT, service(image)))
                .singleElement()
                .asString()
                .startsWith("staging/specs.yaml:5:")
                .contains(problem);
    }

    @Test
    void an_image_with_a_finding_above_the_limit_is_not_started_and_the_finding_is_named() {
        push("orders:1", "[]");
        platform.converge(service(ECR + "orders:1"));
        push(
                "orders:2",
                "[{\"name\": \"CVE-2026-1\", \"severity\": \"CRITICAL\"}, {\"name\": \"CVE-2026-2\","
                        + " \"severity\": \"HIGH\"}]");
        String next = service(ECR + "orders:2");

        Change change = change(next);

        assertThat(change).isInstanceOfSatisfying(Change.Blocked.class, blocked -> {
            assertThat(blocked.reason()).isEqualTo(Change.Reason.IMAGE_REFUSED);
            assertThat(blocked.message()).contains("CVE-2026-1 (CRITICAL)").doesNotContain("CVE-2026-2");
        });
        assertThat(platform.pass(next).writes()).isZero();
    }

    @Test
    void what_starts_nothing_goes_on_beside_a_refused_image() {
        push("orders:1", "[]");
        platform.converge(service(ECR + "orders:1"));
        push("orders:2", "[{\"name\": \"CVE-2026-1\", \"severity\": \"CRITICAL\"}]");

        Change change = change(service(ECR + "orders:2") + "  replicas: 3\n");

        assertThat(change).isInstanceOfSatisfying(Change.Update.class, update -> {
            assertThat(update.drift().topLevel()).containsExactly("desiredCount");
            assertThat(update.withheld().get().reason()).isEqualTo(Change.Reason.IMAGE_REFUSED);
        });
    }

    @ParameterizedTest
    @CsvSource({"NONE, IMAGE_UNSCANNED", "IN_PROGRESS, IMAGE_UNSCANNED", "UNSUPPORTED_IMAGE, UNREADABLE"})
    void an_image_of_which_nothing_is_known_waits(String scan, Change.Reason reason) {
        tell("{\"image\": \"" + ECR + "orders:1\", \"scan\": \"" + scan + "\"}");

        assertThat(change(service(ECR + "orders:1")))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason()).isEqualTo(reason));
    }

    @Test
    void an_image_that_is_not_there_is_refused() {
        push("orders:1", "[]");

        assertThat(change(service(ECR + "orders:9")))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.message()).contains("is not in its registry"));
    }

    @Test
    void scans_are_read_once_before_a_start_and_never_after() {
        push("orders:1", "[{\"name\": \"CVE-2026-2\", \"severity\": \"HIGH\"}]");

        Calls first = platform.pass(service(ECR + "orders:1"));
        assertThat(first.operations())
                .containsEntry("ecr:DescribeImages", 1L)
                .doesNotContainKey("ecr:DescribeImageScanFindings");

        platform.converge(service(ECR + "orders:1"));
        assertThat(platform.pass(service(ECR + "orders:1")).operations()).doesNotContainKey("ecr:DescribeImages");
    }

    @ParameterizedTest(name = "{0}={1} is refused: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DB_PASSWORD | hunter2secret | a secret by its name",
                "AWS_KEY | AKIAIOSFODNN7EXAMPLE | the form of an access key",
                "DATABASE_URL | postgres://app:s3cr3t@db/orders | a password in a URL",
                "SALT | q8Zr3LxV0pT5nWcY7uKe2HsB | a dense mixture"
            })
    void a_literal_that_looks_like_a_secret_is_a_problem_that_does_not_repeat_it(
            String name, String value, String why) {
        String documents = service(ECR + "orders:1") + "  environment: {" + name + ": \"" + value + "\"}\n";

        assertThat(Specs.problemsIn(STRICT, documents))
                .as(why)
                .singleElement()
                .asString()
                .startsWith("staging/specs.yaml:8:")
                .contains("mooring.dev/plaintext: " + name)
                .doesNotContain(value);
        assertThat(Specs.problemsIn(
                        STRICT,
                        documents.replace(
                                "{name: orders}",
                                "{name: orders, annotations: {mooring.dev/plaintext: " + name + "}}")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}={1} is none: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "LOG_LEVEL | debug | a word",
                "TOKEN_TTL | 3600 | a duration of tokens is none",
                "REQUIRE_PASSWORD | true | a switch",
                "COMMIT | 3f2a9c1d5e6b7a8c9d0e1f2a3b4c5d6e7f8a9b0c | a hash names a commit",
                "PASSWORD_FILE | /run/secrets/password | where a secret lies",
                "ENDPOINT | https://orders.example.com/v1/callbacks | a URL without a password"
            })
    void a_literal_that_names_something_is_none(String name, String value, String why) {
        String documents = service(ECR + "orders:1") + "  environment: {" + name + ": \"" + value + "\"}\n";

        assertThat(Specs.problemsIn(STRICT, documents)).as(why).isEmpty();
    }

    private Change change(String documents) {
        return platform.plan(documents)
                .changes()
                .filter(planned -> planned.id().type().equals("ecs/service"))
                .head()
                .change();
    }

    private static String service(String image) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: orders}
                spec:
                  image: %s
                  cpu: 256
                  memory: 512
                """.formatted(image);
    }

    private void push(String image, String findings) {
        tell("{\"image\": \"" + ECR + image + "\", \"findings\": " + findings + "}");
    }

    private void tell(String document) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(platform.simulator.uri() + "/_simulator/ecr"))
                            .POST(HttpRequest.BodyPublishers.ofString(document))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
