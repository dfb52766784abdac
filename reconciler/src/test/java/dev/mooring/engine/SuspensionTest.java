package dev.mooring.engine;

import static dev.mooring.fixture.Toys.app;
import static dev.mooring.fixture.Toys.appId;
import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.boxId;
import static dev.mooring.fixture.Toys.gate;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.Toys;
import dev.mooring.plan.Change;
import dev.mooring.resource.Desired;
import dev.mooring.resource.OwnerTags;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a person suspends stays suspended until a person resumes it, whichever process comes next. */
final class SuspensionTest {
    private final ToyAws aws = new ToyAws();
    private final HandClock clock = new HandClock();
    private Reconciler reconciler = started();

    private Reconciler started() {
        return new Reconciler(aws, Workers.inTurn(), clock, new Random(1));
    }

    private static Toys toys(String image) {
        return Toys.staging()
                .pruning(true, 5, 100)
                .at(image)
                .box("inbox", tree())
                .app("orders", tree("image", image, "count", 2));
    }

    private void pass(Toys toys) {
        reconciler.reconcile(toys.graph(), PassListener.SILENT, () -> false);
        clock.advance(Duration.ofMinutes(6));
    }

    private void suspended() {
        pass(toys("v1"));
        reconciler.suspend(appId("orders"), true);
        pass(toys("v1"));
        aws.writes().clear();
    }

    private Value image() {
        return aws.trees().get(app("orders")).get().get("image").get();
    }

    @Test
    void itsObjectsSaySoAndAreNotWritten() {
        suspended();

        pass(toys("v2"));

        assertThat(OwnerTags.suspends(aws.things().get(app("orders")).get().tags()))
                .isTrue();
        assertThat(aws.writes()).isEmpty();
        assertThat(reconciler.isSuspended(appId("orders"))).isTrue();
        assertThat(reconciler.isSuspended(boxId("inbox"))).isFalse();
    }

    @Test
    void theNextProcessLeavesItAloneToo() {
        suspended();
        reconciler = started();

        pass(toys("v2"));

        assertThat(aws.writes()).isEmpty();
        assertThat(reconciler.isSuspended(appId("orders"))).isTrue();
        assertThat(reconciler.plan(toys("v2").graph()).changes())
                .anyMatch(planned -> planned.change() instanceof Change.Blocked blocked
                        && blocked.reason() == Change.Reason.SUSPENDED
                        && blocked.message().equals("a person has suspended App/orders"));
    }

    @Test
    void aPersonResumesItWhoeverSuspendedIt() {
        suspended();
        reconciler = started();
        reconciler.suspend(appId("orders"), false);

        pass(toys("v2"));
        pass(toys("v2"));
        reconciler = started();
        pass(toys("v3"));

        assertThat(image()).isEqualTo(Value.of("v3"));
        assertThat(reconciler.isSuspended(appId("orders"))).isFalse();
    }

    @Test
    void whatIsSuspendedWhileItDiffersIsMarkedAndNothingElse() {
        pass(toys("v1"));
        reconciler.suspend(appId("orders"), true);
        aws.writes().clear();

        pass(toys("v2"));

        assertThat(aws.writes()).containsExactly("tag toy/app orders");
        assertThat(image()).isEqualTo(Value.of("v1"));
    }

    @Test
    void whatIsSuspendedIsNotPrunedWhenItsManifestLeavesGit() {
        suspended();
        reconciler = started();

        pass(toys("v1").without("App", "orders"));

        assertThat(aws.writes()).isEmpty();
        assertThat(aws.things().containsKey(app("orders"))).isTrue();
    }

    @Test
    void aNewObjectOfASuspendedManifestIsNotMade() {
        suspended();
        reconciler = started();

        pass(toys("v1")
                .with(
                        Toys.manifest(appId("orders")),
                        Vector.of(
                                toys("v1")
                                        .graph()
                                        .resources()
                                        .get(app("orders"))
                                        .get(),
                                new Desired(gate("new"), Toys.GATE, appId("orders"), tree(), HashSet.empty()))));

        assertThat(aws.things().containsKey(gate("new"))).isFalse();
        assertThat(aws.things().containsKey(box("inbox"))).isTrue();
    }

    @Test
    void oncePeopleHaveSaidSoNothingMoreIsWritten() {
        suspended();

        pass(toys("v1"));
        pass(toys("v1"));

        assertThat(aws.writes()).isEmpty();
    }
}
