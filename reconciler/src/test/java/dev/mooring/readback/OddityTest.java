package dev.mooring.readback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.resource.Drift.Difference;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What else a read-back may look like, by what AWS documents of each type: other spellings, orders and defaults that are no
 * drift, and changes that must be told exactly. A file a type, in {@code oddities/}.
 */
final class OddityTest {
    @TestFactory
    Stream<DynamicTest> each_differs_in_what_it_says_and_nothing_else() {
        return Schema.types()
                .flatMap(Oddity::of)
                .map(oddity -> DynamicTest.dynamicTest(oddity.recording().file(), () -> {
                    Subject subject = Subjects.of(oddity.recording().type()).get();
                    Seq<Difference> differences = subject.differences(subject.pair(oddity.recording()));
                    assertThat(differences.map(Difference::path))
                            .as("%s", differences)
                            .containsExactlyInAnyOrderElementsOf(oddity.differs());
                }))
                .toJavaStream();
    }

    @Test
    void every_type_has_some_that_drifted_and_some_that_did_not() {
        assertThat(Schema.types())
                .allMatch(type -> Oddity.of(type)
                        .map(oddity -> oddity.differs().isEmpty())
                        .toSet()
                        .equals(HashSet.of(true, false)));
    }
}
