package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A platform of real kinds whose window closes at one and opens at three; the tests begin at noon. */
final class ClosedWindowTest {
    private static final String WINDOWS =
            Specs.ENVIRONMENT + "  windows: [{kind: deny, schedule: \"0 13 * * *\", duration: 2h}]\n";
    private static final Duration HOUR = Duration.ofHours(1);

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform(WINDOWS);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static String specs(String image, String retention) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: orders}
                spec: {image: "registry/orders:%s", cpu: 256, memory: 512, replicas: 2}
                ---
                apiVersion: mooring.dev/v1
                kind: Queue
                metadata: {name: inbox}
                spec: {retention: %s}
                """.formatted(image, retention);
    }

    @Test
    void twentyPassesWriteNothingAndTheOneAfterTheWindowDoes() {
        platform.converge(specs("1", "2d"));
        platform.simulator.advance(HOUR);

        for (int pass = 0; pass < 20; pass++) {
            assertThat(platform.pass(specs("2", "3d")).writes()).isZero();
            platform.simulator.advance(Duration.ofMinutes(2));
        }
        assertThat(platform.plan(specs("2", "3d")).postponed().map(PlannedChange::owner))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("Queue/inbox", "Service/orders");

        platform.simulator.advance(Duration.ofMinutes(80));
        Plan plan = platform.converge(specs("2", "3d"));
        assertThat(plan.closed()).isEmpty();
    }

    @Test
    void aDaemonThatRestartsInTheWindowIsBoundByIt() {
        platform.converge(specs("1", "2d"));
        platform.simulator.advance(HOUR);
        platform.restart();

        assertThat(platform.pass(specs("2", "3d")).writes()).isZero();
    }

    @Test
    void whatLeftGitStaysUntilTheWindowHasEnded() {
        String topic = "---\napiVersion: mooring.dev/v1\nkind: Topic\nmetadata: {name: news}\nspec: {}\n";
        platform.converge(specs("1", "2d") + topic);
        platform.simulator.advance(HOUR);

        assertThat(platform.pass(specs("1", "2d")).writes()).isZero();
        assertThat(platform.plan(specs("1", "2d")).postponed())
                .singleElement()
                .satisfies(planned -> assertThat(planned.owner()).hasToString("Topic/news"));

        platform.simulator.advance(HOUR.multipliedBy(2));
        assertThat(platform.converge(specs("1", "2d")).matches()).isTrue();
    }
}
