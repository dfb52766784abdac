package dev.mooring.readback;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The recordings in {@code -Dreadbacks=DIR}, or in {@code ../shared/aws-readbacks} beside the checkout. */
final class Recordings {
    /** Recordings that contradict themselves, and what a differ that is not blind must say of them. */
    static final Map<String, Seq<String>> CONTRADICTORY = HashMap.of(
            // Said to be untouched, yet declared with 30 s and read back with 60 s.
            "AWS__SQS__Queue.WorkQueue.json", Vector.of("Attributes.VisibilityTimeout"),
            // Said to be untouched, yet what was declared is not there any more, as the names of the files say.
            "AWS__S3__Bucket.BucketConfigRemoved.json", Vector.of("CORSConfiguration", "LifecycleConfiguration"),
            "AWS__S3__Bucket.BucketConfigsOmit2.json",
                    Vector.of(
                            "AnalyticsConfigurationList",
                            "IntelligentTieringConfigurationList",
                            "MetricsConfigurationList",
                            "OwnershipControls.Rules[0].ObjectOwnership",
                            "WebsiteConfiguration"));

    private Recordings() {}

    /** Where the folder is missing, the test says so and is left out. */
    static Seq<Readback> all() {
        Path folder = folder();
        assumeTrue(Files.isDirectory(folder), () -> "no read-backs in " + folder + "; name them with -Dreadbacks=DIR");
        try (Stream<Path> files = Files.list(folder)) {
            return Vector.ofAll(files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Readback::read)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path folder() {
        String named = System.getProperty("readbacks");
        Path module = Path.of("").toAbsolutePath();
        Path checkout = Files.exists(module.resolve("mvnw")) ? module : module.resolve("..");
        return named != null
                ? Path.of(named)
                : checkout.resolve("../shared/aws-readbacks").normalize();
    }
}
