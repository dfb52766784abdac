package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;

class CircuitBreakerTest {

    @ParameterizedTest(name = "{0} desired: {1}, {2}")
    @CsvSource({
        "0, 3, the least",
        "1, 3, the least",
        "6, 3, half",
        "7, 4, half rounded up",
        "25, 13, AWS's own example",
        "400, 200, the most",
        "1000, 200, the most"
    })
    void tripsAtHalfOfTheDesiredCountWithinBounds(int desired, int threshold, String why) {
        assertThat(new CircuitBreaker(null).threshold(desired)).as(why).isEqualTo(threshold);
    }

    @Test
    void tripsOnceAtItsThreshold() {
        CircuitBreaker breaker = breaker(true);

        assertThat(breaker.failed(2)).isFalse();
        assertThat(breaker.failed(2)).isFalse();
        assertThat(breaker.failed(2)).isTrue();
        assertThat(breaker.failed(2)).as("it has tripped already").isFalse();
        assertThat(breaker.view(2, true).statusAsString()).isEqualTo("TRIGGERED");
    }

    @Test
    void startsOverWhenATaskTurnsHealthy() {
        CircuitBreaker breaker = breaker(true);
        breaker.failed(2);
        breaker.failed(2);

        breaker.healthy();

        assertThat(breaker.failures()).isZero();
        assertThat(breaker.failed(2)).isFalse();
    }

    @Test
    void countsButNeverTripsWhileDisabled() {
        CircuitBreaker breaker = breaker(false);

        for (int i = 0; i < 10; i++) {
            assertThat(breaker.failed(1)).isFalse();
        }
        assertThat(breaker.failures()).isEqualTo(10);
        assertThat(breaker.view(1, false).statusAsString()).isEqualTo("DISABLED");
    }

    @Test
    void monitorsUntilTheDeploymentEnds() {
        assertThat(breaker(true).view(1, false).statusAsString()).isEqualTo("MONITORING");
        assertThat(breaker(true).view(1, true).statusAsString()).isEqualTo("MONITORING_COMPLETE");
    }

    private static CircuitBreaker breaker(boolean enabled) {
        return new CircuitBreaker(DeploymentCircuitBreaker.builder()
                .enable(enabled)
                .rollback(true)
                .build());
    }
}
