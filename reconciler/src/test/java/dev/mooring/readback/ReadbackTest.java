package dev.mooring.readback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Drift.Difference;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What AWS gave back for what an author declared: nothing differs where nobody touched it, and where somebody did, exactly
 * that does. The recordings lie in {@code -Dreadbacks=DIR}, or in {@code ../shared/aws-readbacks} beside the checkout.
 */
final class ReadbackTest {
    @TestFactory
    Stream<DynamicTest> what_nobody_touched_does_not_differ() {
        return dynamic(recording -> !recording.drifted(), (recording, subject) -> {
            Seq<Difference> differences = subject.differences(subject.pair(recording));
            assertThat(differences.map(Difference::path))
                    .as("%s", differences)
                    .containsExactlyInAnyOrderElementsOf(
                            Recordings.CONTRADICTORY.get(recording.file()).getOrElse(Vector.empty()));
        });
    }

    @TestFactory
    Stream<DynamicTest> what_somebody_changed_differs_and_nothing_else() {
        return dynamic(Readback::drifted, (recording, subject) -> {
            Pair pair = subject.pair(recording);
            SortedMap<String, Value> changed = pair.changed(subject.type().fields());
            Seq<String> paths = subject.differences(pair).map(Difference::path);
            assertThat(paths).isNotEmpty();
            assertThat(changed.keySet())
                    .as("each change is told, itself or with all that it is part of: %s", paths)
                    .allMatch(path -> paths.exists(told -> Pair.isWithin(path, told)));
            assertThat(paths)
                    .as("what differs was changed, or was never declared")
                    .allMatch(path -> changed.containsKey(path) || !pair.declares(path));
        });
    }

    @Test
    void every_type_is_counted_and_those_that_mooring_lacks_are_named() {
        Seq<Readback> all = Recordings.all();
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
        return Recordings.all()
                .filter(which)
                .flatMap(recording -> Subjects.of(recording.type())
                        .map(subject ->
                                DynamicTest.dynamicTest(recording.file(), () -> claim.holds(recording, subject))))
                .toJavaStream();
    }
}
