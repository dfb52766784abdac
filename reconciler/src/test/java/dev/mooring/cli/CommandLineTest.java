package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
    private static final String ENVIRONMENT = """
            apiVersion: mooring.dev/v1
            kind: Environment
            metadata: {name: staging}
            spec: {account: "123456789012", region: us-east-1, cluster: staging}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "server",
                "simulator",
                "validate",
                "plan",
                "apply",
                "get",
                "describe",
                "events",
                "history",
                "diff",
                "reconcile",
                "suspend",
                "resume",
                "retry",
                "prune",
                "set-image",
                "images",
                "schema",
                "completion"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: mooring " + command).containsPattern("Examples?:\n");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                   Missing a command",
        "plam,                                 plan",
        "plan,                                 Missing required",
        "plan specs,                           --environment",
        "plan specs -e staging --output yaml,  --output",
        "apply specs -e staging --timeout 5,   is no time such as 90s",
        "set-image specs,                      SERVICE=IMAGE",
        "set-image specs orders,               SERVICE=IMAGE",
        "simulator --port many,                --port",
        "validate --unknown specs,             --unknown",
    })
    void wrongUsageIsToldOnTheErrorStreamWithItsOwnExitCode(String line, String told) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(64);
        assertThat(err.toString()).contains(told);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void versionNamesItself() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("mooring ");
    }

    @Test
    void goodSpecsAreSummedUp() throws IOException {
        write("staging/environment.yaml", ENVIRONMENT);
        write("staging/queue.yaml", """
                apiVersion: mooring.dev/v1
                kind: Queue
                metadata: {name: inbox}
                spec: {}
                """);

        assertThat(run("validate", folder.toString())).as(err.toString()).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("staging: 1 manifests, 1 AWS resources");
    }

    @Test
    void everyProblemIsALineWithoutAStackTrace() throws IOException {
        write("staging/environment.yaml", ENVIRONMENT.replace("region", "regoin"));

        assertThat(run("validate", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith(folder + "/staging/environment.yaml:4:"))
                .anyMatch(line -> line.contains("`region`"));
    }

    @Test
    void aFolderThatIsNotThereIsToldInOneLine() {
        assertThat(run("validate", folder.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("mooring: " + folder + "/nowhere: is not a folder");
    }

    @Test
    void anUnknownEnvironmentIsToldWithThoseThatThereAre() throws IOException {
        write("staging/environment.yaml", ENVIRONMENT);

        assertThat(run("plan", folder.toString(), "-e", "stagin")).isEqualTo(1);
        assertThat(err.toString()).contains("has no environment stagin; it has staging");
    }

    @Test
    void schemasAreJsonAndOfTheKindThatWasAskedFor() throws IOException {
        assertThat(run("schema", "Queue")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).at("/title").asText())
                .isEqualTo("Mooring Queue");
    }

    @Test
    void anUnknownKindIsToldWithThoseThatThereAre() {
        assertThat(run("schema", "Quue")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no kind Quue").contains("Queue, Service");
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString()).startsWith("#!").contains("validate").contains("--detailed-exitcode");
    }

    @Test
    void aConfigurationWithAMistakeIsToldByItsPlace() throws IOException {
        Path config = write("config.yaml", "source: {directory: specs}\nawss: {}\n");

        assertThat(run("server", config.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("awss").contains("aws");
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, false);
        Shutdown atOnce = new Shutdown();
        atOnce.ask();
        return Mooring.run(terminal, atOnce, arguments);
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
