package dev.mooring.manifest;

import io.vavr.control.Either;

/** The folders of one snapshot of the repository that holds the specs. The same path is the same folder every time. */
@FunctionalInterface
public interface ContentFolders {

    /** Of specs that come without a repository. */
    ContentFolders NONE = path -> Either.left("these specs come without the files beside them");

    /**
     * @param path relative to the specs' root, with forward slashes; it may lead out of it but not out of the repository
     * @return the folder, or why there is none, to follow the path and a colon
     */
    Either<String, ContentFolder> folder(String path);
}
