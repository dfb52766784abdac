package dev.mooring.daemon;

import dev.mooring.engine.PassListener;
import dev.mooring.manifest.Problem;
import dev.mooring.plan.Change;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Outcome;
import dev.mooring.source.Snapshot;
import dev.mooring.status.Condition;
import dev.mooring.status.EnvironmentStatus;
import dev.mooring.status.Event;
import dev.mooring.status.PassReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vavr.collection.Seq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon's own figures: what it does, how its environments are, and whether it still looks. Those of the calls to AWS are
 * kept where the calls are made. {@code docs/operations.md} lists them all.
 */
final class DaemonMeters implements DaemonListener {
    private final MeterRegistry meters;
    private final Clock clock;
    private final Instant started;
    private final AtomicInteger problems;
    private final ConcurrentMap<String, Watched> environments = new ConcurrentHashMap<>();

    /** What is known of one environment; the gauges read it. */
    private static final class Watched {
        private volatile EnvironmentStatus status;
        private volatile Instant lastGoodPass;

        Watched(EnvironmentStatus status, Instant lastGoodPass) {
            this.status = status;
            this.lastGoodPass = lastGoodPass;
        }
    }

    DaemonMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.started = clock.instant();
        this.problems = meters.gauge("mooring.specs.problems", new AtomicInteger());
    }

    @Override
    public void specs(Snapshot snapshot, Seq<Problem> found) {
        problems.set(found.size());
    }

    @Override
    public void status(EnvironmentStatus status) {
        Watched watched = of(status.name());
        long told = watched.status.sequence();
        watched.status = status;
        for (Event event : status.eventsAfter(told)) {
            meters.counter(
                            "mooring.events",
                            Tags.of(
                                    "environment",
                                    status.name(),
                                    "type",
                                    event.type().toString()))
                    .increment();
        }
    }

    @Override
    public PassListener passesOf(String environment) {
        return new PassListener() {
            @Override
            public void ended(PassReport report) {
                passed(environment, report);
            }
        };
    }

    private void passed(String environment, PassReport report) {
        boolean good = report.complete() && report.plan().changes().forAll(DaemonMeters::wasRead);
        if (good) {
            of(environment).lastGoodPass = report.finished();
        }
        Timer.builder("mooring.passes")
                .description("passes, by whether they saw everything and came to their end")
                .tags("environment", environment, "outcome", good ? "good" : report.complete() ? "blind" : "cut")
                .register(meters)
                .record(Duration.between(report.started(), report.finished()));
        for (PassReport.Done done : report.done()) {
            meters.counter(
                            "mooring.changes",
                            Tags.of(
                                    "environment", environment,
                                    "kind", done.change().owner().kind(),
                                    "verb", verb(done.change()),
                                    "outcome", outcome(done.outcome())))
                    .increment();
        }
    }

    private static boolean wasRead(PlannedChange planned) {
        return !(planned.change() instanceof Change.Blocked blocked && blocked.reason() == Change.Reason.UNREADABLE);
    }

    private static String verb(PlannedChange planned) {
        return planned.change().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied ignored -> "applied";
            case Outcome.InProgress ignored -> "waits";
            case Outcome.Failed ignored -> "failed";
        };
    }

    private Watched of(String environment) {
        return environments.computeIfAbsent(environment, name -> {
            Watched watched = new Watched(EnvironmentStatus.unknown(name), started);
            Gauge.builder("mooring.environment.ready", watched, known -> known.status.is(Condition.Type.READY) ? 1 : 0)
                    .description("1 while everything does its work as git says")
                    .tag("environment", name)
                    .register(meters);
            Gauge.builder(
                            "mooring.environment.synced",
                            watched,
                            known -> known.status.is(Condition.Type.SYNCED) ? 1 : 0)
                    .description("1 while AWS matches git")
                    .tag("environment", name)
                    .register(meters);
            Gauge.builder("mooring.resources.drifted", watched, DaemonMeters::drifted)
                    .description("manifests whose objects do not match git")
                    .tag("environment", name)
                    .register(meters);
            Gauge.builder("mooring.pass.age", watched, this::age)
                    .description("seconds since a pass saw everything; since the start, before the first")
                    .baseUnit("seconds")
                    .tag("environment", name)
                    .register(meters);
            return watched;
        });
    }

    private static double drifted(Watched watched) {
        return watched.status
                .resources()
                .values()
                .count(resource -> resource.condition(Condition.Type.SYNCED)
                        .exists(synced -> synced.status() == Condition.Status.FALSE));
    }

    private double age(Watched watched) {
        return Duration.between(watched.lastGoodPass, clock.instant()).toMillis() / 1000.0;
    }
}
