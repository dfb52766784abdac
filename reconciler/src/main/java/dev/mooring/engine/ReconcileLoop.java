package dev.mooring.engine;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Problem;
import dev.mooring.plan.Plan;
import dev.mooring.plan.Pruning;
import dev.mooring.resource.ManifestId;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.PassReport;
import dev.mooring.status.StatusReducer;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Keeps one environment, pass after pass, at most one at a time. A pass is due when a revision arrives, when somebody asks,
 * when the interval ends, and soon again while AWS is at work. A newer revision ends a pass that is under way between two
 * writes. Nothing that a pass does ends the loop.
 */
public final class ReconcileLoop implements AutoCloseable {
    private final Reconciler reconciler;
    private final Timer timer;
    private final Clock clock;
    private final PassListener listener;
    private final Consumer<EnvironmentStatus> watcher;
    private final StatusReducer reducer = new StatusReducer();
    private final Pace pace;

    private final Object lock = new Object();
    private Option<DesiredGraph> graph = Option.none();
    private Option<Timer.Appointment> appointment = Option.none();
    private EnvironmentStatus status;
    private Pruning pruning = Pruning.NONE;
    private boolean underWay;
    private boolean asked;
    private boolean closed;
    private volatile boolean superseded;

    /**
     * @param watcher told of every new status, in order; must not block
     */
    public ReconcileLoop(
            String environment,
            Reconciler reconciler,
            Timer timer,
            Clock clock,
            RandomGenerator random,
            PassListener listener,
            Consumer<EnvironmentStatus> watcher) {
        this.reconciler = reconciler;
        this.timer = timer;
        this.clock = clock;
        this.listener = listener;
        this.watcher = watcher;
        this.pace = new Pace(random);
        this.status = EnvironmentStatus.unknown(environment);
    }

    public EnvironmentStatus status() {
        synchronized (lock) {
            return status;
        }
    }

    /** The graph in force, if any revision was good so far. */
    public Option<DesiredGraph> graph() {
        synchronized (lock) {
            return graph;
        }
    }

    /** As {@link #graph}, as a pass takes it. */
    private Option<DesiredGraph> wanted() {
        synchronized (lock) {
            return graph.map(inForce -> asFarAsKnown(inForce));
        }
    }

    /** While the newest revision is bad, nobody can tell what has left git. */
    private DesiredGraph asFarAsKnown(DesiredGraph inForce) {
        return status.problems().isEmpty()
                ? inForce
                : inForce.incomplete("the newest revision of the specs has problems");
    }

    /** What a pass would do now, read from AWS for this answer; none before the first good revision. */
    public Option<Plan> plan() {
        return wanted().map(reconciler::plan);
    }

    /** A good revision: in force from now on, and applied before anything else. */
    public void offer(DesiredGraph offered) {
        synchronized (lock) {
            boolean known = graph.exists(inForce -> inForce.revision().equals(offered.revision()));
            if (closed || (known && status.problems().isEmpty())) {
                return;
            }
            graph = Option.some(offered);
            superseded = true;
            pace.restart();
            tell(before -> reducer.offered(before, offered, clock.instant()));
            passSoon();
        }
    }

    /** A bad revision: the problems are shown, and the last good one stays in force. */
    public void refuse(String revision, Seq<Problem> problems) {
        synchronized (lock) {
            tell(before -> reducer.refused(before, revision, problems, clock.instant()));
        }
    }

    /** A pass as soon as possible. */
    public void ask() {
        synchronized (lock) {
            pace.restart();
            passSoon();
        }
    }

    /**
     * A person allows what the last pass held back to be deleted; a pass does it at once.
     *
     * @return why not, where {@code digest} does not stand for what waits now
     */
    public Option<String> confirmPrune(String digest) {
        synchronized (lock) {
            if (!pruning.digest().equals(digest) || digest.isEmpty()) {
                return Option.some(
                        pruning.digest().isEmpty()
                                ? "nothing waits for a confirmation"
                                : "what waits for a confirmation has the digest " + pruning.digest() + ": "
                                        + pruning.message());
            }
            reconciler.confirmPrune(digest);
            ask();
            return Option.none();
        }
    }

