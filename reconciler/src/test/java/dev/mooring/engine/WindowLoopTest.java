package dev.mooring.engine;

import static dev.mooring.fixture.Toys.allow;
import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.boxId;
import static dev.mooring.fixture.Toys.deny;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.HandTimer;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.ToyAws.Fault;
import dev.mooring.fixture.Toys;
import dev.mooring.manifest.Environment;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.Value;
import dev.mooring.status.Condition;
import dev.mooring.status.Event;
import dev.mooring.status.PassReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A loop whose environment may be changed at some hours only, on virtual time that begins at midnight. */
final class WindowLoopTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Environment.Window NIGHT = deny("0 0 * * *", Duration.ofHours(6), "UTC");

    private final HandClock clock = new HandClock();
    private final HandTimer timer = new HandTimer(clock);
    private final ToyAws aws = new ToyAws();
    private final List<PassReport> passes = new ArrayList<>();
    private final List<Instant> written = new ArrayList<>();
    private Duration writeLasts = Duration.ZERO;
    private final ReconcileLoop loop = new ReconcileLoop(
            "staging",
            new Reconciler(aws, Workers.inTurn(), clock, new Random(7)),
            timer,
            clock,
            new Random(7),
            new PassListener() {
                @Override
                public void finished(PlannedChange change, Outcome outcome) {
                    written.add(clock.instant());
                    clock.advance(writeLasts);
                }

                @Override
                public void ended(PassReport report) {
                    passes.add(report);
                }
            },
            status -> {});

    private static Toys specs(String revision, int size) {
        return Toys.staging().at(revision).box("inbox", tree("size", size));
    }

    @Test
    void whileTheWindowIsClosedPassesWatchAndWriteNothing() {
        loop.offer(specs("r1", 5).windows(NIGHT).graph());
        timer.pass(MINUTE.multipliedBy(25));

        assertThat(passes).hasSizeGreaterThan(20);
        assertThat(aws.writes()).isEmpty();
        assertThat(loop.plan().get().postponed()).hasSize(1);
    }

    @Test
    void whenItOpensTheChangeIsMadeAtThatMoment() {
        loop.offer(specs("r1", 5).windows(NIGHT).graph());
        timer.pass(HOUR.multipliedBy(7));

        assertThat(aws.trees().get(box("inbox")).get().get("size")).contains(Value.of(5));
        assertThat(written).containsExactly(Instant.parse("2026-01-01T06:00:00Z"));
        assertThat(condition(Condition.Type.READY).status()).isEqualTo(Condition.Status.TRUE);
        assertThat(condition(Condition.Type.WINDOW_CLOSED).status()).isEqualTo(Condition.Status.FALSE);
    }

    @Test
    void waitingIsNoTroubleAndNothingIsBeingDone() {
        loop.offer(specs("r1", 5).windows(NIGHT).graph());
        timer.pass(MINUTE.multipliedBy(5));

        assertThat(condition(Condition.Type.SYNCED))
                .returns(Condition.Status.FALSE, Condition::status)
                .returns("WindowClosed", Condition::reason);
        assertThat(condition(Condition.Type.READY).status()).isEqualTo(Condition.Status.FALSE);
        assertThat(condition(Condition.Type.STALLED).status()).isEqualTo(Condition.Status.FALSE);
        assertThat(condition(Condition.Type.RECONCILING))
                .returns(Condition.Status.FALSE, Condition::status)
                .returns("WindowClosed", Condition::reason)
                .satisfies(said -> assertThat(said.message())
                        .startsWith("1 change waits: the deny window `0 0 * * *` for 6h (UTC) is open;")
                        .contains("Thu 2026-01-01 06:00 UTC (2026-01-01T06:00:00Z)")
                        .endsWith("--outside-windows"));
        assertThat(loop.status()
                        .resources()
                        .get(boxId("inbox"))
                        .get()
                        .condition(Condition.Type.RECONCILING)
                        .get()
                        .reason())
                .isEqualTo("WindowClosed");
    }

    @Test
    void whatWaitsIsToldOnceForAsLongAsItWaits() {
        loop.offer(specs("r1", 5).windows(NIGHT).graph());
        timer.pass(HOUR.multipliedBy(5));

        assertThat(events(Event.Type.WINDOW_CLOSED)).hasSize(1);
        assertThat(loop.status().events()).hasSize(1);
    }

    @Test
    void aWindowThatKeepsNobodyWaitingIsNoNews() {
        loop.offer(specs("r1", 5).windows(allow("30 0 * * *", HOUR, "UTC")).graph());
        timer.pass(Duration.ofHours(20));

        assertThat(condition(Condition.Type.WINDOW_CLOSED))
                .returns(Condition.Status.TRUE, Condition::status)
                .returns("Closed", Condition::reason);
        assertThat(condition(Condition.Type.READY).status()).isEqualTo(Condition.Status.TRUE);
        assertThat(events(Event.Type.WINDOW_CLOSED))
                .as("the creation that waited for half an hour")
                .hasSize(1);
    }

    @Test
    void driftIsToldAndMendedWhenTheWindowOpens() {
        loop.offer(specs("r1", 5)
                .windows(deny("0 1 * * *", Duration.ofHours(6), "UTC"))
                .graph());
        timer.pass(HOUR.plus(MINUTE));
        aws.change(box("inbox"), "size", Value.of(99));
        timer.pass(HOUR.multipliedBy(2));

        assertThat(events(Event.Type.DRIFT_FOUND))
                .singleElement()
                .asString()
                .startsWith("drift: AWS was changed: toy/box inbox: size 5 → 99; left alone: the deny window");
        assertThat(events(Event.Type.DRIFT_MENDED)).isEmpty();

        timer.pass(HOUR.multipliedBy(4));
        assertThat(aws.trees().get(box("inbox")).get().get("size")).contains(Value.of(5));
        assertThat(events(Event.Type.DRIFT_MENDED)).hasSize(1);
    }

    @Test
    void anEditThatWaitsIsNotCalledDrift() {
        loop.offer(specs("r1", 5).windows(deny("0 1 * * *", HOUR, "UTC")).graph());
        timer.pass(HOUR.plus(MINUTE));
        loop.offer(specs("r2", 6).windows(deny("0 1 * * *", HOUR, "UTC")).graph());
        timer.pass(MINUTE.multipliedBy(10));

        assertThat(events(Event.Type.DRIFT_FOUND)).isEmpty();
        assertThat(events(Event.Type.WINDOW_CLOSED)).hasSize(1);
    }

    @Test
    void aPassThatBeganInTimeIsFinished() {
        writeLasts = Duration.ofMinutes(10);
        loop.offer(specs("r1", 5)
                .box("outbox", tree("size", 6))
                .app("orders", tree("image", "v1"), box("inbox"))
                .windows(deny("5 0 * * *", HOUR, "UTC"))
                .graph());
        timer.pass(Duration.ofSeconds(1));

        assertThat(aws.writes()).hasSize(3);
        assertThat(clock.instant()).isAfter(Instant.parse("2026-01-01T00:05:00Z"));
        assertThat(aws.things().containsKey(app("orders"))).isTrue();
    }

    @Test
    void askingForAPassDoesNotOpenTheWindow() {
        loop.offer(specs("r1", 5).windows(NIGHT).graph());
        timer.pass(MINUTE);
        loop.ask();
        timer.pass(MINUTE);
        loop.retry(boxId("inbox"));
        timer.pass(MINUTE);

        assertThat(aws.writes()).isEmpty();
    }

    @Test
    void whatFailedBeforeTheWindowClosedIsNotTriedWhileItIs() {
        aws.disturb(call -> aws.writing() ? Fault.THROTTLED : Fault.NONE);
        loop.offer(specs("r1", 5).windows(deny("1 0 * * *", HOUR, "UTC")).graph());
        timer.pass(Duration.ofMinutes(2));
        passes.clear();
        aws.disturb(call -> Fault.NONE);

        timer.pass(Duration.ofMinutes(58));

        assertThat(passes).as("passes come at the interval").hasSizeBetween(50, 66);
        assertThat(aws.writes()).isEmpty();
        timer.pass(Duration.ofMinutes(2));
        assertThat(written).last().isEqualTo(Instant.parse("2026-01-01T01:01:00Z"));
    }

    @Test
    void aRolloutThatBeganInTimeIsFollowedToItsEnd() {
        Toys good = Toys.staging().at("r1").app("orders", tree("image", "v1"));
        Environment.Window soon = deny("2 0 * * *", HOUR, "UTC");
        loop.offer(good.windows(soon).graph());
        timer.pass(MINUTE);
        loop.offer(Toys.staging()
                .at("r2")
                .app("orders", tree("image", "bad"))
                .windows(soon)
                .graph());
        timer.pass(Duration.ofMinutes(10));

        assertThat(condition(Condition.Type.STALLED))
                .returns(Condition.Status.TRUE, Condition::status)
                .returns("RolledBack", Condition::reason);
        assertThat(events(Event.Type.ROLLED_BACK)).hasSize(1);
        assertThat(aws.rollouts()).containsExactly("orders v1", "orders bad");
    }

    private Condition condition(Condition.Type type) {
        return loop.status().condition(type).get();
    }

    private List<String> events(Event.Type type) {
        return loop.status()
                .events()
                .filter(event -> event.type() == type)
                .map(Event::message)
                .toJavaList();
    }
}
