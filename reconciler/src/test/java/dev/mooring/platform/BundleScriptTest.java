package dev.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A built site becomes a bundle in S3 and its digest in the specs. */
final class BundleScriptTest {
    private static final String OLD = "0".repeat(64);
    private static final String SITE = """
            # the console
            bundle: s3://staging-bundles/sites/console/%1$s.zip   # the build writes this
            sha256: %1$s
            other: s3://staging-bundles/sites/shop/%2$s.zip
            """;

    @TempDir
    private Path home;

    private Simulator aws;
    private Checkout checkout;

    @BeforeEach
    void buildASite() throws IOException {
        assumeTrue(Program.isInstalled("unzip"), "unzip is not installed: left out");
        aws = Simulator.builder().apis(new EveryApi(Landscape.EMPTY)).start();
        checkout = Checkout.of(home);
        // Whether specs are right is Mooring's affair and tested there.
        Scripts scripts =
                checkout.scripts().withProgram(home, "mooring", "exit 0\n").withAws(aws.uri());
        checkout = new Checkout(scripts, checkout.folder(), checkout.bare());
        scripts.program("aws", "s3api", "create-bucket", "--bucket", "staging-bundles")
                .succeeds();
        checkout.write("specs/staging/site.txt", SITE.formatted(OLD, "1".repeat(64)));
        checkout.commit("Add a site");
        bundle("<h1>one</h1>");
    }

    @AfterEach
    void stopAws() {
        if (aws != null) {
            aws.close();
        }
    }

    @Test
    void itIsUploadedAndItsDigestCommitted() throws IOException {
        String digest = set();

        assertThat(checkout.scripts()
                        .program("aws", "s3", "ls", "s3://staging-bundles/sites/console/")
                        .succeeds()
                        .output())
                .contains(digest + ".zip");
        assertThat(checkout.remote("show", "main:specs/staging/site.txt"))
                .isEqualTo(SITE.formatted(digest, "1".repeat(64)));
        assertThat(checkout.remote("log", "-1", "--format=%B", "main"))
                .contains("Bundle: s3://staging-bundles/sites/console/" + digest + ".zip", "Source-Commit: 3f2a9c1");
    }

    @Test
    void theSameContentIsTheSameBundleAndNoCommit() throws IOException {
        String first = set();
        int commits = checkout.commits();
        bundle("<h1>one</h1>");

        assertThat(set()).isEqualTo(first);
        assertThat(checkout.commits()).isEqualTo(commits);
    }

    @Test
    void aCommitThatWasFirstIsBuiltUpon() throws IOException {
        Path hook = checkout.bare().resolve("hooks/update");
        // The first push finds that somebody else was quicker.
        Files.writeString(hook, """
                #!/usr/bin/env bash
                [ -e once ] && exit 0
                touch once
                echo 'cannot lock ref' >&2
                exit 1
                """);
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        String digest = set();

        assertThat(checkout.remote("show", "main:specs/staging/site.txt")).contains(digest);
        assertThat(checkout.commits()).isEqualTo(3);
    }

    @Test
    void aSiteThatIsNotThereIsRefused() throws IOException {
        Program.Ended ended = run("shop2");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("not exactly one bundle of the site shop2");
        assertThat(checkout.commits()).isEqualTo(2);
    }

    @Test
    void whatIsNoSiteIsRefused() throws IOException {
        Files.writeString(home.resolve("console.zip"), "no zip file");

        Program.Ended ended = run("console");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("is the site built?");
    }

    private void bundle(String page) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(home.resolve("console.zip")))) {
            ZipEntry entry = new ZipEntry("index.html");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(page.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private Program.Ended run(String site) {
        return checkout.scripts()
                .run(
                        "set-bundle.sh",
                        "--environment",
                        "staging",
                        "--site",
                        site,
                        "--bucket",
                        "staging-bundles",
                        "--bundle",
                        home.resolve("console.zip").toString(),
                        "--commit",
                        "3f2a9c1");
    }

    /** @return the bundle's digest */
    private String set() throws IOException {
        run("console").succeeds();
        String handed = Files.readString(home.resolve("handed-over")).strip();
        return handed.substring(handed.lastIndexOf("digest=") + "digest=".length());
    }
}
