package dev.mooring.source;

import dev.mooring.manifest.ContentFolder;
import dev.mooring.manifest.ContentFolders;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** ContentFolders of one commit, anywhere in its tree. */
final class CommitFolders implements ContentFolders {
    private final Repository repository;
    private final ObjectId commit;
    private final String specs;
    private Map<String, Either<String, ContentFolder>> read = HashMap.empty();

    /** @param specs the specs' folder, from which paths go out; empty for the root */
    CommitFolders(Repository repository, ObjectId commit, String specs) {
        this.repository = repository;
        this.commit = commit;
        this.specs = specs;
    }

    @Override
    public synchronized Either<String, ContentFolder> folder(String path) {
        if (!read.containsKey(path)) {
            read = read.put(path, look(path));
        }
        return read.get(path).get();
    }

    private Either<String, ContentFolder> look(String path) {
        String place = Path.of("/repository", specs).resolve(path).normalize().toString();
        if (!place.startsWith("/repository/")) {
            return Either.left("leads out of the repository");
        }
        try {
            return Either.right(read(place.substring("/repository/".length())));
        } catch (SourceException refused) {
            return Either.left(String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            return Either.left("cannot be read: " + unreadable);
        }
    }

    private ContentFolder read(String place) throws IOException {
        FolderReading reading = new FolderReading();
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk walk = new TreeWalk(repository)) {
            RevTree root = commits.parseCommit(commit).getTree();
            try (TreeWalk found = TreeWalk.forPath(repository, place, root)) {
                if (found == null || !FileMode.TREE.equals(found.getFileMode(0))) {
                    throw new SourceException("there is no such folder");
                }
                walk.addTree(found.getObjectId(0));
            }
            walk.setRecursive(true);
            while (walk.next()) {
                FileMode mode = walk.getFileMode(0);
                if (!FileMode.REGULAR_FILE.equals(mode) && !FileMode.EXECUTABLE_FILE.equals(mode)) {
                    throw new SourceException("holds " + walk.getPathString() + ", which is a link or no file");
                }
                ObjectId blob = walk.getObjectId(0);
                reading.add(
                        walk.getPathString(),
                        walk.getObjectReader().getObjectSize(blob, Constants.OBJ_BLOB),
                        () -> repository.open(blob).openStream());
            }
        }
        return reading.folder();
    }
}
