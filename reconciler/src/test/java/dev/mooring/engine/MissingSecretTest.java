package dev.mooring.engine;

import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.HandTimer;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.Toys;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.resource.Failure;
import dev.mooring.resource.SecretState;
import dev.mooring.resource.SecretUse;
import dev.mooring.status.Condition;
import dev.mooring.status.Event;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What people are told while a rollout waits for a secret, and when it went ahead without anybody's being sure. */
final class MissingSecretTest {
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final SecretState MISSING = new SecretState.Missing("secret token", "is not there", "create it");

    private final HandClock clock = new HandClock();
    private final HandTimer timer = new HandTimer(clock);
    private final ToyAws aws = new ToyAws();
    private final ReconcileLoop loop = new ReconcileLoop(
            "staging",
            new Reconciler(aws, Workers.inTurn(), clock, new Random(7)),
            timer,
            clock,
            new Random(7),
            PassListener.SILENT,
            status -> {});

    @Test
    void a_rollout_that_waits_is_stalled_told_once_and_recovers_by_itself() {
        loop.offer(orders("r1", "v1"));
        timer.pass(INTERVAL);
        aws.secret("toy:token", MISSING);
        loop.offer(orders("r2", "v2"));
        timer.pass(INTERVAL.multipliedBy(10));

        assertThat(aws.rollouts()).containsExactly("orders v1");
        assertThat(loop.status().condition(Condition.Type.STALLED).get().message())
                .contains("App/orders SecretMissing");
        assertThat(events(Event.Type.BLOCKED))
                .as("one trouble is told once")
                .singleElement()
                .asString()
                .contains("orders.yaml:3:5: TOKEN is secret token, which is not there: create it");

        aws.secret("toy:token", new SecretState.Usable());
        timer.pass(INTERVAL.multipliedBy(3));

        assertThat(aws.rollouts()).containsExactly("orders v1", "orders v2");
        assertThat(loop.status().condition(Condition.Type.READY).get().status()).isEqualTo(Condition.Status.TRUE);
        assertThat(events(Event.Type.RECOVERED)).hasSize(1);
    }

    @Test
    void a_rollout_of_which_nobody_could_be_sure_is_noted_once() {
        aws.secret(
                "toy:token",
                new SecretState.Unreadable("secret token", new Failure.Denied("toy:Secrets", "AccessDenied", "no")));
        loop.offer(orders("r1", "v1"));
        timer.pass(INTERVAL.multipliedBy(10));

        assertThat(aws.rollouts()).containsExactly("orders v1");
        assertThat(events(Event.Type.NOTED))
                .singleElement()
                .asString()
                .contains("whether secret token is there is not known", "toy:Secrets");
        assertThat(loop.status().condition(Condition.Type.READY).get().status()).isEqualTo(Condition.Status.TRUE);
    }

    @Test
    void while_all_is_well_nobody_asks() {
        loop.offer(orders("r1", "v1"));
        timer.pass(INTERVAL);
        int settled = aws.calls();
        timer.pass(INTERVAL.multipliedBy(20));

        int callsOfAPass = 4; // each of three types is listed, and the app is looked at
        assertThat((aws.calls() - settled) % callsOfAPass).isZero();
    }

    private List<String> events(Event.Type type) {
        return loop.status()
                .events()
                .filter(event -> event.type() == type)
                .map(Event::message)
                .toJavaList();
    }

    private static DesiredGraph orders(String revision, String image) {
        return Toys.staging()
                .at(revision)
                .app("orders", tree("image", image), new SecretUse("TOKEN", "toy:token", "spec.secrets.TOKEN"))
                .graph();
    }
}
