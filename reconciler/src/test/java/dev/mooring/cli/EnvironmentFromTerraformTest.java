package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Environment that Terraform's outputs print is one that Mooring starts from. The file is what {@code terraform test}
 * compares the output with, so neither can drift from the other.
 */
final class EnvironmentFromTerraformTest {
    private static final Path PRINTED = Path.of("..", "bootstrap-terraform", "examples", "environment.yaml");
    private static final Path SPECS = Path.of("..", "specs");

    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void itTakesThePlaceOfTheExamplePlatformsOwn() throws IOException {
        copySpecs();
        Files.writeString(folder.resolve("staging/environment.yaml"), Files.readString(PRINTED));

        assertThat(validate()).as(said.toString()).isZero();
        assertThat(said.toString()).contains("staging");
    }

    @Test
    void aMisspeltOneIsRefused() throws IOException {
        copySpecs();
        Files.writeString(
                folder.resolve("staging/environment.yaml"),
                Files.readString(PRINTED).replace("  cluster:", "  clutser:"));

        assertThat(validate()).isEqualTo(1);
        assertThat(said.toString()).contains("environment.yaml").contains("clutser");
    }

    private int validate() {
        PrintWriter writer = new PrintWriter(said, true);
        return Mooring.run(
                new Terminal(writer, writer, false, false, false), new Shutdown(), "validate", folder.toString());
    }

    private void copySpecs() throws IOException {
        try (Stream<Path> paths = Files.walk(SPECS)) {
            List<Path> files = paths.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path copy = folder.resolve(SPECS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
