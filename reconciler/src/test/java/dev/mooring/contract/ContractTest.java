package dev.mooring.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mooring.engine.PassListener;
import dev.mooring.engine.Reconciler;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.kinds.Expansion;
import dev.mooring.manifest.EnvironmentSpecs;
import dev.mooring.manifest.Lifecycle;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Position;
import dev.mooring.plan.Change;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Action;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Fields.Rule;
import dev.mooring.resource.Observation;
import dev.mooring.resource.Outcome;
import dev.mooring.resource.OwnerTags;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.faults.Fault;
import dev.mooring.simulator.faults.FaultPlan;
import dev.mooring.simulator.faults.FaultRule;
import dev.mooring.status.PassReport;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every resource type on every AWS. A type says what it looks like, how a stranger makes one and how somebody
 * edits one; where an emulator is not AWS is said in {@link #differences()}, and nowhere else.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Emulator.class)
@ExtendWith(Emulators.Resolver.class)
abstract class ContractTest {
    /** Longer than any value settles. */
    private static final Duration SETTLED = Duration.ofMinutes(16);

    /** The spec that a resource under contract stands for: what it says is in the trees already. */
    private record Contracted() {}

    @Parameter
    Emulator emulator = Emulator.SIMULATOR;

    private Site site;
    private Subject subject;
    private Reconciler reconciler;
    private DesiredGraph graph;

    /** The API that the type belongs to, as AWS signs it: {@code sqs}. */
    abstract String api();

    abstract Subject subject(Site at);

    /** Where emulators are not AWS, for this type. */
    Seq<Difference> differences() {
        return Vector.empty();
    }

    @BeforeEach
    void open(Emulators emulators) {
        assumeTrue(emulator.has(api()), () -> emulator.word() + " has no " + api());
        Option<String> missing = emulators.missing(emulator);
        assumeTrue(missing.isEmpty(), missing::get);
        site = emulators.open(emulator);
        subject = subject(site);
        reconciler = site.reconciler();
        graph = graph(subject.desired());
    }

    @AfterEach
    void close() {
        Option.of(site).peek(Site::close);
    }

    @Test
    void what_was_just_created_does_not_drift() {
        assertThat(planned().change()).isInstanceOf(Change.Create.class);

        create();

        assertThat(reconciler.plan(graph).matches())
                .as(text(reconciler.plan(graph)))
                .isTrue();
        Observation.Present live = live();
        assertThat(live.attributes().keySet()).containsAll(subject.type().attributes());
        assertThat(live.tags().keySet()).contains(OwnerTags.ENVIRONMENT, OwnerTags.RESOURCE);
        if (subject.type().tagged()) {
            assertThat(live.tags().keySet()).contains(OwnerTags.DIGEST, OwnerTags.COMMIT);
        }
        assertThat(OwnerTags.owns(site.environment().name(), live.tags())).isTrue();
    }

    @Test
    void a_second_pass_writes_nothing() {
        create();

        long writes = writesOf(this::pass);

        assertThat(reconciler.plan(graph).matches()).isTrue();
        assertThat(writes).isZero();
    }

    @Test
    void another_process_finds_everything_in_place() {
        create();
        reconciler = site.reconciler();

        assertThat(reconciler.plan(graph).matches())
                .as(text(reconciler.plan(graph)))
                .isTrue();
    }

    @Test
    void creating_what_is_there_makes_no_second_one() {
        create();
        PlannedChange planned = planned();
        OwnerTags tags = new OwnerTags(site.environment().name(), planned.owner(), planned.digest(), "r1");

        Outcome outcome =
                site.actuator(subject.type().name()).apply(new Action.Create(planned.id(), planned.desired(), tags));

        assertThat(outcome).isNotInstanceOf(Outcome.Failed.class);
        complete();
        assertThat(reconciler.plan(graph).matches())
                .as(text(reconciler.plan(graph)))
                .isTrue();
    }

    @Test
    void every_edit_is_seen_and_mended() {
        create();
        for (Edit edit : subject.edits()) {
            if (isLeftOut(edit.path())) {
                continue;
            }
            edit.deed().run();
            site.advance(SETTLED);

            assertThat(planned().change())
                    .as("after %s was edited: %s", edit, text(reconciler.plan(graph)))
                    .isInstanceOfSatisfying(Change.Update.class, update -> {
                        assertThat(update.drift().differences())
                                .anyMatch(difference -> difference.path().startsWith(edit.path()));
                        if (subject.type().tagged()) { // else nothing on the object tells that git stood still
                            assertThat(update.cause()).isEqualTo(Change.Cause.DRIFT);
                        }
                    });

            pass();
            site.advance(SETTLED);
            assertThat(reconciler.plan(graph).matches())
                    .as("after %s was mended: %s", edit, text(reconciler.plan(graph)))
                    .isTrue();
        }
    }

    @Test
    void there_is_an_edit_for_every_field_that_can_change() {
        Set<String> edited = subject.edits().map(Edit::path).toSet();
        Set<String> covered = edited.union(subject.beyondReach().keySet());

        assertThat(managed().filter(path -> !covered.exists(root -> within(path, root))))
                .isEmpty();
    }

    @Test
    void a_strangers_object_is_not_touched() {
        subject.madeByAStranger(HashMap.of("team", "somebody else"));

        refusesToTouch();
    }

    @Test
    void another_environments_object_is_not_touched() {
        subject.madeByAStranger(HashMap.of(OwnerTags.ENVIRONMENT, "elsewhere", OwnerTags.RESOURCE, "Queue/other"));

        refusesToTouch();
    }

    private void refusesToTouch() {
        PassReport report = pass();

        assertThat(planned().change())
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason()).isEqualTo(Change.Reason.NOT_OWNED));
        assertThat(report.done().map(done -> done.change().id()))
                .doesNotContain(subject.self().id());
    }

    @ParameterizedTest
    @EnumSource(names = {"DENY", "THROTTLE", "SERVER_ERROR"})
    void what_cannot_be_read_is_never_created(Fault fault) {
        Simulator simulator = simulator("fails on demand");
        simulator.faults().install(unreadable(fault));

        long writes = writesOf(() -> assertThat(planned().change())
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason()).isEqualTo(Change.Reason.UNREADABLE)));

        assertThat(writes).isZero();
        simulator.faults().clear();
        assertThat(subject.exists()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"DENY", "THROTTLE", "SERVER_ERROR"})
    void what_is_ours_is_left_alone_while_it_cannot_be_read(Fault fault) {
        Simulator simulator = simulator("fails on demand");
        create();
        simulator.faults().install(unreadable(fault));

        assertThat(writesOf(this::pass)).isZero();

        simulator.faults().clear();
        assertThat(subject.exists()).isTrue();
    }

    @Test
    void deleting_takes_it_away_and_may_be_done_twice() {
        create();
        Action delete = new Action.Delete(subject.self().id(), live());

        assertThat(goneThroughWith(delete)).isInstanceOf(Outcome.Applied.class);
        assertThat(subject.exists()).isFalse();
        assertThat(goneThroughWith(delete)).isInstanceOf(Outcome.Applied.class);
        subject.desired().init().forEach(other -> assertThat(observed(other)).isInstanceOf(Observation.Present.class));
    }

    /** Again for as long as AWS has something to finish first. */
    private Outcome goneThroughWith(Action action) {
        Outcome outcome = site.actuator(subject.type().name()).apply(action);
        for (int again = 0; again < 10 && outcome instanceof Outcome.InProgress; again++) {
            site.advance(Duration.ofMinutes(1));
            outcome = site.actuator(subject.type().name()).apply(action);
        }
        return outcome;
    }

    private void create() {
        pass();
        complete();
    }

    private PassReport pass() {
        return reconciler.reconcile(graph, PassListener.SILENT, () -> false);
    }

    private PlannedChange planned() {
        return reconciler
                .plan(graph)
                .changes()
                .find(planned -> planned.id().equals(subject.self().id()))
                .get();
    }

    private Observation.Present live() {
        return (Observation.Present) observed(subject.self());
    }

    private Observation observed(Desired desired) {
        return site.actuator(desired.type().name())
                .observe(HashSet.of(desired.id()))
                .get(desired.id())
                .get();
    }

    private static String text(Plan plan) {
        return plan.changes()
                .map(planned -> planned.id() + ": " + planned.change())
                .mkString("\n");
    }

    private long writesOf(Runnable deed) {
        long mark =
                site.simulator().map(simulator -> simulator.journal().mark()).getOrElse(0L);
        deed.run();
        return site.simulator()
                .map(simulator -> simulator.journal().after(mark).writes())
                .getOrElse(0L);
    }

    private Simulator simulator(String what) {
        assumeTrue(site.simulator().isDefined(), () -> "only the simulator " + what);
        return site.simulator().get();
    }

    private FaultPlan unreadable(Fault fault) {
        return FaultPlan.of(Vector.of("Get*", "List*", "Describe*")
                .map(reads -> FaultRule.always(fault, api() + ":" + reads))
                .toJavaArray(FaultRule[]::new));
    }

    /** Paths of fields that git keeps and AWS can change in place. */
    private Set<String> managed() {
        Seq<Rule> rules = subject.type().fields().rules();
        Set<String> kept = paths(rules, Rule.Immutable.class)
                .union(paths(rules, Rule.ReadOnly.class))
                .union(paths(rules, Rule.Unmanaged.class))
                .union(paths(rules, Rule.SettlesWithin.class));
        return rules.map(Rule::path).toSet().filter(path -> !kept.exists(root -> within(path, root)));
    }

    private static Set<String> paths(Seq<Rule> rules, Class<? extends Rule> sort) {
        return rules.filter(sort::isInstance).map(Rule::path).toSet();
    }

    private static boolean within(String path, String root) {
        return path.startsWith(root)
                && (path.length() == root.length() || ".[{".indexOf(path.charAt(root.length())) >= 0);
    }

    private Seq<Difference> here(Difference.Relief relief) {
        return differences().filter(one -> one.emulator() == emulator && one.relief() == relief);
    }

    private boolean isLeftOut(String path) {
        return here(Difference.Relief.LEFT_OUT).exists(one -> within(path, one.path()));
    }

    /** Lets fields arrive that the emulator drops when it creates. */
    private void complete() {
        if (here(Difference.Relief.SECOND_PASS).nonEmpty()) {
            pass();
        }
    }

    private DesiredGraph graph(Seq<Desired> desired) {
        Manifest<Contracted> manifest = new Manifest<>(
                subject.self().owner(),
                HashMap.empty(),
                new Lifecycle(
                        Option.none(),
                        Lifecycle.Adoption.NEVER,
                        true,
                        here(Difference.Relief.LEFT_OUT).map(Difference::path),
                        Option.none(),
                        0),
                new Contracted(),
                path -> new Position(path, 1, 1));
        return DesiredGraph.of(
                        new EnvironmentSpecs(site.environment(), Vector.of(manifest)),
                        specs -> HashMap.of(
                                manifest.id(), new Expansion(desired.reverse(), Vector.empty(), Vector.empty())),
                        "r1")
                .getOrElseThrow(() -> new AssertionError("the contract is no graph"));
    }
}