    /** As {@link Reconciler#confirmPrune}, before any pass has told what would be deleted. */
    public void expectPrune(String digest) {
        reconciler.confirmPrune(digest);
    }

    /** As {@link Reconciler#retry}, with a pass at once. */
    public void retry(ManifestId manifest) {
        graph().forEach(wanted -> reconciler.retry(wanted, manifest));
        ask();
    }

    /** Observed but not written until {@link #resume(ManifestId)}; tags on its objects outlive this process. */
    public void suspend(ManifestId manifest) {
        suspend(manifest, true);
    }

    public void resume(ManifestId manifest) {
        suspend(manifest, false);
    }

    /** Whether git or a person wants this manifest observed and not written. */
    public boolean isSuspended(ManifestId manifest) {
        return reconciler.isSuspended(manifest)
                || graph().flatMap(inForce -> inForce.manifests().get(manifest))
                        .exists(known -> !known.lifecycle().reconcile());
    }

    private void suspend(ManifestId manifest, boolean asked) {
        synchronized (lock) {
            reconciler.suspend(manifest, asked);
            superseded = true;
            ask();
        }
    }

    /** No passes until {@link #resume}; the one under way stops before its next write. */
    public void suspend() {
        synchronized (lock) {
            superseded = true;
            cancel();
            tell(before -> reducer.suspended(before, true, clock.instant()));
        }
    }

    public void resume() {
        synchronized (lock) {
            tell(before -> reducer.suspended(before, false, clock.instant()));
            passSoon();
        }
    }

    /** No pass begins any more; the one under way stops before its next write. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            superseded = true;
            cancel();
        }
    }

    private void passSoon() {
        if (underWay) {
            asked = true;
        } else {
            schedule(Duration.ZERO);
        }
    }

    private void schedule(Duration delay) {
        cancel();
        if (!closed && !status.suspended() && graph.isDefined()) {
            appointment = Option.some(timer.after(delay, this::pass));
        }
    }

    private void cancel() {
        appointment.forEach(Timer.Appointment::cancel);
        appointment = Option.none();
    }

    private void pass() {
        DesiredGraph wanted;
        synchronized (lock) {
            if (closed || underWay || status.suspended() || graph.isEmpty()) {
                return;
            }
            wanted = asFarAsKnown(graph.get());
            underWay = true;
            asked = false;
            superseded = false;
        }
        try {
            PassReport report = reconciler.reconcile(wanted, listener, () -> superseded);
            listener.ended(report);
            ended(wanted, report);
        } catch (RuntimeException | Error thrown) {
            brokeOff(wanted, thrown);
        }
    }

    /** The next pass is appointed first, so that whatever else goes wrong, there is one. */
    private void ended(DesiredGraph wanted, PassReport report) {
        synchronized (lock) {
            underWay = false;
            pruning = report.plan().pruning();
            Duration interval = wanted.environment().spec().interval();
            schedule(asked ? Duration.ZERO : pace.next(report, interval, reconciler.nextAttempt()));
            tell(before -> reducer.passed(before, report, clock.instant()));
        }
    }

    private void brokeOff(DesiredGraph wanted, Throwable thrown) {
        synchronized (lock) {
            underWay = false;
            schedule(pace.afterBreakdown(wanted.environment().spec().interval()));
            tell(before -> reducer.broken(before, thrown, clock.instant()));
        }
    }

    private void tell(UnaryOperator<EnvironmentStatus> next) {
        EnvironmentStatus before = status;
        status = next.apply(before);
        if (!closed && !status.equals(before)) {
            watcher.accept(status);
        }
    }
}
