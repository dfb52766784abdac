package dev.mooring.kinds;

import dev.mooring.manifest.ContentFolder;
import dev.mooring.manifest.ContentFolders;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;

/** The folders that manifests were expanded with, by digest: a tree names a folder by it, and an actuator needs the bytes. */
public final class FolderShelf {
    private static final int MOST = 256;

    private LinkedHashMap<String, ContentFolder> byDigest = LinkedHashMap.empty();

    /** The same folders, each of which is kept here once it was asked for. */
    ContentFolders remembering(ContentFolders folders) {
        return path -> folders.folder(path).peek(this::keep);
    }

    private synchronized void keep(ContentFolder folder) {
        byDigest = byDigest.remove(folder.digest()).put(folder.digest(), folder);
        byDigest = byDigest.size() > MOST ? byDigest.drop(byDigest.size() - MOST) : byDigest;
    }

    public synchronized Option<ContentFolder> find(String digest) {
        return byDigest.get(digest);
    }
}
