package dev.mooring.source;

import dev.mooring.manifest.ContentFolders;
import io.vavr.collection.SortedMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** What lies beside the specs is known by the revision, and not looked at. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Snapshot snapshot && revision.equals(snapshot.revision) && files.equals(snapshot.files);
    }

    @Override
    public int hashCode() {
        return Objects.hash(revision, files);
    }
}
