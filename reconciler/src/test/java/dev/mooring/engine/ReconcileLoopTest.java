package dev.mooring.engine;

import static dev.mooring.fixture.Toys.appId;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.boxId;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.HandTimer;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.ToyAws.Fault;
import dev.mooring.fixture.Toys;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Problem;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.Value;
import dev.mooring.status.Condition;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** On virtual time and one thread: what the loop does is a function of the clock. */
final class ReconcileLoopTest {
    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private final HandClock clock = new HandClock();
    private final HandTimer timer = new HandTimer(clock);
    private final ToyAws aws = new ToyAws();
    private final List<EnvironmentStatus> told = new ArrayList<>();
    private Consumer<EnvironmentStatus> watcher = told::add;
    private final List<Runnable> duringWrites = new ArrayList<>();
    private final ReconcileLoop loop = new ReconcileLoop(
            "staging",
            new Reconciler(aws, Workers.inTurn(), clock, new Random(7)),
            timer,
            clock,
            new Random(7),
            new PassListener() {
                @Override
                public void finished(PlannedChange change, Outcome outcome) {
                    if (!duringWrites.isEmpty()) {
                        duringWrites.removeFirst().run();
                    }
                }
            },
            status -> this.watcher.accept(status));

    @Test
    void nothingHappensBeforeTheFirstGoodRevision() {
        loop.ask();
        timer.pass(INTERVAL.multipliedBy(3));

        assertThat(aws.calls()).isZero();
        assertThat(loop.plan()).isEmpty();
    }

    @Test
    void aRevisionIsAppliedAtOnceAndSoonSeenToBeReady() {
        loop.offer(inbox("r1", 5));
        timer.pass(Duration.ofSeconds(2));

        assertThat(aws.trees().get(box("inbox")).get().get("size")).contains(Value.of(5));
        assertThat(is(Condition.Type.READY)).isEqualTo(Condition.Status.TRUE);
        assertThat(loop.status().observedRevision()).isEqualTo("r1");
    }

    @Test
    void whenAllIsWellPassesComeAtTheIntervalGiveOrTakeATenth() {
        loop.offer(inbox("r1", 5));
        timer.pass(Duration.ofSeconds(5));
        int settled = aws.calls();

        timer.pass(INTERVAL.multipliedBy(20));

        int callsOfAPass = 4; // each of three types is listed, and the box is looked at
        assertThat((aws.calls() - settled) / callsOfAPass).isBetween(18, 23);
        assertThat(aws.writes()).containsExactly("create toy/box inbox");
    }

    @Test
    void driftIsMendedWithinTheIntervalAndToldOnce() {
        loop.offer(inbox("r1", 5));
        timer.pass(INTERVAL);
        aws.change(box("inbox"), "size", Value.of(99));
        timer.pass(INTERVAL.multipliedBy(3));

        assertThat(aws.trees().get(box("inbox")).get().get("size")).contains(Value.of(5));
        assertThat(events(Event.Type.DRIFT_MENDED))
                .containsExactly("drift: AWS was changed: toy/box inbox: size 5 → 99; put back");
    }

    @Test
    void whatWasDeletedIsMadeAgainAndToldAsDrift() {
        loop.offer(inbox("r1", 5));
        timer.pass(INTERVAL);
        aws.remove(box("inbox"));
        timer.pass(INTERVAL.multipliedBy(2));

        assertThat(aws.trees().containsKey(box("inbox"))).isTrue();
        assertThat(events(Event.Type.DRIFT_MENDED))
                .containsExactly("drift: AWS was changed: toy/box inbox was deleted; created again");
    }

    @Test
    void aSteadyStateTellsNothingNew() {
        loop.offer(inbox("r1", 5));
        timer.pass(INTERVAL);
        EnvironmentStatus settled = loop.status();

        timer.pass(INTERVAL.multipliedBy(50));

        EnvironmentStatus later = loop.status();
        assertThat(later.conditions()).isEqualTo(settled.conditions());
        assertThat(later.resources()).isEqualTo(settled.resources());
        assertThat(later.sequence()).as("events and receipts").isEqualTo(settled.sequence());
        assertThat(later.lastPass().get())
                .as("that it still looks is seen")
                .isAfter(settled.lastPass().get().plus(INTERVAL.multipliedBy(40)));
    }

