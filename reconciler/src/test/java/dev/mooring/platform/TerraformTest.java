package dev.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TerraformTest {
    private static final Path TERRAFORM = Repository.ROOT.resolve("bootstrap-terraform");
    private static final Pattern DECLARATION =
            Pattern.compile("^(?:variable|output) \"([a-z_]+)\" \\{", Pattern.MULTILINE);
    private static final Pattern DESCRIBED =
            Pattern.compile("^variable \"[a-z_]+\" \\{\n  description = \"", Pattern.MULTILINE);
    private static final Pattern VARIABLE = Pattern.compile("^variable \"", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @Test
    void itIsFormatted() {
        assumeTrue(Program.isInstalled("terraform"), "terraform is not installed: fmt left out");

        new Program(TERRAFORM, Map.of())
                .run("terraform", "fmt", "-check", "-diff", "-recursive")
                .succeeds();
    }

    /** The root validates the modules that it composes. */
    @ParameterizedTest
    @ValueSource(strings = {".", "state"})
    void itIsValid(String root) {
        assumeTrue(Program.isInstalled("terraform"), "terraform is not installed: validate left out");
        assumeTrue(
                hasProvider(),
                "no AWS provider at hand: validate left out; name one by TF_CLI_CONFIG_FILE or TF_PLUGIN_CACHE_DIR");
        Repository.copy(TERRAFORM, folder);
        Program terraform = new Program(folder.resolve(root), Map.of("CHECKPOINT_DISABLE", "1"));

        terraform
                .run("terraform", "init", "-backend=false", "-input=false", "-no-color")
                .succeeds();
        terraform.run("terraform", "validate", "-no-color").succeeds();
    }

    private static boolean hasProvider() {
        return Stream.of("TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR")
                .map(variable -> System.getenv().getOrDefault(variable, ""))
                .anyMatch(path -> !path.isEmpty() && Files.exists(Path.of(path)));
    }

    static Stream<Path> folders() {
        return Repository.files(TERRAFORM, "outputs.tf").map(Path::getParent).toJavaStream();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void itsReadmeNamesEveryVariableAndOutput(Path module) {
        String readme = Repository.text(module.resolve("README.md"));

        assertThat(declared(module).filter(name -> !readme.contains("`" + name + "`")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void itsVariablesAreDescribed(Path module) {
        String variables = Repository.text(module.resolve("variables.tf"));

        assertThat(DESCRIBED.matcher(variables).results().count())
                .isEqualTo(VARIABLE.matcher(variables).results().count())
                .isPositive();
    }

    private static Set<String> declared(Path module) {
        Seq<String> texts = Repository.files(module, ".tf")
                .filter(file -> module.equals(file.getParent()))
                .map(Repository::text);
        return texts.flatMap(text -> DECLARATION
                        .matcher(text)
                        .results()
                        .map(match -> match.group(1))
                        .toList())
                .toSet();
    }
}
