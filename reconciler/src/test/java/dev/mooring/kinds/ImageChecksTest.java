package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.PlannedChange;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.ecr.EcrApi;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import dev.mooring.simulator.journal.Calls;
import io.vavr.collection.Vector;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before a rollout: whether its images are there and for its machines, in an environment that limits nothing. */
final class ImageChecksTest {
    private static final String ECR = "123456789012.dkr.ecr.us-east-1.amazonaws.com/";
    private static final String GET = "ecr:BatchGetImage";

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = Platform.withoutImages(Specs.ENVIRONMENT);
        push("orders", "1", "amd64");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "orders:9 | the repository has no such tag",
                "nobody:1 | there is no such repository",
                "orders@sha256:0000000000000000000000000000000000000000000000000000000000000000 | no such digest"
            })
    void an_image_that_is_not_there_is_not_started(String image, String why) {
        platform.converge(service("orders", ECR + "orders:1"));
        String next = service("orders", ECR + image);

        Calls calls = platform.pass(next);

        assertThat(calls.writes()).as(why).isZero();
        assertThat(change(next)).isInstanceOfSatisfying(Change.Blocked.class, blocked -> {
            assertThat(blocked.reason()).isEqualTo(Change.Reason.IMAGE_MISSING);
            assertThat(blocked.message()).contains(ECR + image + " is not in its registry", "push it");
        });
    }

    @Test
    void what_is_pushed_later_starts_by_itself() {
        String documents = service("orders", ECR + "orders:2");
        assertThat(platform.pass(documents).count("ecs:RegisterTaskDefinition")).isZero();

        push("orders", "2", "amd64");

        platform.converge(documents);
    }

    @ParameterizedTest(name = "built for {0}, run on {1}: {2}")
    @CsvSource({
        "amd64,       X86_64, fits",
        "arm64,       ARM64,  fits",
        "amd64 arm64, ARM64,  fits",
        "amd64,       ARM64,  is built for linux/amd64",
        "arm64,       X86_64, is built for linux/arm64"
    })
    void an_image_for_other_machines_is_not_started(String built, String architecture, String told) {
        push("orders", "2", built);

        Change change = change(service("orders", ECR + "orders:2", architecture));

        if (told.equals("fits")) {
            assertThat(change).isInstanceOf(Change.Create.class);
        } else {
            assertThat(change).isInstanceOfSatisfying(Change.Blocked.class, blocked -> {
                assertThat(blocked.reason()).isEqualTo(Change.Reason.IMAGE_UNFIT);
                assertThat(blocked.message()).contains(told, "the task runs on linux/");
            });
        }
    }

    @Test
    void an_image_that_runs_on_other_machines_is_looked_at_again() {
        platform.converge(service("orders", ECR + "orders:1"));

        assertThat(change(service("orders", ECR + "orders:1", "ARM64")))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason()).isEqualTo(Change.Reason.IMAGE_UNFIT));
    }

    @Test
    void a_manifest_of_one_image_says_nothing_of_machines() {
        platform.session()
                .ecr()
                .putImage(
                        request -> request.repositoryName("orders")
                                .imageTag("2")
                                .imageManifest(
                                        "{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\"}"));

        assertThat(change(service("orders", ECR + "orders:2", "ARM64"))).isInstanceOf(Change.Create.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "public.ecr.aws/acme/orders:1",
                "ghcr.io/acme/orders:1",
                "orders:1",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1"
            })
    void of_other_registries_nothing_is_asked(String image) {
        assertThat(platform.pass(service("orders", image)).operations().keySet())
                .noneMatch(operation -> operation.startsWith("ecr:"));
    }

    @Test
    void each_image_is_asked_about_once_before_a_rollout_and_never_after() {
        String two = service("orders", ECR + "orders:1") + "---\n" + service("billing", ECR + "orders:1");

        assertThat(platform.pass(two).count(GET))
                .as("two services start one image")
                .isOne();
        platform.converge(two);
        Calls steady = platform.pass(two);

        assertThat(steady.operations().keySet()).noneMatch(operation -> operation.startsWith("ecr:"));
        assertThat(platform.pass(two.replaceFirst("cpu: 256", "cpu: 512").replaceFirst("memory: 512", "memory: 1024"))
                        .count(GET))
                .as("a rollout of an image that runs already")
                .isZero();
    }

    @Test
    void what_we_may_not_ask_about_is_started_and_noted() {
        platform.simulator.faults().install(FaultPlan.of(FaultRule.always(Fault.DENY, GET)));

        PlannedChange planned = planned(service("orders", ECR + "orders:9"));

        assertThat(planned.change()).isInstanceOf(Change.Create.class);
        assertThat(planned.note().get()).contains(ECR + "orders:9 is there is not known", GET);
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "SERVER_ERROR"})
    void what_cannot_be_read_just_now_waits(Fault fault) {
        platform.simulator.faults().install(FaultPlan.of(FaultRule.always(fault, GET)));
        String documents = service("orders", ECR + "orders:1");

        assertThat(change(documents))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason()).isEqualTo(Change.Reason.UNREADABLE));
        platform.simulator.faults().install(FaultPlan.NONE);
        platform.converge(documents);
    }

    private Change change(String documents) {
        return planned(documents).change();
    }

    private PlannedChange planned(String documents) {
        return Vector.ofAll(platform.plan(documents).changes())
                .find(planned -> planned.id().type().equals("ecs/service"))
                .get();
    }

    private void push(String repository, String tag, String architectures) {
        platform.simulator.ask(EcrApi.class, registry -> {
            registry.seed(new Caller("123456789012", "us-east-1"), repository, tag, architectures.split(" ", -1));
            return registry;
        });
    }

    private static String service(String name, String image) {
        return service(name, image, "X86_64");
    }

    private static String service(String name, String image, String architecture) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: NAME}
                spec:
                  image: IMAGE
                  cpu: 256
                  memory: 512
                  architecture: ARCHITECTURE
                """.replace("NAME", name).replace("IMAGE", image).replace("ARCHITECTURE", architecture);
    }
}
