package dev.mooring.source;

import java.io.IOException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The spec files of one commit, read from its tree. Links and submodules are no files. */
final class CommitTree {
    private CommitTree() {}

    /** @param folder with forward slashes, relative to the repository; empty for all of it */
    static Snapshot read(Repository repository, ObjectId commit, String folder) throws IOException {
        try (RevWalk commits = new RevWalk(repository)) {
            RevTree root = commits.parseCommit(commit).getTree();
            ObjectId tree = folder.isEmpty() ? root : subtree(repository, root, folder);
            return new Snapshot(
                    commit.name(), filesBelow(repository, tree).texts(), new CommitFolders(repository, commit, folder));
        }
    }

    private static ObjectId subtree(Repository repository, RevTree root, String folder) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(repository, folder, root)) {
            if (found == null || !FileMode.TREE.equals(found.getFileMode(0))) {
                throw new SourceException("there is no folder " + folder);
            }
            return found.getObjectId(0);
        }
    }

    private static SpecFiles filesBelow(Repository repository, ObjectId tree) throws IOException {
        SpecFiles files = new SpecFiles();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                String path = walk.getPathString();
                if (isFile(walk.getFileMode(0)) && SpecFiles.accepts(path)) {
                    ObjectLoader content = walk.getObjectReader().open(walk.getObjectId(0));
                    files.reserve(path, content.getSize());
                    files.add(path, content.getBytes((int) SpecFiles.MAX_FILE_BYTES));
                }
            }
        }
        return files;
    }

    private static boolean isFile(FileMode mode) {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }
}
