package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.daemon.Assembly;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.kinds.StandardKinds;
import dev.mooring.manifest.SpecReference;
import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Simulator;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/specs.md says is what the program takes, and what its examples say can be had. */
final class SpecReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "specs.md");
    private static final String EXAMPLES = "src/main/resources/dev/mooring/cli/examples/";

    private final StandardKinds kinds = new StandardKinds();

    @Test
    void thePageIsWhatTheProgramWouldWrite() throws IOException {
        String written = new SpecReference(kinds, new Examples()).forAll();

        assertThat(Files.exists(PAGE) && Files.readString(PAGE).equals(written))
                .as("docs/specs.md is stale; renew it: ./mooring schema --output markdown > docs/specs.md")
                .isTrue();
    }

    @Test
    void everyKindHasAnExample() {
        assertThat(names().filter(kind -> new Examples().apply(kind).isEmpty()))
                .as("kinds without an example; each has one in " + EXAMPLES)
                .isEmpty();
    }

    /** All of them together, as the environment that they are. */
    @Test
    void theExamplesComeUp(@TempDir Path folder) throws Exception {
        for (String kind : names()) {
            Path file = folder.resolve("example").resolve(kind + ".yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, new Examples().apply(kind).getOrElse(""));
        }
        Path site = Files.createDirectories(folder.resolve("example").resolve("site"));
        Files.writeString(site.resolve("index.html"), "<!doctype html><title>Example</title>");
        SortedMap<String, DesiredGraph> graphs =
                new SpecsFolder(folder).compile(Assembly.compiler(), terminal(new StringWriter()));
        try (Simulator simulator = Simulator.builder()
                .apis(new EveryApi(Foundations.of(graphs.values())))
                .start()) {
            String endpoint = simulator.uri().toString();

            assertThat(run("apply", folder.toString(), "-e", "example", "--aws-endpoint", endpoint, "--timeout", "90s"))
                    .endsWith("example is Ready");
            assertThat(run("plan", folder.toString(), "-e", "example", "--aws-endpoint", endpoint))
                    .startsWith("No changes.");
        }
    }

    private Seq<String> names() {
        return kinds.kinds().prepend("Environment");
    }

    private static String run(String... arguments) {
        StringWriter said = new StringWriter();
        assertThat(Mooring.run(terminal(said), new Shutdown(), arguments))
                .as(said.toString())
                .isZero();
        return said.toString().strip();
    }

    private static Terminal terminal(StringWriter said) {
        PrintWriter writer = new PrintWriter(said, true);
        return new Terminal(writer, writer, false, false, false);
    }
}
