package dev.mooring.daemon;

import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.engine.ReconcileLoop;
import dev.mooring.engine.Reconciler;
import dev.mooring.engine.Workers;
import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.HandTimer;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.Toys;
import dev.mooring.resource.Value;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the figures say while a real loop runs over an AWS in memory. */
class DaemonMetersTest {
    private final HandClock clock = new HandClock();
    private final HandTimer timer = new HandTimer(clock);
    private final ToyAws aws = new ToyAws();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DaemonMeters daemon = new DaemonMeters(meters, clock);
    private final ReconcileLoop loop = new ReconcileLoop(
            "staging",
            new Reconciler(aws, Workers.inTurn(), clock, new Random(7)),
            timer,
            clock,
            new Random(7),
            daemon.passesOf("staging"),
            daemon::status);

    @Test
    void changesPassesAndStatesAreCounted() {
        loop.offer(Toys.staging().at("r1").box("inbox", tree("size", 5)).graph());
        timer.pass(Duration.ofMinutes(5));

        assertThat(counter("mooring.changes", "kind", "Box", "verb", "create", "outcome", "applied"))
                .isEqualTo(1);
        assertThat(counter("mooring.events", "type", "Created")).isEqualTo(1);
        assertThat(meters.get("mooring.passes").tag("outcome", "good").timer().count())
                .isGreaterThan(2);
        assertThat(gauge("mooring.environment.ready")).isEqualTo(1);
        assertThat(gauge("mooring.environment.synced")).isEqualTo(1);
        assertThat(gauge("mooring.pass.age")).isLessThan(70);
    }

    @Test
    void driftThatIsMendedIsCountedOnce() {
        loop.offer(Toys.staging().at("r1").box("inbox", tree("size", 5)).graph());
        timer.pass(Duration.ofMinutes(2));
        aws.change(box("inbox"), "size", Value.of(6));
        timer.pass(Duration.ofMinutes(5));

        assertThat(counter("mooring.events", "type", "DriftMended")).isEqualTo(1);
    }

    @Test
    void anEnvironmentThatCannotBeReadGrowsOld() {
        loop.offer(Toys.staging().at("r1").box("inbox", tree("size", 5)).graph());
        timer.pass(Duration.ofMinutes(2));
        aws.disturb(call -> ToyAws.Fault.THROTTLED);
        timer.pass(Duration.ofMinutes(10));

        assertThat(gauge("mooring.pass.age")).isBetween(500.0, 700.0);
        assertThat(meters.get("mooring.passes").tag("outcome", "blind").timer().count())
                .isPositive();
        assertThat(gauge("mooring.environment.ready")).isZero();
    }

    private double gauge(String name) {
        return meters.get(name).tag("environment", "staging").gauge().value();
    }

    private double counter(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }
}
