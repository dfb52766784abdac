package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.AutoscalingSpec;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Metric;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Target;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** What is wrong with {@code autoscaling:} that no single field shows. */
final class ScalingChecks {
    private static final String AT = "spec.autoscaling";
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private final Manifest<ServiceSpec> manifest;
    private final ScalingNames names;
    private final boolean balanced;

    ScalingChecks(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.names = new ScalingNames(manifest, environment);
        this.balanced = new LoadBalancing(manifest, environment).resources().nonEmpty();
    }

    Seq<Problem> problems() {
        return manifest.spec()
                .autoscaling()
                .toVector()
                .flatMap(scaling -> limits(AT, scaling.min(), scaling.max())
                        .toVector()
                        .appendAll(scaling.targets()
                                .zipWithIndex()
                                .flatMap(target -> target(scaling, target._1, target._2)))
                        .appendAll(new StepChecks(manifest, scaling).problems())
                        .appendAll(scaling.schedules()
                                .zipWithIndex()
                                .flatMap(schedule -> schedule(scaling, schedule._1, schedule._2)))
                        .appendAll(overridden()));
    }

    private Option<Problem> limits(String at, int min, int max) {
        return Option.when(
                max < min,
                () -> manifest.problem(at + ".max", "max (%d) must not be below min (%d)".formatted(max, min)));
    }

    private Seq<Problem> target(AutoscalingSpec scaling, Target target, int index) {
        String at = AT + ".targets[" + index + "]";
        boolean twice = scaling.targets().take(index).map(names::policy).contains(names.policy(target));
        boolean percent = target.metric() == Metric.CPU || target.metric() == Metric.MEMORY;
        return Vector.of(
                        Option.when(
                                target.metric() == Metric.QUEUE_DEPTH_PER_TASK
                                        && target.queue().isEmpty(),
                                () -> manifest.problem(
                                        at, "queueDepthPerTask needs queue: the Queue whose messages count")),
                        Option.when(
                                target.metric() == Metric.CUSTOM
                                        && target.custom().isEmpty(),
                                () -> manifest.problem(at, "metric custom needs custom: its namespace and name")),
                        Option.when(
                                target.metric() == Metric.REQUESTS_PER_TARGET
                                        && manifest.spec().routes().isEmpty(),
                                () -> manifest.problem(
                                        at + ".metric", "requestsPerTarget needs routes: the load balancer counts")),
                        Option.when(
                                percent && target.value().compareTo(WHOLE) > 0,
                                () -> manifest.problem(at + ".value", "must be at most 100: it is a percentage")),
                        Option.when(
                                twice,
                                () -> manifest.problem(at, "this figure is held at a value already, further up")))
                .flatMap(problem -> problem);
    }

    private Seq<Problem> schedule(AutoscalingSpec scaling, AutoscalingSpec.Schedule schedule, int index) {
        String at = AT + ".schedules[" + index + "]";
        boolean twice =
                scaling.schedules().take(index).exists(earlier -> earlier.name().equals(schedule.name()));
        return limits(at, schedule.min(), schedule.max())
                .toVector()
                .appendAll(Option.when(
                        twice,
                        () -> manifest.problem(at + ".name", schedule.name() + " is the name of an earlier schedule")));
    }

    private Option<Problem> overridden() {
        return Option.when(
                manifest.spec().overrides().service().get("desiredCount").isDefined(),
                () -> manifest.problem(
                        "spec.overrides.service.desiredCount", "the autoscaler writes desiredCount: say min and max"));
    }

    /** Whether the objects can be named at all. */
    boolean expandable() {
        return manifest.spec()
                .autoscaling()
                .forAll(scaling -> scaling.targets().forAll(target -> switch (target.metric()) {
                    case QUEUE_DEPTH_PER_TASK -> target.queue().isDefined();
                    case CUSTOM -> target.custom().isDefined();
                    case CPU, MEMORY -> true;
                    case REQUESTS_PER_TARGET -> balanced;
                }));
    }
}
