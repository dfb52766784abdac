package dev.mooring.source;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Gathers the text of spec files, and refuses more of it than specs ever are: whoever can write to the repository must not
 * be able to exhaust the daemon.
 */
final class SpecFiles {
    static final int MAX_FILES = 10_000;
    static final long MAX_FILE_BYTES = 1 << 20;
    static final long MAX_TOTAL_BYTES = 32 << 20;

    private SortedMap<String, String> texts = TreeMap.empty();
    private int count;
    private long total;

    /** Whether a file by this path, with forward slashes, is a spec: YAML, and not hidden. */
    static boolean accepts(String path) {
        return (path.endsWith(".yaml") || path.endsWith(".yml")) && !path.startsWith(".") && !path.contains("/.");
    }

    /** To be asked before the file is read. */
    void reserve(String path, long bytes) throws SourceException {
        if (bytes > MAX_FILE_BYTES) {
            throw new SourceException(path + ": " + bytes + " bytes; a spec file may have " + MAX_FILE_BYTES);
        }
        total += bytes;
        if (total > MAX_TOTAL_BYTES) {
            throw new SourceException("the spec files together have more than " + MAX_TOTAL_BYTES + " bytes");
        }
        count++;
        if (count > MAX_FILES) {
            throw new SourceException("there are more than " + MAX_FILES + " spec files");
        }
    }

    void add(String path, byte[] content) throws SourceException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            texts = texts.put(path, text);
        } catch (CharacterCodingException malformed) {
            throw new SourceException(path + ": is not UTF-8 text");
        }
    }

    SortedMap<String, String> texts() {
        return texts;
    }
}
