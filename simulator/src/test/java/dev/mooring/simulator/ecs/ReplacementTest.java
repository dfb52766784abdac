package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.ecs.Replacement.Situation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementTest {

    @ParameterizedTest(name = "{8}")
    @CsvSource({
        // desired, primary, healthy, others, healthy, max%, min%, start/stopPrimary/stopOthers, why
        "2, 0, 0, 0, 0, 200, 100, 2/0/0, a new service starts all",
        "2, 0, 0, 2, 2, 200, 100, 2/0/0, an update starts all beside the old",
        "2, 2, 1, 2, 2, 200, 100, 0/0/1, each healthy new task replaces one old",
        "2, 2, 2, 2, 2, 200, 100, 0/0/2, the old go when the new are healthy",
        "2, 2, 0, 2, 2, 200, 100, 0/0/0, nothing goes while the new are not healthy",
        "4, 0, 0, 4, 4, 100, 50, 0/0/2, room is made down to the minimum",
        "4, 0, 0, 4, 4, 150, 100, 2/0/0, only up to the maximum",
        "1, 0, 0, 1, 1, 150, 100, 0/0/0, one task at 150 percent has no room to move",
        "1, 0, 0, 1, 1, 100, 0, 0/0/1, a daemon stops the old first",
        "2, 5, 5, 0, 0, 200, 100, 0/3/0, scaling in stops what is too many",
        "2, 2, 0, 2, 0, 200, 100, 0/0/0, unhealthy old tasks stay while they are not in the way",
        "0, 0, 0, 3, 3, 200, 100, 0/0/3, nothing desired stops everything"
    })
    void goesOneStep(
            int desired,
            int primary,
            int primaryHealthy,
            int others,
            int othersHealthy,
            int maximum,
            int minimum,
            String expected,
            String why) {
        Replacement next = Replacement.next(new Situation(
                desired,
                primary,
                primaryHealthy,
                others,
                othersHealthy,
                Replacement.maximum(desired, maximum),
                Replacement.minimum(desired, minimum),
                false));

        assertThat(next.start() + "/" + next.stopPrimary() + "/" + next.stopOthers())
                .as(why)
                .isEqualTo(expected);
    }

    @Test
    void startsNothingOnceThePrimaryHasFailed() {
        Replacement next = Replacement.next(new Situation(2, 0, 0, 2, 2, 4, 2, true));

        assertThat(next).isEqualTo(new Replacement(0, 0, 0));
    }

    @Property
    void neverExceedsTheMaximumNorStopsBelowTheMinimum(
            @ForAll @IntRange(max = 40) int desired,
            @ForAll @IntRange(max = 40) int primary,
            @ForAll @IntRange(max = 40) int others,
            @ForAll @IntRange(min = 100, max = 200) int maximumPercent,
            @ForAll @IntRange(max = 100) int minimumPercent,
            @ForAll @IntRange(max = 100) int healthyPercent) {
        int maximum = Replacement.maximum(desired, maximumPercent);
        int minimum = Replacement.minimum(desired, minimumPercent);
        int primaryHealthy = primary * healthyPercent / 100;
        int othersHealthy = others * healthyPercent / 100;

        Replacement next = Replacement.next(
                new Situation(desired, primary, primaryHealthy, others, othersHealthy, maximum, minimum, false));

        if (next.start() > 0) {
            assertThat(primary + others + next.start()).isLessThanOrEqualTo(Math.max(maximum, minimum));
        }
        int unhealthyOthers = others - othersHealthy;
        int healthyStopped = Math.max(0, next.stopOthers() - unhealthyOthers);
        if (healthyStopped > 0) {
            assertThat(primaryHealthy + othersHealthy - healthyStopped).isGreaterThanOrEqualTo(minimum);
        }
        assertThat(next.stopOthers()).isLessThanOrEqualTo(others);
        assertThat(next.stopPrimary()).isLessThanOrEqualTo(primary);
        assertThat(next.start() == 0 || next.stopPrimary() == 0)
                .as("it never starts and stops the same")
                .isTrue();
    }
}
