package dev.mooring.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's way through the console of the packaged jar, in a real browser. */
final class ConsoleIT {
    private static final Path FRONTEND = Path.of(System.getProperty("mooring.root"), "frontend");
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    @Test
    void anOperatorFindsTheWay(@TempDir Path folder) throws Exception {
        Optional<Path> node = onPath(List.of("node"));
        Optional<Path> browser = onPath(BROWSERS);
        assumeTrue(node.isPresent(), "the console's click-through is left out: there is no node on the PATH");
        assumeTrue(browser.isPresent(), "the console's click-through is left out: there is none of " + BROWSERS);
        assumeTrue(
                Files.isDirectory(FRONTEND.resolve("node_modules/playwright-core")),
                "the console's click-through is left out: npm could not install playwright-core");
        Path specs = MooringProcess.exampleSpecs(folder.resolve("specs"));
        try (MooringProcess demo =
                MooringProcess.start("demo", "--specs", specs.toString(), "--port", "0", "--aws-port", "0")) {
            String console = demo.awaitPart("Console +(http://127.0.0.1:\\d+/)");
            demo.awaitPart("Everything is Ready");
            Path log = folder.resolve("click-through.log");

            int exit = run(log, node.get(), "e2e/click-through.mjs", console, browser.get(), specs);

            assertThat(exit).as(Files.readString(log, StandardCharsets.UTF_8)).isZero();
        }
    }

    private static int run(Path log, Object... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.of(command).map(Object::toString).toList())
                .directory(FRONTEND.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return process.waitFor(4, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<Path> onPath(List<String> names) {
        List<String> folders = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .toList();
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
