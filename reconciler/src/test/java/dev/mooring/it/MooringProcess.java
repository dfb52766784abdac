package dev.mooring.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged jar, run as a process of its own with nobody's AWS settings. */
final class MooringProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private MooringProcess(Process process) {
        this.process = process;
        this.readers = List.of(
                reader(process.inputReader(StandardCharsets.UTF_8), out),
                reader(process.errorReader(StandardCharsets.UTF_8), err));
    }

    static MooringProcess start(String... arguments) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = Path.of(System.getProperty("mooring.jar"));
        assertThat(jar).as("the packaged jar: run mvn verify").exists();
        List<String> command = Stream.concat(
                        Stream.of(
                                java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()),
                        Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        return new MooringProcess(builder.start());
    }

    /** How a command ended. */
    record Ended(int exit, String out, String err) {}

    static Ended run(String... arguments) throws Exception {
        try (MooringProcess process = start(arguments)) {
            int exit = process.exit();
            return new Ended(exit, String.join("\n", process.out), String.join("\n", process.err));
        }
    }

    /** A copy of the example platform's specs that a test may edit. */
    static Path exampleSpecs(Path target) throws IOException {
        Path specs = Path.of(System.getProperty("mooring.root"), "specs");
        try (Stream<Path> files = Files.walk(specs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(specs.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return target;
    }

    /** The first line printed, on either stream, that has such a part; the part's first group. */
    String awaitPart(String regex) {
        Pattern pattern = Pattern.compile(regex);
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive() || find(pattern) != null)
                    .as("ended with\n%s\n%s", out, err)
                    .isTrue();
            return find(pattern) != null;
        });
        return String.valueOf(find(pattern));
    }

    private @org.jspecify.annotations.Nullable String find(Pattern pattern) {
        return Stream.concat(out.stream(), err.stream())
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.groupCount() == 0 ? matcher.group() : matcher.group(1))
                .findFirst()
                .orElse(null);
    }

    List<String> out() {
        return out;
    }

    List<String> err() {
        return err;
    }

    int exit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("still runs; it said\n%s\n%s", out, err)
                .isTrue();
        for (Thread reader : readers) {
            reader.join(PATIENCE);
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL: no code of ours runs any more. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Reads to the end; where the process is killed, its streams close under the reader, and what was said stays. */
    private static Thread reader(BufferedReader stream, List<String> lines) {
        return Thread.ofVirtual().start(() -> {
            try {
                stream.lines().forEach(lines::add);
            } catch (UncheckedIOException killed) {
                lines.add("(killed: " + killed.getMessage() + ")");
            }
        });
    }
}
