package dev.mooring.source;

import java.time.Duration;

/** Where specs come from. One thread polls; a source keeps no thread of its own. */
public interface SpecSource extends AutoCloseable {

    /** Looks for a newer state. Cheap where nothing has changed; never throws for what lies outside the program. */
    Reading poll();

    /** The time between two polls. */
    Duration interval();

    /** For people: the folder, or the repository and branch. */
    @Override
    String toString();

    @Override
    void close();
}
