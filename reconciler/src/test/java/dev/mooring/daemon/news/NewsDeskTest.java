package dev.mooring.daemon.news;

import static dev.mooring.fixture.Toys.box;
import static dev.mooring.fixture.Toys.deny;
import static dev.mooring.fixture.Toys.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.aws.DeploymentLog.Ended;
import dev.mooring.daemon.news.News.Topic;
import dev.mooring.engine.PassListener;
import dev.mooring.engine.ReconcileLoop;
import dev.mooring.engine.Reconciler;
import dev.mooring.engine.Workers;
import dev.mooring.fixture.HandClock;
import dev.mooring.fixture.HandTimer;
import dev.mooring.fixture.ToyAws;
import dev.mooring.fixture.ToyAws.Fault;
import dev.mooring.fixture.Toys;
import dev.mooring.manifest.Position;
import dev.mooring.manifest.Problem;
import dev.mooring.plan.Change.Cause;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Receipt;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What of a loop's life is news, on virtual time. */
final class NewsDeskTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HandClock clock = new HandClock();
    private final HandTimer timer = new HandTimer(clock);
    private final ToyAws aws = new ToyAws();
    private final List<News> told = new ArrayList<>();
    private ReconcileLoop loop = process();

    private ReconcileLoop process() {
        NewsDesk desk = new NewsDesk("staging");
        return new ReconcileLoop(
                "staging",
                new Reconciler(aws, Workers.inTurn(), clock, new Random(7)),
                timer,
                clock,
                new Random(7),
                PassListener.SILENT,
                status -> told.addAll(desk.of(status).toJavaList()));
    }

    private static Toys inbox(String revision, int size) {
        return Toys.staging().at(revision).box("inbox", tree("size", size));
    }

    private void converged() {
        loop.offer(inbox("r1", 5).graph());
        timer.pass(MINUTE.multipliedBy(2));
        told.clear();
    }

    private List<Topic> topics() {
        return told.stream().map(News::topic).toList();
    }

    @Test
    void aQuietLifeIsNoNews() {
        loop.offer(inbox("r1", 5).graph());
        timer.pass(Duration.ofHours(3));

        assertThat(told).isEmpty();
    }

    @Test
    void driftThatIsMendedIsTold() {
        converged();
        aws.change(box("inbox"), "size", Value.of(99));
        timer.pass(MINUTE.multipliedBy(5));

        assertThat(told).singleElement().satisfies(news -> {
            assertThat(news.subject()).isEqualTo("[staging] Box/inbox: AWS was changed, and put back");
            assertThat(news.message().text()).isEqualTo("""
                            Box/inbox: drift: AWS was changed: toy/box inbox: size 5 → 99; put back

                            revision r1""");
            assertThat(news.message().words().toJavaMap())
                    .containsEntry("environment", "staging")
                    .containsEntry("event", "DriftMended")
                    .containsEntry("severity", "warning");
            assertThat(news.message().lists().get("manifests").get()).containsExactly("Box/inbox");
        });
    }

    @Test
    void theSameDriftOverAndOverIsToldOnceAnHour() {
        converged();
        for (int minute = 0; minute < 90; minute++) {
            aws.change(box("inbox"), "size", Value.of(99));
            timer.pass(MINUTE);
        }

        assertThat(topics()).containsExactly(Topic.DRIFT_MENDED, Topic.DRIFT_MENDED);
    }

    @Test
    void whatOnePassBringsComesTogether() {
        Toys toys = inbox("r1", 5);
        for (int number = 0; number < 30; number++) {
            toys = toys.box("box-" + number, tree("size", 5));
        }
        loop.offer(toys.graph());
        timer.pass(MINUTE.multipliedBy(2));
        told.clear();
        aws.things().keySet().forEach(id -> aws.change(id, "size", Value.of(99)));
        timer.pass(MINUTE.multipliedBy(2));

        assertThat(told).singleElement().satisfies(news -> {
            assertThat(news.subject()).isEqualTo("[staging] 31 manifests: AWS was changed, and put back");
            assertThat(news.message().text()).contains("\nand 11 more\n");
        });
    }

    @Test
    void badSpecsAndGoodOnesAgainAreTold() {
        converged();
        loop.refuse("r2", Vector.of(new Problem(new Position("a.yaml", 3, 5), "no such field")));
        loop.refuse("r2", Vector.of(new Problem(new Position("a.yaml", 3, 5), "no such field")));
        loop.offer(inbox("r3", 5).graph());
        timer.pass(MINUTE);

        assertThat(topics()).containsExactly(Topic.SPECS_INVALID, Topic.SPECS_VALID);
        assertThat(told.getFirst().message().text()).isEqualTo("a.yaml:3:5: no such field\n\nrevision r2");
    }

    @Test
    void changesThatWaitForTheirWindowAreToldOnce() {
        converged();
        loop.offer(inbox("r2", 6)
                .windows(deny("0 0 * * *", Duration.ofHours(6), "UTC"))
                .graph());
        timer.pass(Duration.ofHours(3));

        assertThat(topics()).containsExactly(Topic.WINDOW_CLOSED);
    }

    @Test
    void aThrottleThatLastsAndItsEndAreTold() {
        converged();
        aws.disturb(call -> aws.writing() ? Fault.THROTTLED : Fault.NONE);
        loop.offer(inbox("r2", 6).graph());
        timer.pass(MINUTE.multipliedBy(30));
        aws.disturb(call -> Fault.NONE);
        timer.pass(MINUTE.multipliedBy(30));

        assertThat(topics()).containsExactly(Topic.FAILED, Topic.RECOVERED);
    }

    @Test
    void aThrottleThatPassesIsNoNews() {
        converged();
        aws.disturb(call -> aws.writing() ? Fault.THROTTLED : Fault.NONE);
        loop.offer(inbox("r2", 6).graph());
        timer.pass(MINUTE.multipliedBy(5));
        aws.disturb(call -> Fault.NONE);
        timer.pass(Duration.ofHours(1));

        assertThat(aws.trees().get(box("inbox")).get().get("size")).contains(Value.of(6));
        assertThat(told).isEmpty();
    }

    @Test
    void aRestartTellsWhatStandsInOneMessageAndNothingElse() {
        loop.offer(inbox("r1", 5).box("outbox", tree("fifo", true)).graph());
        timer.pass(MINUTE.multipliedBy(2));
        loop.close();
        aws.change(box("outbox"), "fifo", Value.of(false));
        aws.put(box("third"), tree("size", 1), ToyAws.tagsOf("production", "Box/third"));
        told.clear();
        loop = process();
        loop.offer(inbox("r1", 5)
                .box("outbox", tree("fifo", true))
                .box("third", tree("size", 1))
                .graph());
        timer.pass(MINUTE.multipliedBy(10));

        assertThat(told).singleElement().satisfies(news -> {
            assertThat(news.topic()).isEqualTo(Topic.STANDING);
            assertThat(news.subject()).isEqualTo("[staging] 2 manifests: Mooring has started; this wants a look");
        });
    }

    @Test
    void aRestartIntoAQuietLifeTellsNothing() {
        converged();
        loop.close();
        loop = process();
        loop.offer(inbox("r1", 5).graph());
        timer.pass(Duration.ofHours(1));

        assertThat(told).isEmpty();
    }

    @Test
    void aRolloutIsToldWhenItBeginsAndWhenItSucceeds() {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        ManifestId orders = new ManifestId("Service", "orders");
        NewsDesk desk = new NewsDesk("staging");
        EnvironmentStatus status = EnvironmentStatus.unknown("staging");
        Receipt receipt = new Receipt(
                1,
                "r2",
                now,
                now,
                Vector.of(
                        entry(orders, "ecs/service", true),
                        entry(new ManifestId("Service", "other"), "ecs/service", false),
                        entry(orders, "logs/log-group", false)));

        assertThat(desk.of(withReceipt(status, receipt)))
                .extracting(News::subject)
                .containsExactly("[staging] Service/orders: rollout began");
        assertThat(desk.of(withReceipt(status, receipt))).isEmpty();
        assertThat(desk.ended(Vector.of(
                        new Ended("staging", "orders", "r2", "orders:2", true, "is ready", now),
                        new Ended("staging", "other", "r2", "other:2", false, "rolled back", now))))
                .extracting(news -> news.message().text())
                .containsExactly("Service/orders runs orders:2\n\nrevision r2");
    }

    private static Receipt.Entry entry(ManifestId owner, String type, boolean startsDeployment) {
        return new Receipt.Entry(
                owner,
                new ResourceId(type, "apps", owner.name()),
                "update",
                Cause.EDIT,
                Vector.of("taskDefinition"),
                startsDeployment,
                "applied");
    }

    private static EnvironmentStatus withReceipt(EnvironmentStatus status, Receipt receipt) {
        return new EnvironmentStatus(
                status.name(),
                "r2",
                "r2",
                status.lastPass(),
                false,
                status.conditions(),
                status.resources(),
                status.problems(),
                status.events(),
                Vector.of(receipt),
                status.troubles(),
                receipt.sequence());
    }
}
