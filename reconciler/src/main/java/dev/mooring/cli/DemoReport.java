package dev.mooring.cli;

import dev.mooring.daemon.Assembly;
import dev.mooring.daemon.DaemonListener;
import dev.mooring.engine.PassListener;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Problem;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlanPrinter;
import dev.mooring.simulator.Simulator;
import dev.mooring.source.Snapshot;
import dev.mooring.status.Condition;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;

/** Tells the person at the terminal what the demo does, and once everything is ready what they may try. */
final class DemoReport implements DaemonListener {
    private final Path specs;
    private final Simulator simulator;
    private final Lines lines;
    private final Terminal terminal;
    private final StatusReporter reporter;
    private Set<String> laid = HashSet.empty();
    private Map<String, EnvironmentStatus> statuses = HashMap.empty();
    private Map<String, String> plans = HashMap.empty();
    private Option<Runnable> whenReady = Option.none();
    private boolean introduced;

    DemoReport(Path specs, Simulator simulator, Lines lines, Terminal terminal) {
        this.specs = specs;
        this.simulator = simulator;
        this.lines = lines;
        this.terminal = terminal;
        this.reporter = new StatusReporter(lines, DemoReport::isTold);
    }

    /** What neither the plan tells, nor what has arrived, nor the problems of specs. */
    static boolean isTold(Event event) {
        return switch (event.type()) {
            case DRIFT_MENDED,
                    DRIFT_FOUND,
                    BLOCKED,
                    FAILED,
                    ROLLED_BACK,
                    RECOVERED,
                    NOTED,
                    DELETED,
                    RETAINED,
                    PRUNE_HELD,
                    WINDOW_CLOSED,
                    SUSPENDED,
                    RESUMED,
                    INTERNAL_ERROR -> true;
            case CREATED, UPDATED, REPLACED, READY, REVISION_APPLIED, SPECS_INVALID, SPECS_VALID -> false;
        };
    }

    /**
     * Both servers answer; from here on the environments come up.
     *
     * @param ready runs once, when everything is Ready for the first time
     */
    synchronized void started(URI api, URI aws, SortedMap<String, DesiredGraph> graphs, Runnable ready) {
        lines.print("Console  " + api + "/");
        lines.print("API  " + api + "/api/v1/environments");
        lines.print("AWS  " + aws + " (embedded; nothing leaves this machine)");
        whenReady = Option.some(() -> {
            lines.print(new Introduction(specs, api, aws, graphs).lines());
            ready.run();
        });
        introduceOnce();
    }

    /**
     * A new environment needs what Terraform would have made for it. A secret that an edit names is nobody's to make: it is
     * missing, as it would be in AWS.
     */
    @Override
    public synchronized void arrived(Snapshot snapshot) {
        Seq<DesiredGraph> graphs =
                Assembly.compiler().compile(snapshot).map(SortedMap::values).getOrElse(Vector.empty());
        Foundations.lay(graphs, simulator);
        Foundations.laySecrets(graphs.reject(graph -> laid.contains(graph.name())), simulator);
        laid = laid.addAll(graphs.map(DesiredGraph::name));
    }

    @Override
    public void specs(Snapshot snapshot, Seq<Problem> problems) {
        if (problems.nonEmpty()) {
            lines.print(new ProblemText(specs, snapshot.files(), terminal.outIsTerminal())
                    .lines(problems)
                    .append("nothing is written; the last good revision stays in force"));
        }
    }

    @Override
    public synchronized void status(EnvironmentStatus status) {
        statuses = statuses.put(status.name(), status);
        reporter.accept(status);
        introduceOnce();
    }

    private void introduceOnce() {
        boolean ready = statuses.nonEmpty() && statuses.values().forAll(status -> status.is(Condition.Type.READY));
        if (ready && !introduced) {
            introduced = whenReady.isDefined();
            whenReady.forEach(Runnable::run);
        }
    }

    /** Plans are worth reading once the first one, which creates everything, is through. */
    @Override
    public PassListener passesOf(String environment) {
        return new PassListener() {
            @Override
            public void planned(Plan plan) {
                print(environment, plan);
            }
        };
    }

    private synchronized void print(String environment, Plan plan) {
        if (!introduced || plan.writes().isEmpty()) {
            return;
        }
        String text = PlanPrinter.text(plan, terminal.coloursOut());
        if (!plans.get(environment).contains(text)) {
            plans = plans.put(environment, text);
            lines.print(Vector.ofAll(text.lines()).prepend(""));
        }
    }
}
