package dev.mooring.kinds.site;

import dev.mooring.manifest.ContentFolder;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip file that was made elsewhere and is trusted as far as its digest, so it is looked through whole before anything of
 * it is published: every entry is unpacked once, and counted, whatever its header says.
 */
final class Bundle implements AutoCloseable {
    /** More than any site has, and little enough for a small task's disk. */
    record Limits(long packedBytes, long bytes, long fileBytes, int files, long ratio) {
        static final Limits USUAL = new Limits(512L << 20, 2L << 30, 512L << 20, 20_000, 200);
    }

    /** Below this size no ratio is suspicious: an empty icon packs well. */
    private static final long NEVER_A_BOMB = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final ContentFolder folder;

    private Bundle(Path file, ZipFile zip, ContentFolder folder) {
        this.file = file;
        this.zip = zip;
        this.folder = folder;
    }

    /**
     * Looks through a zip file; it is deleted when this is closed, or at once where it is refused.
     *
     * @param sha256 what the file's digest must be, in hexadecimal digits
     * @return why nothing of it will be published, to follow the bundle's name
     */
    static Either<String, Bundle> open(Path file, String sha256, boolean singlePage, Limits limits) throws IOException {
        Either<String, Bundle> opened = Either.left("was not looked at");
        try {
            String digest = digest(Files.newInputStream(file), Long.MAX_VALUE).sha256();
            opened = digest.equalsIgnoreCase(sha256)
                    ? read(file, digest, singlePage, limits)
                    : Either.left("has the SHA-256 " + digest + ", and " + sha256 + " is wanted");
            return opened;
        } finally {
            if (opened.isLeft()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Either<String, Bundle> read(Path file, String digest, boolean singlePage, Limits limits)
            throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(file).get();
        } catch (IOException notZip) {
            return Either.left("is no zip file: " + notZip.getMessage());
        }
        Either<String, SortedMap<String, ContentFolder.File>> files;
        try {
            files = files(zip, limits);
        } catch (IOException | IllegalArgumentException broken) {
            files = Either.left("is damaged: " + broken.getMessage());
        }
        Either<String, SortedMap<String, ContentFolder.File>> sound =
                files.flatMap(all -> ReleaseRules.problem(all, singlePage)
                        .<Either<String, SortedMap<String, ContentFolder.File>>>map(Either::left)
                        .getOrElse(Either.right(all)));
        if (sound.isLeft()) {
            zip.close();
        }
        return sound.map(all -> new Bundle(file, zip, new ContentFolder(digest, all)));
    }

    private static Either<String, SortedMap<String, ContentFolder.File>> files(ZipFile zip, Limits limits)
            throws IOException {
        SortedMap<String, ContentFolder.File> files = TreeMap.empty();
        Set<String> spelled = new HashSet<>();
        long total = 0;
        int entries = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (++entries > 2 * limits.files() || files.size() >= limits.files()) {
                return Either.left("holds more than " + limits.files() + " files");
            }
            Option<String> refusal = refusal(zip, entry, spelled);
            if (refusal.isDefined()) {
                return Either.left(refusal.get());
            }
            if (entry.isDirectory()) {
                continue;
            }
            long room = Math.min(limits.fileBytes(), limits.bytes() - total);
            Digested content = digest(zip.getInputStream(entry), room);
            total += content.bytes();
            if (content.bytes() > room) {
                return Either.left("unpacks to more than is allowed: " + limits.bytes() + " bytes, "
                        + limits.fileBytes() + " a file");
            }
            if (content.bytes() > NEVER_A_BOMB
                    && content.bytes() / Math.max(1, entry.getCompressedSize()) > limits.ratio()) {
                return Either.left("holds " + entry.getName() + ", which is packed more than " + limits.ratio()
                        + " times smaller, as only bombs are");
            }
            files = files.put(
                    entry.getName(),
                    new ContentFolder.File(content.bytes(), content.sha256(), () -> zip.getInputStream(entry)));
        }
        return Either.right(files);
    }

    private static Option<String> refusal(ZipFile zip, ZipArchiveEntry entry, Set<String> spelled) {
        String name = entry.getName();
        String path = entry.isDirectory() && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        Option<String> problem = ReleaseRules.problem(path);
        if (problem.isDefined()) {
            return problem;
        }
        if (hasBackslash(entry.getRawName())) {
            return Option.some("holds " + name + ", which is no relative path: it has backslashes");
        }
        if (entry.isUnixSymlink()) {
            return Option.some("holds " + name + ", which is a link");
        }
        if (!zip.canReadEntryData(entry)) {
            return Option.some("holds " + name + ", which is encrypted or packed by an unknown method");
        }
        // S3 tells keys apart by case and people's file systems do not: one of the two was not meant.
        return Option.when(
                !spelled.add(path.toLowerCase(Locale.ROOT)) && !entry.isDirectory(),
                () -> "holds " + name + " twice, or another file that differs from it in case alone");
    }

    /** The library takes the backslashes of some writers for slashes; nobody else reviewed it so. */
    private static boolean hasBackslash(byte @Nullable [] rawName) {
        for (byte each : rawName == null ? new byte[0] : rawName) {
            if (each == '\\') {
                return true;
            }
        }
        return false;
    }

    private record Digested(long bytes, String sha256) {}

    /** Reads no further than a little beyond {@code room}. */
    private static Digested digest(InputStream content, long room) throws IOException {
        try (content) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read = content.read(buffer); read >= 0 && bytes <= room; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
            return new Digested(bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    ContentFolder folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        zip.close();
        Files.deleteIfExists(file);
    }
}
