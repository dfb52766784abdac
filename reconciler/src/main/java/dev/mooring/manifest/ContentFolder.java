package dev.mooring.manifest;

import io.vavr.collection.SortedMap;
import java.io.IOException;
import java.io.InputStream;

/**
 * A folder of files beside the specs, for manifests that publish one. What it holds is known by its digests; the bytes are
 * read when somebody asks for them.
 *
 * @param digest SHA-256 over all paths and contents, in hexadecimal digits: equal digests, equal folders
 * @param files by path within the folder, with forward slashes
 */
public record ContentFolder(String digest, SortedMap<String, File> files) {

    /**
     * @param sha256 of the content, in hexadecimal digits
     * @param content reads the file as it is now, which in a folder that people edit may be another than it was
     */
    public record File(long bytes, String sha256, Content content) {}

    /** Where a file's bytes come from. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
