package dev.mooring.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {
    private static final Vector<String> KNOWN = Vector.of("replicas", "image", "memory", "cpu", "port");

    @ParameterizedTest
    @CsvSource({"replica, replicas", "imgae, image", "MEMORY, memory", "cpus, cpu", "prot, port"})
    void finds_what_was_meant(String written, String meant) {
        assertThat(Spelling.nearest(written, KNOWN)).contains(meant);
    }

    @Test
    void guesses_nothing_that_is_far_away() {
        assertThat(Spelling.nearest("autoscaling", KNOWN)).isEmpty();
        assertThat(Spelling.nearest("x", Vector.empty())).isEmpty();
    }

    @Property
    void distance_is_a_distance(
            @ForAll @StringLength(max = 8) String one, @ForAll @StringLength(max = 8) String other) {
        assertThat(Spelling.distance(one, one)).isZero();
        assertThat(Spelling.distance(one, other)).isEqualTo(Spelling.distance(other, one));
        assertThat(Spelling.distance(one, other))
                .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    }
}
