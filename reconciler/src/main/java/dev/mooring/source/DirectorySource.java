package dev.mooring.source;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Specs in a folder that people edit. A poll compares sizes and times; only when they have changed, and then stayed the
 * same from one poll to the next, are the files read: an editor that truncates before it writes is not seen half-way.
 *
 * <p>The revision is a digest of the files, as a folder has no commit. Symbolic links are followed, as mounted
 * configuration is made of them, but not out of the folder.
 */
public final class DirectorySource implements SpecSource {
    private static final int MAX_DEPTH = 32;
    private static final int REVISION_DIGITS = 12;
    private static final int FIRST_READ_TRIES = 5;

    private record Stamp(long bytes, FileTime modified, Option<Object> identity) {}

    private final Path root;
    private final Duration interval;
    private Reading last = Reading.NOTHING;
    private Option<SortedMap<String, Stamp>> read = Option.none();
    private Option<SortedMap<String, Stamp>> awaited = Option.none();
    private DirectoryFolders folders;
    private boolean foldersAwaited;
    private int editions;

    /** @param interval between two looks at the files; a change is read after two to three of them */
    public DirectorySource(Path root, Duration interval) {
        this.root = root;
        this.folders = new DirectoryFolders(root);
        this.interval = interval;
    }

    @Override
    public Reading poll() {
        try {
            last = read.isEmpty() ? readAtOnce() : readWhenSettled();
        } catch (IOException unreadable) {
            awaited = Option.none();
            last = last.withTrouble(reason(unreadable));
        }
        return last;
    }

    /** There is nothing older to keep in force, so the first poll does not wait for a later one. */
    private Reading readAtOnce() throws IOException {
        for (int tries = 0; tries < FIRST_READ_TRIES; tries++) {
            SortedMap<String, Stamp> listing = list();
            Reading reading = read(listing);
            if (list().equals(listing)) {
                read = Option.some(listing);
                return reading;
            }
        }
        throw new SourceException(root + ": the files change faster than they can be read");
    }

    private Reading readWhenSettled() throws IOException {
        SortedMap<String, Stamp> listing = list();
        if (foldersSettled()) {
            editions++;
            read = Option.none();
            return readAtOnce();
        }
        if (read.contains(listing) && last.trouble().isEmpty()) {
            awaited = Option.none();
            return last;
        }
        if (!awaited.contains(listing)) {
            awaited = Option.some(listing);
            return last;
        }
        Reading reading = read(listing);
        if (list().equals(listing)) {
            read = Option.some(listing);
            awaited = Option.none();
            return reading;
        }
        return last;
    }

    /** A folder beside the specs has changed, and then been the same from one poll to the next. */
    private boolean foldersSettled() {
        if (!folders.changed()) {
            foldersAwaited = false;
            return false;
        }
        boolean settled = foldersAwaited && !folders.moved();
        foldersAwaited = !settled;
        return settled;
    }

    private SortedMap<String, Stamp> list() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new SourceException(root + ": is not a folder");
        }
        Path inside = root.toRealPath();
        var visitor = new SimpleFileVisitor<Path>() {
            private SortedMap<String, Stamp> found = TreeMap.empty();

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean hidden =
                        !folder.equals(root) && folder.getFileName().toString().startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = relative(file);
                if (attributes.isRegularFile() && SpecFiles.accepts(path)) {
                    if (!file.toRealPath().startsWith(inside)) {
                        throw new SourceException(path + ": is a link that leads out of " + root);
                    }
                    Stamp stamp = new Stamp(
                            attributes.size(), attributes.lastModifiedTime(), Option.of(attributes.fileKey()));
                    found = found.put(path, stamp);
                }
                return FileVisitResult.CONTINUE;
            }

            // A file may go between its listing and the look at it; a folder that stays unreadable must be said.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        };
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, visitor);
        return visitor.found;
    }

    private Reading read(SortedMap<String, Stamp> listing) throws IOException {
        SpecFiles files = new SpecFiles();
        for (var entry : listing) {
            files.reserve(entry._1, entry._2.bytes());
        }
        for (String path : listing.keySet()) {
            try (InputStream content = Files.newInputStream(root.resolve(path))) {
                files.add(path, content.readNBytes((int) SpecFiles.MAX_FILE_BYTES));
            } catch (NoSuchFileException gone) {
                return last;
            }
        }
        folders = new DirectoryFolders(root);
        return Reading.of(new Snapshot(revisionOf(files.texts()), files.texts(), folders));
    }

    /** Of the files, and of how often the folders beside them have changed: a site's new content is news too. */
    private String revisionOf(SortedMap<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, text) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            if (editions > 0) {
                digest.update(Integer.toString(editions).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, REVISION_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private String reason(IOException failure) {
        return failure instanceof SourceException said ? messageOf(said) : root + ": cannot be read: " + failure;
    }

    private static String messageOf(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public String toString() {
        return root.toString();
    }

    @Override
    public void close() {
        // Holds nothing open between polls.
    }
}
