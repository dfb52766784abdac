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

    /** Its registry has no such image; {@code message} says what of it is not there. */
    record Missing(String image, String message) implements ImageScan {}

    /** It is built for other machines than the one it is to run on; {@code message} says for which. */
    record Unfit(String image, String message) implements ImageScan {}

    /** What the environment wants to know of it could not be read. */
    record Unreadable(String image, Failure failure) implements ImageScan {}

    /** We may not ask whether it is there, and the environment does not want to know. Whoever pulls it may well be allowed to. */
    record Unasked(String image, Failure failure) implements ImageScan {}

    /** @param severity in the scanner's own words: {@code CRITICAL} */
    record Finding(String name, String severity) {}
}
