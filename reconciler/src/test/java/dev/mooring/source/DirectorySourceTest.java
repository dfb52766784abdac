package dev.mooring.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectorySourceTest {
    private static final Duration TICK = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    private DirectorySource source;

    @BeforeEach
    void open() {
        source = new DirectorySource(folder.resolve("specs"), TICK);
    }

    @Test
    void readsEveryYamlFileAtOnceAndNothingElse() throws IOException {
        write("staging/orders.yaml", "kind: Service");
        write("staging/more.yml", "kind: Queue");
        write("staging/notes.txt", "no spec");
        write("staging/.orders.yaml.swp", "an editor's");
        write(".git/config.yaml", "hidden");

        Reading reading = source.poll();

        assertThat(reading.trouble()).isEmpty();
        assertThat(reading.snapshot().get().files().keySet())
                .containsExactly("staging/more.yml", "staging/orders.yaml");
        assertThat(reading.snapshot().get().files().get("staging/orders.yaml")).contains("kind: Service");
    }

    @Test
    void aChangeIsReadOnceItHasStayedTheSameForOnePoll() throws IOException {
        write("a.yaml", "one");
        Snapshot first = source.poll().snapshot().get();
        write("a.yaml", "");
        assertThat(source.poll().snapshot()).contains(first);
        write("a.yaml", "three");
        assertThat(source.poll().snapshot()).contains(first);

        Snapshot settled = source.poll().snapshot().get();

        assertThat(settled.files().get("a.yaml")).contains("three");
        assertThat(settled.revision()).isNotEqualTo(first.revision());
    }

    @Test
    void aChangeThatKeepsTheSizeIsSeenByItsTime() throws IOException {
        write("a.yaml", "one");
        source.poll();
        write("a.yaml", "two");
        Files.setLastModifiedTime(folder.resolve("specs/a.yaml"), FileTime.from(Instant.parse("2040-01-01T00:00:00Z")));
        source.poll();

        assertThat(source.poll().snapshot().get().files().get("a.yaml")).contains("two");
    }

    @Test
    void theSameFilesAreTheSameRevisionWhereverTheyLie() throws IOException {
        write("a.yaml", "one");
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Files.writeString(copy.resolve("a.yaml"), "one");

        assertThat(new DirectorySource(copy, TICK).poll().snapshot())
                .isEqualTo(source.poll().snapshot());
    }

    @Test
    void aFolderThatGoesAwayIsTroubleAndWhatWasReadStays() throws IOException {
        write("a.yaml", "one");
        Snapshot first = source.poll().snapshot().get();
        Files.move(folder.resolve("specs"), folder.resolve("elsewhere"));

        Reading gone = source.poll();

        assertThat(gone.snapshot()).contains(first);
        assertThat(gone.trouble().get()).endsWith("specs: is not a folder");

        Files.move(folder.resolve("elsewhere"), folder.resolve("specs"));
        source.poll();
        assertThat(source.poll()).isEqualTo(Reading.of(first));
    }

    @Test
    void aFileOfUnreasonableSizeIsRefused() throws IOException {
        write("a.yaml", "x".repeat((int) SpecFiles.MAX_FILE_BYTES + 1));

        assertThat(source.poll().snapshot()).isEmpty();
        assertThat(source.poll().trouble().get()).contains("a.yaml").contains("1048577 bytes");
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("specs"));
        Files.write(folder.resolve("specs/a.yaml"), new byte[] {(byte) 0xc3, (byte) 0x28});

        assertThat(source.poll().trouble()).contains("a.yaml: is not UTF-8 text");
    }

    @Test
    void aLinkWithinTheFolderIsFollowedAndOneThatLeadsOutIsNot() throws IOException {
        write("..data/a.yaml", "mounted");
        Files.createSymbolicLink(folder.resolve("specs/a.yaml"), Path.of("..data/a.yaml"));
        assertThat(source.poll().snapshot().get().files().get("a.yaml")).contains("mounted");

        Files.writeString(folder.resolve("secret.yaml"), "outside");
        Files.createSymbolicLink(folder.resolve("specs/b.yaml"), folder.resolve("secret.yaml"));
        assertThat(source.poll().trouble().get()).startsWith("b.yaml: is a link that leads out of");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("specs").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
