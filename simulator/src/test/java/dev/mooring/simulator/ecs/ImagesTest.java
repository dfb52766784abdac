package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
    private final Images images = new Images();
    private final ImageControl control = new ImageControl(images);

    @ParameterizedTest
    @CsvSource({
        "registry/orders:commit-1, Healthy",
        "registry/orders:commit-1-broken, Unhealthy",
        "registry/orders:commit-1-crash, Exits",
        "registry/orders:commit-1-missing, Unpullable",
        "registry/is-broken/orders:commit-1, Healthy",
        "registry:5000/orders, Healthy"
    })
    void goByTheirTagWhereNothingWasSaid(String image, String behaviour) {
        assertThat(images.behaviour(image).getClass().getSimpleName()).isEqualTo(behaviour);
    }

    @Test
    void doAsWasSaidLast() throws IOException {
        post("{\"image\": \"registry/orders:*\", \"behaviour\": \"exits\", \"exitCode\": 137, \"afterSeconds\": 0.5}");
        post("[{\"image\": \"registry/orders:2\", \"behaviour\": \"healthy\", \"afterSeconds\": 3}]");

        assertThat(images.behaviour("registry/orders:1"))
                .isEqualTo(new ImageBehaviour.Exits(137, Duration.ofMillis(500)));
        assertThat(images.behaviour("registry/orders:2")).isEqualTo(new ImageBehaviour.Healthy(Duration.ofSeconds(3)));
        assertThat(images.behaviour("registry/orders-2:1")).isEqualTo(new ImageBehaviour.Healthy(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"image\": \"a\", \"behaviour\": \"sulks\"}",
                "{\"image\": \"a\", \"behaviour\": \"healthy\", \"colour\": \"red\"}",
                "{\"image\": 1, \"behaviour\": \"healthy\"}",
                "{\"image\": \"a\", \"behaviour\": \"healthy\", \"afterSeconds\": -1}",
                "[{\"image\": \"good\", \"behaviour\": \"unhealthy\"}, {\"image\": \"a\"}]"
            })
    void areToldAllOfADocumentOrNothing(String document) {
        assertThatThrownBy(() -> post(document)).isInstanceOf(IllegalArgumentException.class);
        assertThat(images.behaviour("good")).isEqualTo(new ImageBehaviour.Healthy(Duration.ZERO));
    }

    private void post(String json) throws IOException {
        control.post(new ObjectMapper().readTree(json));
    }

    @Test
    void resolveToOneDigestPerName() {
        assertThat(images.digest("a:1"))
                .matches("sha256:[0-9a-f]{64}")
                .isEqualTo(images.digest("a:1"))
                .isNotEqualTo(images.digest("a:2"));
        assertThat(images.digest("a@sha256:42")).isEqualTo("sha256:42");
    }
}
