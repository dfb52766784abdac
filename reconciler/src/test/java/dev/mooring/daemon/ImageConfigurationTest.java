package dev.mooring.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.daemon.http.Token;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image runs with is a configuration, and Terraform gives the task every variable that it asks for. */
final class ImageConfigurationTest {
    private static final Path CONFIGURATION = Path.of("docker", "server.yaml");
    private static final Path TASK = Path.of("..", "bootstrap-terraform", "modules", "daemon", "main.tf");
    private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z_]+)}");
    private static final Pattern GIVEN = Pattern.compile("^    ([A-Z_]+) += ", Pattern.MULTILINE);
    private static final String DIGEST = "ab".repeat(32);

    private static final Map<String, String> VARIABLES = HashMap.of(
            "MOORING_SPECS_URL", "https://github.com/example/platform.git",
            "MOORING_DEPLOYMENTS_GROUP", "/mooring/staging/deployments",
            "MOORING_ENVIRONMENT", "staging",
            "MOORING_TOKENS", "[{\"name\":\"on-call\",\"role\":\"operator\",\"sha256\":\"" + DIGEST + "\"}]");

    @TempDir
    private Path folder;

    @Test
    void itIsReadWithTheVariablesOfATask() throws IOException {
        Path filled = folder.resolve("server.yaml");
        Files.writeString(
                filled, new StringSubstitutor(VARIABLES.toJavaMap()).replace(Files.readString(CONFIGURATION)));

        var read = ConfigurationFile.read(filled);

        assertThat(read.isRight()).as(read.toString()).isTrue();
        assertThat(read.get().environments()).containsExactly("staging");
        assertThat(read.get().stateFolder()).isEqualTo(Path.of("/var/lib/mooring"));
        assertThat(read.get().tokens()).containsExactly(new Token("on-call", Token.Role.OPERATOR, DIGEST));
    }

    @Test
    void theTaskIsGivenWhatHasNoDefault() throws IOException {
        assertThat(names(ASKED, CONFIGURATION)).isNotEmpty().allMatch(names(GIVEN, TASK)::contains);
    }

    private static Set<String> names(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .collect(HashSet.collector());
    }
}
