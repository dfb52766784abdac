package dev.mooring.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.it.MooringProcess.Ended;
import dev.mooring.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands that do one thing and end, by their exit codes and streams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class PlanAndApplyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Simulator simulator;
    private Path specs;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        simulator = Platform.start();
        specs = MooringProcess.exampleSpecs(folder.resolve("specs"));
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    @Test
    @Order(1)
    void aPlanAgainstAnEmptyAccountSaysWhatWouldBeCreatedAndWritesNothing() throws Exception {
        Ended planned = plan("--detailed-exitcode", "--output", "json");

        assertThat(planned.exit()).as(planned.err()).isEqualTo(2);
        JsonNode plan = JSON.readTree(planned.out());
        assertThat(plan.at("/environment").asText()).isEqualTo("staging");
        assertThat(plan.at("/summary/create").asInt())
                .as("everything is to be created, and nothing else done")
                .isPositive()
                .isEqualTo(plan.at("/changes").size());
        assertThat(simulator.journal().after(0).writes()).isZero();
    }

    @Test
    @Order(2)
    void applyFollowsUntilEverythingIsReady() throws Exception {
        Ended applied = MooringProcess.run(
                "apply",
                specs.toString(),
                "-e",
                "staging",
                "--aws-endpoint",
                simulator.uri().toString());

        assertThat(applied.exit()).as(applied.err() + applied.out()).isZero();
        assertThat(applied.out()).contains("✓ Service/orders Ready").contains("staging is Ready");
    }

    @Test
    @Order(3)
    void aPlanOfWhatMatchesIsEmpty() throws Exception {
        Ended planned = plan("--detailed-exitcode");

        assertThat(planned.exit()).as(planned.err() + planned.out()).isZero();
    }

    @Test
    @Order(4)
    void aChangeIsShownFieldByFieldAndWithoutTheOptionTheExitCodeIsZero() throws Exception {
        Path file = specs.resolve("staging/services.yaml");
        Files.writeString(file, Files.readString(file).replace("LOG_LEVEL: debug", "LOG_LEVEL: trace"));

        Ended text = plan();
        Ended markdown = plan("--output", "markdown");

        assertThat(text.exit()).isZero();
        assertThat(text.out())
                .contains("LOG_LEVEL")
                .contains("\"debug\" → \"trace\"")
                .contains("starts a deployment");
        assertThat(markdown.exit()).isZero();
        assertThat(markdown.out()).contains("ecs/service");
    }

    @Test
    @Order(5)
    void anAwsThatDoesNotAnswerIsAFailureAndNoPlan() throws Exception {
        Ended planned = MooringProcess.run(
                "plan",
                specs.toString(),
                "-e",
                "staging",
                "--detailed-exitcode",
                "--aws-endpoint",
                "http://127.0.0.1:9");

        assertThat(planned.exit()).isEqualTo(1);
        assertThat(planned.err()).contains("AWS could not be read");
    }

    @Test
    @Order(6)
    void badSpecsAreToldLineByLineOnTheErrorStream() throws Exception {
        Path file = specs.resolve("staging/services.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("image: ", "image: [] #"));

        Ended validated = MooringProcess.run("validate", specs.toString());

        assertThat(validated.exit()).isEqualTo(1);
        assertThat(validated.out()).isEmpty();
        assertThat(validated.err().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches(".*staging/services\\.yaml:\\d+:\\d+: .+"));
    }

    @Test
    @Order(7)
    void aMissingEnvironmentAndAWrongOptionAreTold() throws Exception {
        Ended usage = MooringProcess.run("plan", specs.toString(), "--enviroment", "staging");

        assertThat(usage.exit()).isEqualTo(64);
        assertThat(usage.err()).contains("--environment");
        assertThat(usage.out()).isEmpty();
    }

    private Ended plan(String... options) throws Exception {
        String[] command = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "plan",
                                specs.toString(),
                                "--environment",
                                "staging",
                                "--aws-endpoint",
                                simulator.uri().toString()),
                        java.util.Arrays.stream(options))
                .toArray(String[]::new);
        return MooringProcess.run(command);
    }
}
