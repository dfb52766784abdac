package dev.mooring.kinds.transitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.kinds.Platform;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks from one spec to another that chance puts together from the values of the tables: where one ends is where its last
 * spec would have begun. {@code -Dtransitions.walks=} asks for more of them, {@code -Dtransitions.seed=} for others; a walk
 * that fails names its seed.
 */
final class RandomTransitionsTest {
    private static final int STEPS = 4;

    private static final Vector<String> KINDS = Vector.of("Queue", "Topic", "Alarm", "Service");

    static Stream<Arguments> walks() {
        int first = Integer.getInteger("transitions.seed", 1);
        int walks = Integer.getInteger("transitions.walks", 1);
        return KINDS.toJavaStream()
                .filter(kind -> kind.contains(System.getProperty("transitions.kind", "")))
                .flatMap(kind -> IntStream.range(first, first + walks).mapToObj(seed -> Arguments.of(kind, seed)));
    }

    @ParameterizedTest(name = "{0} -Dtransitions.seed={1}")
    @MethodSource("walks")
    void the_way_does_not_show(String kind, int seed) throws IOException {
        Mixture mixture = new Mixture(Table.of(kind, HashMap.empty()), new Random(seed));
        try (Platform walked = TopicTransitionsTest.confirming(new Platform(KindTransitions.ENVIRONMENT));
                Platform fresh = TopicTransitionsTest.confirming(new Platform(KindTransitions.ENVIRONMENT))) {
            Vector<String> path = Vector.empty();
            for (int step = 0; step < STEPS; step++) {
                String spec =
                        mixture.next(documents -> walked.problems(documents).isEmpty());
                path = path.append(spec);
                if (!KindTransitions.possible(walked, spec)) {
                    walked.empty();
                    continue;
                }
                walked.converge(spec);
                assertThat(walked.pass(spec).writes())
                        .as("calls that write, at rest")
                        .isZero();
                SortedMap<String, Value> seen = Census.of(walked.session());
                fresh.empty();
                fresh.converge(spec);
                assertThat(Census.difference(seen, Census.of(fresh.session())))
                        .as("after %s", path.mkString("\n==>\n"))
                        .isEmpty();
            }
        }
    }
}
