package dev.mooring.source;

import java.io.IOException;

/** A source that cannot be read, said in a sentence for people. Stays within this room. */
final class SourceException extends IOException {

    SourceException(String message) {
        super(message);
    }
}
