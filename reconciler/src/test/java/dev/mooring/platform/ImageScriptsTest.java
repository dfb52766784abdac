package dev.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a push to the commit of a tag: what a build does to the platform, and all that it does. */
final class ImageScriptsTest {
    private static final String REGISTRY = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
    private static final String DIGEST = "sha256:" + "d".repeat(64);

    @TempDir
    private Path home;

    @Test
    void aChangedServiceLeadsToACommitOfItsTagAndNothingElse() throws IOException {
        Checkout checkout = Checkout.of(home);
        checkout.write("services/orders/Main.java", "2\n");
        checkout.commit("Change orders");
        String sha = checkout.scripts().git("rev-parse", "HEAD").strip();

        assertThat(checkout.scripts().run("changed-images.sh").succeeds().output())
                .contains("\"name\":\"orders\"")
                .doesNotContain("fulfilment", "mooring");
        checkout.scripts()
                .withMooring(home)
                .with("GITHUB_SHA", sha)
                .with("GITHUB_RUN_ID", "42")
                .with("GITHUB_REPOSITORY", "example/platform")
                .run(
                        "set-images.sh",
                        "--environment",
                        "staging",
                        "--registry",
                        REGISTRY,
                        "--tag",
                        "commit-" + sha,
                        "orders")
                .succeeds();

        assertThat(checkout.commits()).isEqualTo(3);
        assertThat(checkout.remote("diff", "--unified=0", "main~1", "main").lines())
                .filteredOn(line -> line.matches("[-+][^-+].*"))
                .containsExactly(
                        "-  image: " + REGISTRY + "/orders:commit-7b1d4e8",
                        "+  image: " + REGISTRY + "/orders:commit-" + sha);
        assertThat(checkout.remote("log", "-1", "--format=%B", "main"))
                .contains(
                        "Image: " + REGISTRY + "/orders:commit-" + sha,
                        "Source-Commit: " + sha,
                        "Workflow-Run: https://github.com/example/platform/actions/runs/42");
    }

    @Test
    void aSecondRunOfTheSameBuildCommitsNothing() throws IOException {
        Checkout checkout = Checkout.of(home);

        checkout.scripts()
                .withMooring(home)
                .run(
                        "set-images.sh",
                        "--environment",
                        "staging",
                        "--registry",
                        REGISTRY,
                        "--tag",
                        "commit-7b1d4e8",
                        "orders",
                        "fulfilment")
                .succeeds();

        assertThat(checkout.commits()).isEqualTo(1);
    }

    @Test
    void anOlderBuildDoesNotOvertakeANewerOne() throws IOException {
        Checkout checkout = Checkout.of(home);
        String older = checkout.scripts().git("rev-parse", "HEAD").strip();
        checkout.write("services/orders/Main.java", "2\n");
        checkout.commit("Change orders");
        String newer = checkout.scripts().git("rev-parse", "HEAD").strip();

        setOrders(checkout, newer).succeeds();
        Program.Ended late = setOrders(checkout, older).succeeds();

        assertThat(late.output()).contains("newer build");
        assertThat(checkout.remote("show", "main:specs/staging/services.yaml")).contains("orders:commit-" + newer);
        assertThat(checkout.commits()).isEqualTo(3);
    }

    private Program.Ended setOrders(Checkout checkout, String sha) {
        return checkout.scripts()
                .withMooring(home)
                .run(
                        "set-images.sh",
                        "--environment",
                        "staging",
                        "--registry",
                        REGISTRY,
                        "--tag",
                        "commit-" + sha,
                        "--commit",
                        sha,
                        "orders");
    }

    @Test
    void whatNoSpecRunsIsBuiltAndNotCommitted() throws IOException {
        Checkout checkout = Checkout.of(home);

        assertThat(checkout.scripts()
                        .withMooring(home)
                        .run(
                                "set-images.sh",
                                "--environment",
                                "staging",
                                "--registry",
                                REGISTRY,
                                "--tag",
                                "commit-1",
                                "mooring")
                        .succeeds()
                        .output())
                .contains("nothing to commit");
        assertThat(checkout.commits()).isEqualTo(1);
    }

    @Test
    void aChangeOfSpecsBuildsNothing() throws IOException {
        Checkout checkout = Checkout.of(home);
        checkout.write("specs/staging/notes.md", "read me\n");
        checkout.commit("Note");

        assertThat(checkout.scripts().run("changed-images.sh").succeeds().output())
                .isEqualTo("[]\n");
    }

    @Test
    void everythingIsBuiltWhereTheBaseIsUnknown() throws IOException {
        Checkout checkout = Checkout.of(home);

        assertThat(checkout.scripts()
                        .run("changed-images.sh", "--base", "0".repeat(40))
                        .succeeds()
                        .output())
                .contains("\"name\":\"orders\"", "\"name\":\"fulfilment\"")
                // It has no Dockerfile in this checkout.
                .doesNotContain("\"name\":\"mooring\"");
    }

    @Test
    void anImageIsPushedOnceUnderATagThatStays() throws IOException {
        Path pushed = home.resolve("pushed");
        Scripts scripts = Scripts.in(home, home)
                .withProgram(home, "docker", "echo \"$*\" >>'%s'\n".formatted(pushed))
                .withProgram(home, "aws", """
                        if [ -f '%s' ]; then echo %s; else
                          echo 'An error occurred (ImageNotFoundException) when calling the DescribeImages operation' >&2
                          exit 254
                        fi
                        """.formatted(pushed, DIGEST));
        String[] arguments = {"--local", "orders:scan", "--registry", REGISTRY, "--name", "orders", "--tag", "commit-1"
        };

        scripts.run("push-image.sh", arguments).succeeds();
        scripts.run("push-image.sh", arguments).succeeds();

        assertThat(Files.readString(pushed))
                .isEqualTo("tag orders:scan %1$s/orders:commit-1\npush --quiet %1$s/orders:commit-1\n"
                        .formatted(REGISTRY));
        assertThat(Files.readString(home.resolve("handed-over")))
                .containsSubsequence("image=" + REGISTRY + "/orders@" + DIGEST, "pushed=true", "pushed=false");
    }

    @Test
    void aRegistryThatCannotBeAskedIsNotPushedTo() throws IOException {
        Path pushed = home.resolve("pushed");
        Scripts scripts = Scripts.in(home, home)
                .withProgram(home, "docker", "echo \"$*\" >>'%s'\n".formatted(pushed))
                .withProgram(home, "aws", "echo 'An error occurred (AccessDeniedException)' >&2; exit 254\n");

        Program.Ended ended = scripts.run(
                "push-image.sh", "--local", "x", "--registry", REGISTRY, "--name", "orders", "--tag", "commit-1");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("AccessDeniedException");
        assertThat(pushed).doesNotExist();
    }
}
