package dev.mooring.source;

import dev.mooring.manifest.ContentFolders;
import io.vavr.collection.SortedMap;

/**
 * The specs at one revision.
 *
 * @param revision a commit id, or a digest of the files where there is no git
 * @param files text by path relative to the specs' root, with forward slashes
 * @param folders what else the repository holds at this revision, read when a manifest asks for it
 */
public record Snapshot(String revision, SortedMap<String, String> files, ContentFolders folders) {

    public Snapshot(String revision, SortedMap<String, String> files) {
        this(revision, files, ContentFolders.NONE);
    }
}
