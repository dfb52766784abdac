package dev.mooring.cli;

import dev.mooring.daemon.Assembly;
import dev.mooring.engine.PassListener;
import dev.mooring.engine.ReconcileLoop;
import dev.mooring.graph.DesiredGraph;
import dev.mooring.manifest.Environment;
import dev.mooring.plan.Plan;
import dev.mooring.plan.PlanPrinter;
import dev.mooring.status.Condition;
import dev.mooring.status.EnvironmentStatus;
import io.vavr.collection.HashSet;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes AWS match, once, and follows it until everything is ready. */
@Command(
        name = "apply",
        description = "Make AWS match the specs, and follow rollouts to their end.",
        footer = {
            "",
            "Exit codes: 0 everything is Ready, 1 something is not. Interrupted, it leaves AWS in a state from which the",
            "next apply, or a daemon, goes on.",
            "",
            "Examples:",
            "  mooring apply specs --environment staging",
            "  mooring apply specs -e staging --timeout 15m",
            "  mooring apply specs -e staging --confirm-prune 83e7dee8ae7a    # the digest that plan printed",
            "  mooring apply specs -e production --outside-windows            # an emergency"
        })
final class ApplyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private SpecsFolder specs;

    @Mixin
    private AwsOptions aws;

    @Option(
            names = {"-e", "--environment"},
            required = true,
            paramLabel = "NAME",
            description = "The environment to apply.")
    private String environment;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = TimeConverter.class,
            description = "Give up following after so long: 90s, 15m, 1h; ${DEFAULT-VALUE} if not given.")
    private Duration timeout;

    @Option(
            names = "--confirm-prune",
            paramLabel = "DIGEST",
            description = "Allow the deletion of just those objects for which plan prints this digest.")
    private @Nullable String confirmed;

    @Option(
            names = "--outside-windows",
            description = "Make changes now, though the environment's windows do not allow them: for emergencies.")
    private boolean outsideWindows;

    ApplyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Assembly assembly = aws.assemble()) {
            DesiredGraph graph = specs.compile(environment, assembly.compiler(HashSet.empty()), terminal);
            return apply(assembly, outsideWindows ? graph.atAnyHour() : graph);
        }
    }

    private Integer apply(Assembly assembly, DesiredGraph graph) throws Exception {
        if (graph.environment().spec().mode() == Environment.Mode.OBSERVE) {
            throw new CommandFailure(environment + " is only observed (mode: observe); use plan");
        }
        Lines lines = Lines.to(terminal);
        StatusReporter reporter =
                new StatusReporter(lines, event -> event.type().isTrouble());
        CompletableFuture<EnvironmentStatus> end = new CompletableFuture<>();
        try (ReconcileLoop loop = assembly.loop(environment, firstPlan(lines), status -> {
            reporter.accept(status);
            if (isOver(status, graph.revision())) {
                end.complete(status);
            }
        })) {
            if (confirmed != null) {
                loop.expectPrune(confirmed);
            }
            loop.offer(graph);
            return exit(end.get(timeout.toMillis(), TimeUnit.MILLISECONDS), lines);
        } catch (TimeoutException late) {
            throw new CommandFailure(environment + " is not ready after " + TimeConverter.text(timeout)
                    + "; AWS goes on by itself, and the next apply too");
        }
    }

    /** Nothing more will come of it by itself. */
    private static boolean isOver(EnvironmentStatus status, String revision) {
        return status.observedRevision().equals(revision) && !status.is(Condition.Type.RECONCILING);
    }

    private PassListener firstPlan(Lines lines) {
        AtomicBoolean printed = new AtomicBoolean();
        return new PassListener() {
            @Override
            public void planned(Plan plan) {
                if (printed.compareAndSet(false, true)) {
                    lines.print(PlanPrinter.text(plan, terminal.coloursOut())
                            .lines()
                            .toList());
                }
            }
        };
    }

    private int exit(EnvironmentStatus status, Lines lines) {
        boolean ready = status.is(Condition.Type.READY);
        lines.pending(io.vavr.control.Option.none());
        lines.print(status.name()
                + (ready
                        ? " is Ready"
                        : " is not Ready: "
                                + status.condition(Condition.Type.READY)
                                        .map(condition -> condition.reason() + ": " + condition.message())
                                        .getOrElse("nothing is known")));
        return ready ? Exit.DONE : Exit.FAILED;
    }
}
