package dev.mooring.readback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mooring.resource.Drift.Difference;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What AWS gave back for what an author declared: nothing differs where nobody touched it, and where somebody did, exactly
 * that does. The recordings lie in {@code -Dreadbacks=DIR}, or in {@code ../shared/aws-readbacks} beside the checkout.
 */
final class ReadbackTest {
    /** Recordings that contradict themselves, and what a differ that is not blind must say of them. */
    private static final Map<String, Seq<String>> CONTRADICTORY = HashMap.of(
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

    @TestFactory
    Stream<DynamicTest> what_nobody_touched_does_not_differ() {
        return dynamic(recording -> !recording.drifted(), (recording, subject) -> {
            Seq<Difference> differences = subject.differences(subject.pair(recording));
            assertThat(differences.map(Difference::path))
                    .as("%s", differences)
                    .containsExactlyInAnyOrderElementsOf(
                            CONTRADICTORY.get(recording.file()).getOrElse(Vector.empty()));
        });
    }

    @TestFactory
    Stream<DynamicTest> what_somebody_changed_differs_and_nothing_else() {
        return dynamic(Readback::drifted, (recording, subject) -> {
            Pair pair = subject.pair(recording);
            Seq<String> paths = subject.differences(pair).map(Difference::path);
            assertThat(paths).isNotEmpty().containsAll(pair.changed().keySet());
            assertThat(paths)
                    .as("what differs was changed, or was never declared")
                    .allMatch(path -> pair.changed().containsKey(path) || !pair.declares(path));
        });
    }

    @Test
    void every_type_is_counted_and_those_that_mooring_lacks_are_named() {
        Seq<Readback> all = recordings();
        StringBuilder table = new StringBuilder(
                String.format("%n%-44s %10s %8s %8s%n", "read-backs of", "recordings", "drifted", "checked"));
        TreeMap.ofEntries(all.groupBy(Readback::type).toVector())
                .forEach((type, recordings) -> table.append(String.format(
                        "%-44s %10d %8d %8s%n",
                        type,
                        recordings.length(),
                        recordings.count(Readback::drifted),
                        Subjects.of(type)
                                .map(ignored -> Integer.toString(recordings.length()))
                                .getOrElse("not ours"))));
        Subjects.ALL.forEach(subject -> subject.others()
                .forEach((property, whose) -> table.append(
                        String.format("left out: %s %s: %s%n", subject.cloudFormation(), property, whose))));
        System.out.println(table);

        assertThat(all).isNotEmpty();
    }

    private interface Claim {
        void holds(Readback recording, Subject subject);
    }

    private static Stream<DynamicTest> dynamic(java.util.function.Predicate<Readback> which, Claim claim) {
        return recordings()
                .filter(which)
                .flatMap(recording -> Subjects.of(recording.type())
                        .map(subject ->
                                DynamicTest.dynamicTest(recording.file(), () -> claim.holds(recording, subject))))
                .toJavaStream();
    }

    private static Seq<Readback> recordings() {
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
