package dev.mooring.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.manifest.ContentFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders beside specs that people edit. */
final class DirectoryFoldersTest {
    @TempDir
    private Path checkout;

    private DirectorySource source;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(checkout.resolve(".git"));
        write("specs/a.yaml", "kind: Site");
        source = new DirectorySource(checkout.resolve("specs"), Duration.ofMillis(100));
    }

    private void write(String path, String text) throws IOException {
        Path file = checkout.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Snapshot poll() {
        return source.poll().snapshot().get();
    }

    @Test
    void aFolderAnywhereInTheCheckoutCanBePublished() throws IOException {
        write("dist/index.html", "<p>");
        write("dist/assets/app.js", "1");

        ContentFolder folder = poll().folders().folder("../dist").get();

        assertThat(folder.files().keySet()).containsExactly("assets/app.js", "index.html");
        try (var content = folder.files().get("index.html").get().content().open()) {
            assertThat(content.readAllBytes()).isEqualTo("<p>".getBytes(UTF_8));
        }
    }

    @Test
    void nothingOutsideOfItCan() throws IOException {
        write("dist/index.html", "<p>");
        Files.createSymbolicLink(checkout.resolve("dist/passwd"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(checkout.resolve("etc"), Path.of("/etc"));

        assertThat(poll().folders().folder("../..").getLeft()).isEqualTo("leads out of the repository");
        assertThat(poll().folders().folder("../etc").getLeft()).contains("leads out of the repository by a link");
        assertThat(poll().folders().folder("../dist").getLeft()).contains("holds passwd, which is a link");
        assertThat(poll().folders().folder("../nowhere").getLeft()).isEqualTo("there is no such folder");
    }

    @Test
    void withoutARepositoryTheSpecsOwnFolderIsTheLimit() throws IOException {
        Files.delete(checkout.resolve(".git"));
        write("dist/index.html", "<p>");

        assertThat(poll().folders().folder("../dist").isLeft()).isTrue();
    }

    @Test
    void theSameContentHasTheSameDigest() throws IOException {
        write("one/index.html", "<p>");
        write("two/index.html", "<p>");
        write("three/index.htm", "<p>");

        var folders = poll().folders();
        assertThat(folders.folder("../one").get().digest())
                .isEqualTo(folders.folder("../two").get().digest())
                .isNotEqualTo(folders.folder("../three").get().digest());
    }

    @Test
    void aChangedFolderIsNewsOnceItHasStayedTheSame() throws IOException {
        write("dist/index.html", "one");
        Snapshot first = poll();
        String before = first.folders().folder("../dist").get().digest();
        assertThat(poll()).isSameAs(first);

        write("dist/index.html", "three");
        assertThat(poll()).as("somebody may still be writing").isSameAs(first);
        Snapshot second = poll();

        assertThat(second.revision()).isNotEqualTo(first.revision());
        assertThat(second.folders().folder("../dist").get().digest()).isNotEqualTo(before);
        assertThat(poll()).isSameAs(second);
    }
}
