package dev.mooring.daemon.http;

import dev.mooring.manifest.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Every environment that this daemon keeps, and where their specs come from, as the API sees them. */
public interface Fleet {

    /** In the order of their names; empty until the specs were read for the first time. */
    Seq<Steward> stewards();

    SourceStatus source();

    default Option<Steward> steward(String environment) {
        return stewards().find(steward -> steward.status().name().equals(environment));
    }

    /**
     * How the specs are read.
     *
     * @param description the folder, or the repository and branch
     * @param revision the newest that was read, good or bad; empty before the first
     * @param trouble why a newer one could not be read
     * @param problems what is wrong with the newest revision
     */
    record SourceStatus(String description, String revision, Option<String> trouble, Seq<Problem> problems) {}
}