    @Test
    void anEditIsAppliedAtOnceAndNotAtTheInterval() {
        loop.offer(inbox("r1", 5));
        timer.pass(INTERVAL);
        loop.offer(inbox("r2", 6));
        timer.pass(Duration.ofSeconds(1));

        assertThat(aws.trees().get(box("inbox")).get().get("size")).contains(Value.of(6));
        assertThat(events(Event.Type.UPDATED)).containsExactly("updated toy/box inbox: size 5 → 6");
    }

    @Test
    void aNewerRevisionEndsThePassUnderWayBetweenTwoWrites() {
        Toys many = Toys.staging().at("r1").box("a", tree()).box("b", tree()).box("c", tree());
        duringWrites.add(() ->
                loop.offer(many.at("r2").without("Box", "b").without("Box", "c").graph()));

        loop.offer(many.graph());
        timer.pass(Duration.ofSeconds(5));

        assertThat(aws.writes()).containsExactly("create toy/box a");
        assertThat(loop.status().observedRevision()).isEqualTo("r2");
        assertThat(is(Condition.Type.READY)).isEqualTo(Condition.Status.TRUE);
        assertThat(loop.status().history())
                .as("what the overtaken pass changed")
                .hasSize(1);
        assertThat(loop.status().history().head().revision()).isEqualTo("r1");
    }

    @Test
    void aBadRevisionLeavesTheLastGoodOneInForce() {
        loop.offer(inbox("r1", 5));
        timer.pass(INTERVAL);
        Problem problem = new Problem(Toys.position(boxId("inbox"), 7), "what is sise? did you mean size?");
        loop.refuse("r2", Vector.of(problem));
        aws.change(box("inbox"), "size", Value.of(99));
        timer.pass(INTERVAL.multipliedBy(2));

        assertThat(aws.trees().get(box("inbox")).get().get("size"))
                .as("still kept")
                .contains(Value.of(5));
        assertThat(loop.status().revision()).isEqualTo("r1");
        assertThat(loop.status().problems()).containsExactly(problem);
        assertThat(is(Condition.Type.SPECS_INVALID)).isEqualTo(Condition.Status.TRUE);
        assertThat(is(Condition.Type.READY)).isEqualTo(Condition.Status.TRUE);
    }

    @Test
    void goingBackToTheRevisionInForceEndsTheProblems() {
        loop.offer(inbox("r1", 5));
        timer.pass(INTERVAL);
        loop.refuse("r2", Vector.of(new Problem(Toys.position(boxId("inbox"), 7), "bad")));
        loop.offer(inbox("r1", 5));

        assertThat(loop.status().problems()).isEmpty();
        assertThat(is(Condition.Type.SPECS_INVALID)).isEqualTo(Condition.Status.FALSE);
        assertThat(loop.status().events().map(Event::type)).endsWith(Event.Type.SPECS_INVALID, Event.Type.SPECS_VALID);
    }

    @Test
    void aSuspendedLoopDoesNothingUntilItIsResumed() {
        loop.offer(inbox("r1", 5));
        timer.pass(INTERVAL);
        loop.suspend();
        aws.change(box("inbox"), "size", Value.of(99));
        int calls = aws.calls();
        loop.ask();
        timer.pass(INTERVAL.multipliedBy(10));
        assertThat(aws.calls()).isEqualTo(calls);

        loop.resume();
        timer.pass(Duration.ofSeconds(1));
        assertThat(aws.trees().get(box("inbox")).get().get("size")).contains(Value.of(5));
    }

    @Test
    void aThrottledWriteIsTriedAgainLaterAndLater() {
        aws.disturb(call -> Fault.NONE);
        loop.offer(Toys.staging().at("r0").graph());
        timer.pass(INTERVAL);
        List<Integer> attempts = new ArrayList<>();
        aws.disturb(call -> attempts.size() < 4 && isWrite(call, attempts) ? Fault.THROTTLED : Fault.NONE);
        loop.offer(inbox("r1", 5));
        timer.pass(Duration.ofSeconds(30));

        assertThat(attempts).hasSize(4);
        assertThat(is(Condition.Type.READY)).isEqualTo(Condition.Status.TRUE);
        assertThat(events(Event.Type.FAILED)).as("one trouble is told once").hasSize(1);
        assertThat(events(Event.Type.RECOVERED)).hasSize(1);
    }

