package dev.mooring.source;

import dev.mooring.manifest.ContentFolder;
import dev.mooring.manifest.ContentFolders;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * ContentFolders in the file system, within the checkout that holds the specs: the nearest folder above them with a {@code .git},
 * or, without one, the specs' own folder. Links are refused: what they lead to is not what was reviewed.
 */
final class DirectoryFolders implements ContentFolders {
    private record Stamp(long bytes, FileTime modified) {}

    private record Seen(Path place, SortedMap<String, Stamp> stamps, Either<String, ContentFolder> folder) {}

    private final Path root;
    private SortedMap<String, Seen> seen = TreeMap.empty();
    private SortedMap<String, SortedMap<String, Stamp>> latest = TreeMap.empty();
    private SortedMap<String, SortedMap<String, Stamp>> previous = TreeMap.empty();

    DirectoryFolders(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public synchronized Either<String, ContentFolder> folder(String path) {
        Option<Seen> known = seen.get(path);
        if (known.isEmpty()) {
            seen = seen.put(path, look(root.resolve(path).normalize()));
        }
        return seen.get(path).get().folder();
    }

    /** Whether one of the folders that were asked for is not any more what it was. */
    synchronized boolean changed() {
        previous = latest;
        latest = seen.mapValues(one -> stamps(one.place()).getOrElse(TreeMap.empty()));
        return !latest.equals(seen.mapValues(Seen::stamps));
    }

    /** Whether the last two looks for changes differed: somebody is still writing. */
    synchronized boolean moved() {
        return !latest.equals(previous);
    }

    private Seen look(Path place) {
        Either<String, SortedMap<String, Stamp>> listing = stamps(place);
        return new Seen(place, listing.getOrElse(TreeMap.empty()), listing.flatMap(files -> read(place, files)));
    }

    private Either<String, SortedMap<String, Stamp>> stamps(Path place) {
        try {
            if (!place.startsWith(checkout())) {
                return Either.left("leads out of the repository");
            }
            if (!Files.isDirectory(place)) {
                return Either.left("there is no such folder");
            }
            if (!place.toRealPath().startsWith(checkout().toRealPath())) {
                return Either.left("leads out of the repository by a link");
            }
            return Either.right(list(place));
        } catch (IOException unreadable) {
            return Either.left(
                    unreadable instanceof SourceException said
                            ? String.valueOf(said.getMessage())
                            : "cannot be read: " + unreadable);
        }
    }

    private Path checkout() {
        for (Path above = root; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(".git"))) {
                return above;
            }
        }
        return root;
    }

    private static SortedMap<String, Stamp> list(Path place) throws IOException {
        var visitor = new SimpleFileVisitor<Path>() {
            private SortedMap<String, Stamp> found = TreeMap.empty();

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = place.relativize(file).toString().replace('\\', '/');
                if (!attributes.isRegularFile()) {
                    throw new SourceException("holds " + path + ", which is a link or no file");
                }
                found = found.put(path, new Stamp(attributes.size(), attributes.lastModifiedTime()));
                return FileVisitResult.CONTINUE;
            }
        };
        Files.walkFileTree(place, visitor);
        return visitor.found;
    }

    private static Either<String, ContentFolder> read(Path place, SortedMap<String, Stamp> stamps) {
        FolderReading reading = new FolderReading();
        try {
            for (var file : stamps) {
                Path at = place.resolve(file._1);
                reading.add(file._1, file._2.bytes(), () -> Files.newInputStream(at, LinkOption.NOFOLLOW_LINKS));
            }
            return Either.right(reading.folder());
        } catch (SourceException refused) {
            return Either.left(String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            return Either.left("cannot be read: " + unreadable);
        }
    }
}
