package dev.mooring.kinds.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.site.Bundle.Limits;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleTest {
    private static final Limits SMALL = new Limits(1 << 20, 4 << 20, 2 << 20, 10, 200);

    @TempDir
    Path folder;

    private Either<String, Bundle> open(byte[] zip) throws IOException {
        return open(zip, SiteStage.sha256(zip));
    }

    private Either<String, Bundle> open(byte[] zip, String sha256) throws IOException {
        Path file = Files.write(folder.resolve("bundle.zip"), zip);
        return Bundle.open(file, sha256, false, SMALL);
    }

    private void refuses(byte[] zip, String why) throws IOException {
        Either<String, Bundle> opened = open(zip);
        assertThat(opened.isLeft()).isTrue();
        assertThat(opened.getLeft()).contains(why);
        assertThat(folder.resolve("bundle.zip")).as("no rest is left").doesNotExist();
    }

    /** Entries as they are told, which java.util.zip would not write. */
    private static byte[] raw(ZipArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (ZipArchiveEntry entry : entries) {
                zip.putArchiveEntry(entry);
                zip.write("content".getBytes(UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void itsFilesAreThereWithTheirDigests() throws IOException {
        byte[] zip = SiteStage.zip(HashMap.of("index.html", "<p>", "assets/a.js", "1"));
        try (Bundle bundle = open(zip).get()) {
            assertThat(bundle.folder().files().keySet()).containsExactly("assets/a.js", "index.html");
            var page = bundle.folder().files().get("index.html").get();
            assertThat(page.sha256()).isEqualTo(SiteStage.sha256("<p>".getBytes(UTF_8)));
            try (var content = page.content().open()) {
                assertThat(content.readAllBytes()).isEqualTo("<p>".getBytes(UTF_8));
            }
        }
        assertThat(folder.resolve("bundle.zip")).as("closed").doesNotExist();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "../index.html, leads elsewhere",
        "a/../../index.html, leads elsewhere",
        "./index.html, leads elsewhere",
        "a//b.html, leads elsewhere",
        "/etc/passwd, no relative path",
        "a\\b.html, no relative path",
        "C:/index.html, no relative path",
        ".mooring/site.json, Mooring's own records"
    })
    void pathsThatLeadElsewhereAreRefused(String path, String why) throws IOException {
        refuses(raw(entry(path)), why);
    }

    /** The library turns backslashes of its own entries into slashes; bytes in a file it leaves alone. */
    private static ZipArchiveEntry entry(String path) {
        return new ZipArchiveEntry(path) {
            @Override
            public String getName() {
                return path;
            }
        };
    }

    @Test
    void controlCharactersAreRefused() throws IOException {
        refuses(raw(entry("index.html\u0000.txt")), "control characters");
    }

    @Test
    void linksAreRefused() throws IOException {
        ZipArchiveEntry link = new ZipArchiveEntry("index.html");
        link.setUnixMode(UnixStat.LINK_FLAG | 0777);
        refuses(raw(link), "which is a link");
    }

    @Test
    void aNameThatComesTwiceIsRefused() throws IOException {
        refuses(raw(entry("a.html"), entry("a.html")), "twice");
        refuses(raw(entry("a.html"), entry("A.html")), "twice, or another file that differs from it in case alone");
    }

    @Test
    void aBombIsRefusedByWhatItUnpacksTo() throws IOException {
        Map<String, String> bomb = HashMap.of("zeros.txt", "0".repeat(3 << 20));
        refuses(SiteStage.zip(bomb), "unpacks to more than is allowed");
        refuses(SiteStage.zip(HashMap.of("zeros.txt", "0".repeat((1 << 20) + (1 << 19)))), "only bombs");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        Map<String, String> many = LinkedHashMap.empty();
        for (int i = 0; i < 11; i++) {
            many = many.put("file" + i, "");
        }
        refuses(SiteStage.zip(many), "more than 10 files");
    }

    @Test
    void whatIsNoZipFileIsRefused() throws IOException {
        refuses("hello".getBytes(UTF_8), "is no zip file");
        refuses(SiteStage.zip(HashMap.empty()), "holds no files");
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        byte[] zip = SiteStage.zip(HashMap.of("a.txt", "some text that is long enough to be packed, packed, packed"));
        zip[45] ^= 0x55;
        refuses(zip, "is damaged");
    }

    @Test
    void anotherFileIsRefusedByItsDigest() throws IOException {
        byte[] zip = SiteStage.zip(HashMap.of("index.html", "<p>"));
        assertThat(open(zip, "0".repeat(64)).getLeft()).startsWith("has the SHA-256 " + SiteStage.sha256(zip));
    }
}
