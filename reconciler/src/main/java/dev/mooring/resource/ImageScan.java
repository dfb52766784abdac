package dev.mooring.resource;

import io.vavr.collection.Seq;

/** What is known of an image that is to run and does not run yet. */
public sealed interface ImageScan {
    /** As the container names it. */
    String image();

    /**
     * A scan has ended.
     *
     * @param findings the gravest first; those alone that are graver than the environment takes
     */
    record Scanned(String image, Seq<Finding> findings) implements ImageScan {}

    /** There is no scan to go by yet; {@code message} says why. */
    record Pending(String image, String message) implements ImageScan {}

    /** Its registry has no such image. */
    record Missing(String image) implements ImageScan {}

    /** What a scan found could not be read, so nothing is known. */
    record Unreadable(String image, Failure failure) implements ImageScan {}

    /** @param severity in the scanner's own words: {@code CRITICAL} */
    record Finding(String name, String severity) {}
}
