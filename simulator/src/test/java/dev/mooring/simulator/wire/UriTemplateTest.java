package dev.mooring.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriTemplateTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "/{Bucket}/{Key+}, /b/a/c%20d, '', a/c d",
                "/{Bucket}/{Key+}, /b/a+b, '', a+b",
                "/{Bucket}/{Key+}, /b, '', none",
                "/{Bucket}/{Key+}, /b/, '', none",
                "/{Bucket}/{Key+}?tagging, /b/a, tagging, a",
                "/{Bucket}/{Key+}?tagging, /b/a, '', none",
                "/{Bucket}/{Key+}?list-type=2, /b/a, list-type=1, none",
                "/v1/{Key}, /v1/a, '', a",
                "/v1/{Key}, /v2/a, '', none",
                "/v1/{Key}, /v1/a/b, '', none",
            })
    void labelsAreFound(String template, String path, String query, String key) {
        var labels = UriTemplate.parse(template).match(path, FormParameters.parse(query));

        assertThat(labels.map(found -> found.get("Key")).orElse(null)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"/b", "/b/"})
    void trailingSlashMakesNoDifference(String path) {
        assertThat(UriTemplate.parse("?tagging").under("Bucket").match(path, FormParameters.parse("tagging")))
                .contains(Map.of("Bucket", "b"));
    }
}
