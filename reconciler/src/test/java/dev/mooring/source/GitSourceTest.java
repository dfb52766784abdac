package dev.mooring.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitSourceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Git author;
    private GitSource source;

    @BeforeEach
    void createRepositories() throws Exception {
        Git.init()
                .setBare(true)
                .setGitDir(remote().toFile())
                .setInitialBranch("main")
                .call()
                .close();
        author = Git.init()
                .setDirectory(folder.resolve("author").toFile())
                .setInitialBranch("main")
                .call();
        author.remoteAdd()
                .setName("origin")
                .setUri(new URIish(remote().toString()))
                .call();
        source = source("specs");
    }

    @AfterEach
    void close() {
        source.close();
        author.close();
    }

    @Test
    void readsTheSpecsFolderOfTheBranchsTip() throws Exception {
        push("README.md", "no spec");
        String commit = push("specs/staging/orders.yaml", "kind: Service");

        Reading reading = source.poll();

        assertThat(reading.trouble()).isEmpty();
        assertThat(reading.snapshot().get().revision()).isEqualTo(commit);
        assertThat(reading.snapshot().get().files().toJavaMap())
                .containsOnly(entry("staging/orders.yaml", "kind: Service"));
    }

    @Test
    void aNewCommitIsSeenByTheNextPollAndTheCloneStaysShallow() throws Exception {
        push("specs/a.yaml", "one");
        source.poll();
        push("specs/a.yaml", "two");
        push("specs/a.yaml", "three");

        assertThat(source.poll().snapshot().get().files().get("a.yaml")).contains("three");
        assertThat(Files.readAllLines(bareClone().resolve("shallow"))).contains(head());
    }

    @Test
    void aRewrittenBranchIsFollowed() throws Exception {
        push("specs/a.yaml", "one");
        push("specs/a.yaml", "two");
        source.poll();
        author.reset().setMode(ResetType.HARD).setRef("HEAD~1").call();
        String rewritten = push("specs/a.yaml", "other");

        assertThat(source.poll().snapshot().get().revision()).isEqualTo(rewritten);
    }

    @Test
    void anUnreachableRemoteIsTroubleAndTheLastCommitStaysAlsoAfterARestart() throws Exception {
        String commit = push("specs/a.yaml", "one");
        source.poll();
        source.close();
        Files.move(remote(), folder.resolve("elsewhere"));
        GitSource restarted = source("specs");

        Reading reading = restarted.poll();

        assertThat(reading.trouble().get()).contains("remote.git");
        assertThat(reading.snapshot().map(Snapshot::revision)).contains(commit);
        restarted.close();
    }

    @Test
    void aMissingBranchAndAMissingFolderAreNamed() throws Exception {
        assertThat(source.poll().trouble().get()).contains("refs/heads/main");

        push("README.md", "no specs");
        Reading reading = source.poll();
        assertThat(reading.snapshot()).isEmpty();
        assertThat(reading.trouble().get()).contains("there is no folder specs");
    }

    @Test
    void aCloneThatCannotBeUsedIsFetchedAnew() throws Exception {
        push("specs/a.yaml", "one");
        source.poll();
        source.close();
        Files.writeString(bareClone().resolve("refs/mooring/tip.lock"), "left by a killed daemon");
        String commit = push("specs/a.yaml", "two");

        Reading reading = source.poll();

        assertThat(reading.trouble()).isEmpty();
        assertThat(reading.snapshot().get().revision()).isEqualTo(commit);
    }

    @Test
    void aCloneThatLostItsObjectsIsFetchedAnew() throws Exception {
        String commit = push("specs/a.yaml", "one");
        source.poll();
        source.close();
        try (var packs = Files.list(bareClone().resolve("objects/pack"))) {
            for (Path pack : packs.toList()) {
                Files.delete(pack);
            }
        }
        GitSource restarted = source("specs");

        restarted.poll();
        assertThat(restarted.poll().snapshot().map(Snapshot::revision)).contains(commit);
        restarted.close();
    }

    @Test
    void anUnreasonablyLargeFileIsRefusedAndTheLastCommitStays() throws Exception {
        String commit = push("specs/a.yaml", "one");
        source.poll();
        push("specs/b.yaml", "x".repeat((int) SpecFiles.MAX_FILE_BYTES + 1));

        Reading reading = source.poll();

        assertThat(reading.trouble().get()).contains("b.yaml");
        assertThat(reading.snapshot().map(Snapshot::revision)).contains(commit);
    }

    @Test
    void theTokenIsNeverPrinted() {
        var location = new GitSource.Location("https://git.example.com/x.git", "main", "", Option.some("s3cr3t"));

        assertThat(location.toString()).isEqualTo("https://git.example.com/x.git (branch main)");
    }

    private static java.util.Map.Entry<String, String> entry(String path, String text) {
        return java.util.Map.entry(path, text);
    }

    private GitSource source(String path) {
        var location = new GitSource.Location(remote().toString(), "main", path, Option.none());
        return new GitSource(location, bareClone(), Duration.ofSeconds(30), Duration.ofSeconds(20), CLOCK);
    }

    private String push(String path, String text) throws GitAPIException, IOException {
        Path file = folder.resolve("author").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        author.add().addFilepattern(".").call();
        author.commit()
                .setMessage("Change " + path)
                .setAuthor("Ada", "ada@example.com")
                .setCommitter("Ada", "ada@example.com")
                .setSign(false)
                .call();
        author.push()
                .setRemote("origin")
                .setForce(true)
                .setRefSpecs(new RefSpec("HEAD:refs/heads/main"))
                .call();
        return head();
    }

    private String head() throws IOException {
        return author.getRepository().resolve("HEAD").name();
    }

    private Path remote() {
        return folder.resolve("remote.git");
    }

    private Path bareClone() {
        return folder.resolve("state").resolve("clone.git");
    }
}
