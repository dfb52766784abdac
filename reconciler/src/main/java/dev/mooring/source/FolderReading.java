package dev.mooring.source;

import dev.mooring.manifest.ContentFolder;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes the digests of a folder's files, and refuses more of them than a site ever has. */
final class FolderReading {
    static final int MAX_FILES = 20_000;
    static final long MAX_TOTAL_BYTES = 1L << 30;

    private SortedMap<String, ContentFolder.File> files = TreeMap.empty();
    private long total;

    void add(String path, long bytes, ContentFolder.Content content) throws IOException {
        total += bytes;
        if (total > MAX_TOTAL_BYTES) {
            throw new SourceException("holds more than " + MAX_TOTAL_BYTES + " bytes");
        }
        if (files.size() == MAX_FILES) {
            throw new SourceException("holds more than " + MAX_FILES + " files");
        }
        files = files.put(path, new ContentFolder.File(bytes, sha256(content), content));
    }

    /** Paths with their contents' digests, in the order of the paths. */
    ContentFolder folder() {
        MessageDigest digest = sha256();
        files.forEach((path, file) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(file.sha256().getBytes(StandardCharsets.US_ASCII));
        });
        return new ContentFolder(HexFormat.of().formatHex(digest.digest()), files);
    }

    private static String sha256(ContentFolder.Content content) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream bytes = content.open()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
