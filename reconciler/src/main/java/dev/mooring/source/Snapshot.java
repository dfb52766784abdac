package dev.mooring.source;

import io.vavr.collection.SortedMap;

/**
 * The specs at one revision.
 *
 * @param revision a commit id, or a digest of the files where there is no git
 * @param files text by path relative to the specs' root, with forward slashes
 */
public record Snapshot(String revision, SortedMap<String, String> files) {}