    @Test
    void whatAwsRolledBackIsStalledAndSentAgainOnlyOnDemand() {
        loop.offer(orders("r1", "v1"));
        timer.pass(INTERVAL);
        loop.offer(orders("r2", "bad1"));
        timer.pass(INTERVAL.multipliedBy(10));

        assertThat(aws.rollouts()).containsExactly("orders v1", "orders bad1");
        assertThat(is(Condition.Type.STALLED)).isEqualTo(Condition.Status.TRUE);
        assertThat(loop.status().condition(Condition.Type.STALLED).get().message())
                .contains("App/orders RolledBack");
        assertThat(events(Event.Type.ROLLED_BACK)).hasSize(1);

        loop.retry(appId("orders"));
        timer.pass(INTERVAL.multipliedBy(10));
        assertThat(aws.rollouts()).containsExactly("orders v1", "orders bad1", "orders bad1");

        loop.offer(orders("r3", "v2"));
        timer.pass(INTERVAL);
        assertThat(aws.rollouts()).endsWith("orders v2");
        assertThat(is(Condition.Type.READY)).isEqualTo(Condition.Status.TRUE);
        assertThat(is(Condition.Type.STALLED)).isEqualTo(Condition.Status.FALSE);
    }

    @Test
    void anObservedEnvironmentIsReportedAndNeverWritten() {
        aws.put(box("inbox"), tree("size", 5), ToyAws.tagsOf("staging", "Box/inbox"));
        loop.offer(Toys.staging().box("inbox", tree("size", 6)).observing().graph());
        timer.pass(INTERVAL.multipliedBy(5));

        assertThat(aws.writes()).isEmpty();
        assertThat(is(Condition.Type.SYNCED)).isEqualTo(Condition.Status.FALSE);
        assertThat(loop.status().condition(Condition.Type.SYNCED).get().reason())
                .isEqualTo("ObserveOnly");
    }

    @Test
    void nothingThatAPassThrowsEndsTheLoop() {
        aws.disturb(call -> Fault.CRASH_BEFORE);
        loop.offer(inbox("r1", 5));
        timer.pass(Duration.ofSeconds(3));
        assertThat(loop.status().condition(Condition.Type.READY).get().reason()).isEqualTo("InternalError");
        assertThat(events(Event.Type.INTERNAL_ERROR)).hasSize(1);

        aws.disturb(call -> Fault.NONE);
        timer.pass(INTERVAL);
        assertThat(is(Condition.Type.READY)).isEqualTo(Condition.Status.TRUE);
    }

    @Test
    void notEvenAWatcherThatThrowsEndsTheLoop() {
        loop.offer(inbox("r1", 5));
        timer.pass(INTERVAL);
        watcher = status -> {
            throw new IllegalStateException("the watcher is broken");
        };
        aws.change(box("inbox"), "size", Value.of(99));
        assertThatThrownBy(() -> timer.pass(INTERVAL.multipliedBy(2))).hasMessage("the watcher is broken");

        watcher = told::add;
        aws.change(box("inbox"), "size", Value.of(98));
        timer.pass(INTERVAL.multipliedBy(2));
        assertThat(aws.trees().get(box("inbox")).get().get("size")).contains(Value.of(5));
    }

    @Test
    void aClosedLoopKeepsNoAppointment() {
        loop.offer(inbox("r1", 5));
        timer.pass(INTERVAL);
        loop.close();
        loop.offer(inbox("r2", 6));
        loop.ask();

        assertThat(timer.appointments()).isZero();
    }

    @Test
    void aTransitionIsTimedWhenTheStatusChangesAndNotWhenItIsSaidAgain() {
        loop.offer(orders("r1", "v1"));
        timer.pass(INTERVAL);
        Condition ready = loop.status().condition(Condition.Type.READY).get();
        loop.offer(orders("r2", "v1"));
        timer.pass(INTERVAL);

        Condition again = loop.status().condition(Condition.Type.READY).get();
        assertThat(again.observedRevision()).isEqualTo("r2");
        assertThat(again.lastTransitionTime()).isEqualTo(ready.lastTransitionTime());
    }

    private boolean isWrite(int call, List<Integer> attempts) {
        boolean write = aws.writing();
        if (write) {
            attempts.add(call);
        }
        return write;
    }

    private Condition.Status is(Condition.Type type) {
        return loop.status().condition(type).get().status();
    }

    private List<String> events(Event.Type type) {
        return loop.status()
                .events()
                .filter(event -> event.type() == type)
                .map(Event::message)
                .toJavaList();
    }

    private static DesiredGraph inbox(String revision, int size) {
        return Toys.staging().at(revision).box("inbox", tree("size", size)).graph();
    }

    private static DesiredGraph orders(String revision, String image) {
        return Toys.staging().at(revision).app("orders", tree("image", image)).graph();
    }
}
