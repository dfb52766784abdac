package dev.mooring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edits of builds that push to one branch, each from a clone of its own. */
final class SetImagePushTest {
    private static final int SERVICES = 10;

    @TempDir
    private Path folder;

    /** How a command ended. */
    private record Ended(int exit, String out, String err) {}

    @BeforeEach
    void aRepositoryOfTenServices() throws Exception {
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git");
        Path first = clone("first");
        Path specs = Files.createDirectories(first.resolve("specs/staging"));
        Files.writeString(specs.resolve("environment.yaml"), """
                apiVersion: mooring.dev/v1
                kind: Environment
                metadata: {name: staging}
                spec:
                  account: "123456789012"
                  region: us-east-1
                  cluster: staging
                  network: {subnets: [subnet-a], securityGroups: [sg-a]}
                  roles: {execution: "arn:aws:iam::123456789012:role/e"}
                """);
        Files.writeString(
                specs.resolve("services.yaml"),
                IntStream.range(0, SERVICES)
                        .mapToObj(SetImagePushTest::service)
                        .collect(java.util.stream.Collectors.joining("---\n")));
        git(first, "add", ".");
        git(first, "commit", "--quiet", "-m", "Begin");
        git(first, "push", "--quiet", "origin", "HEAD:main");
    }

    private static String service(int number) {
        return """
                # service %1$d
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: s%1$d}
                spec: {image: registry/s%1$d:1, cpu: 256, memory: 512}
                """.formatted(number);
    }

    @Test
    void theCommitTellsWhichBuildMadeTheImageAndChangesOneLine() throws Exception {
        Path clone = clone("one");

        Ended ended = setImage(
                clone, "s3=registry/s3:commit-abc", "--source-commit", "abc", "--workflow-run", "https://ci.example/7");

        assertThat(ended.exit()).as(ended.err()).isZero();
        Path after = clone("after");
        assertThat(git(after, "log", "-1", "--format=%an <%ae>%n%B")).isEqualTo("""
                Build <build@example.com>
                Set s3 to commit-abc in staging

                staging s3: 1 → commit-abc

                Image: registry/s3:commit-abc
                Source-Commit: abc
                Workflow-Run: https://ci.example/7

                """);
        assertThat(git(after, "show", "--format=", "--numstat", "HEAD"))
                .isEqualTo("1\t1\tspecs/staging/services.yaml\n");
    }

    @Test
    void tenPushesAtOnceAllLand() throws Exception {
        Vector<Path> clones =
                Vector.ofAll(IntStream.range(0, SERVICES).boxed().toList()).map(number -> clone("clone" + number));
        try (var together = Executors.newFixedThreadPool(SERVICES)) {
            var ends = clones.zipWithIndex((clone, number) -> CompletableFuture.supplyAsync(
                    () -> setImage(clone, "s" + number + "=registry/s" + number + ":2"), together));
            for (var end : ends) {
                assertThat(end.join().exit()).as(end.join().err()).isZero();
            }
        }

        Path after = clone("after");
        String services = Files.readString(after.resolve("specs/staging/services.yaml"));
        assertThat(services.lines().filter(line -> line.endsWith(":2, cpu: 256, memory: 512}")))
                .hasSize(SERVICES);
        assertThat(git(after, "rev-list", "--count", "HEAD").strip()).isEqualTo("11");
        assertThat(git(after, "rev-list", "--merges", "--count", "HEAD").strip())
                .isEqualTo("0");
    }

    @Test
    void whatIsThereAlreadyMakesNoCommit() throws Exception {
        Path late = clone("late");
        setImage(clone("early"), "s1=registry/s1:2");

        Ended ended = setImage(late, "s1=registry/s1:2");

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("Nothing to change");
        assertThat(git(clone("after"), "rev-list", "--count", "HEAD").strip()).isEqualTo("2");
    }

    @Test
    void workOfOnesOwnIsNotPushedAlongNorLost() throws Exception {
        Path clone = clone("mine");
        Files.writeString(clone.resolve("notes.txt"), "mine\n");
        git(clone, "add", "notes.txt");
        Path file = clone.resolve("specs/staging/services.yaml");
        Files.writeString(file, Files.readString(file) + "# mine\n");

        Ended refused = setImage(clone, "s1=registry/s1:2");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("services.yaml has changes that are not committed");

        git(clone, "checkout", "--quiet", "--", "specs");
        assertThat(setImage(clone, "s1=registry/s1:2").exit()).isZero();
        assertThat(git(clone, "status", "--porcelain")).isEqualTo("A  notes.txt\n");

        git(clone, "commit", "--quiet", "-m", "Mine");
        Ended ahead = setImage(clone, "s1=registry/s1:3");
        assertThat(ahead.exit()).isEqualTo(1);
        assertThat(ahead.err()).contains("has commits that origin/main has not");
    }

    @Test
    void aRemoteThatIsNotThereIsAnErrorAndNotRetried() throws Exception {
        Path clone = clone("lost");
        git(clone, "remote", "set-url", "origin", "https://user:t0ken@127.0.0.1:1/x.git");

        Ended ended = setImage(clone, "s1=registry/s1:2");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("git fetch failed").doesNotContain("t0ken");
    }

    private Path clone(String name) {
        git(folder, "clone", "--quiet", "remote.git", name);
        Path clone = folder.resolve(name);
        git(clone, "config", "user.name", "Build");
        git(clone, "config", "user.email", "build@example.com");
        return clone;
    }

    private static Ended setImage(Path clone, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Mooring.run(
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, false),
                new Shutdown(),
                Vector.of("set-image", clone.resolve("specs").toString(), "-e", "staging", "--push")
                        .appendAll(Vector.of(more))
                        .toJavaArray(String[]::new));
        return new Ended(exit, out.toString(), err.toString());
    }

    private static String git(Path in, String... arguments) {
        try {
            Process git = new ProcessBuilder(Vector.of(arguments).prepend("git").asJava())
                    .directory(in.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(git.waitFor()).as(said).isZero();
            return said;
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }
}
