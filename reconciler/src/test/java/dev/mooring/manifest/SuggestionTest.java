package dev.mooring.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
    private static final Vector<String> KNOWN =
            Vector.of("replicas", "routes", "port", "image", "healthCheck", "environment", "cpu");

    @ParameterizedTest(name = "{0} ({2})")
    @CsvSource(nullValues = "-", textBlock = """
            replcias,     replicas,    two letters swapped
            replica,      replicas,    one letter short
            Replicas,     replicas,    case
            health_check, healthCheck, another style
            health,       healthCheck, unfinished
            env,          environment, the usual short form
            prot,         port,        swapped
            memory,       -,           nothing is like it
            x,            -,           one letter is like anything
            """)
    void the_nearest_word_is_suggested(String written, String word, String reason) {
        String expected = word == null ? "" : "; did you mean `" + word + "`?";

        assertThat(Suggestion.among(written, KNOWN)).as(reason).isEqualTo(expected);
    }
}
