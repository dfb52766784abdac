package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.AutoscalingSpec;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Adjustment;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Step;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Unit;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What is wrong with {@code autoscaling.steps}. PutScalingPolicy refuses ranges that overlap or leave a gap; written as
 * where each begins they cannot, if they are in order.
 */
final class StepChecks {
    private final Manifest<ServiceSpec> manifest;
    private final AutoscalingSpec scaling;

    StepChecks(Manifest<ServiceSpec> manifest, AutoscalingSpec scaling) {
        this.manifest = manifest;
        this.scaling = scaling;
    }

    Seq<Problem> problems() {
        return scaling.steps().zipWithIndex().flatMap(step -> of(step._1, step._2));
    }

    private Seq<Problem> of(Step step, int index) {
        String at = "spec.autoscaling.steps[" + index + "]";
        return Vector.of(twice(step, index, at), mixed(step, at), exact(step, at), first(step, at))
                .flatMap(problem -> problem)
                .appendAll(order(step, at));
    }

    private Option<Problem> twice(Step step, int index, String at) {
        return Option.when(
                scaling.steps().take(index).exists(earlier -> earlier.alarm().equals(step.alarm())),
                () -> manifest.problem(
                        at + ".alarm", step.alarm() + " has steps already, further up: write all adjustments there"));
    }

    private Option<Problem> mixed(Step step, String at) {
        return Option.when(
                new StepContent(step).side().isEmpty(),
                () -> manifest.problem(
                        at + ".adjustments",
                        "over and under do not go together: an alarm goes off on one side of its threshold"));
    }

    private Option<Problem> exact(Step step, String at) {
        Seq<Adjustment> exact =
                step.adjustments().filter(adjustment -> adjustment.setTo().isDefined());
        if (exact.nonEmpty() && exact.size() < step.adjustments().size()) {
            return Option.some(manifest.problem(
                    at + ".adjustments",
                    "setTo does not go together with add and remove: AWS counts one way in a policy"));
        }
        return Option.when(
                exact.nonEmpty() && step.unit() == Unit.PERCENT,
                () -> manifest.problem(at + ".unit", "setTo says how many tasks run, not how many percent"));
    }

    private Option<Problem> first(Step step, String at) {
        return Option.when(
                StepContent.distance(step.adjustments().head()).signum() != 0,
                () -> manifest.problem(
                        at + ".adjustments[0]",
                        "the first adjustment begins at the threshold: say over: 0 or under: 0"));
    }

    private Seq<Problem> order(Step step, String at) {
        Seq<Adjustment> adjustments = step.adjustments();
        return Vector.range(1, adjustments.size())
                .filter(next -> StepContent.distance(adjustments.get(next))
                                .compareTo(StepContent.distance(adjustments.get(next - 1)))
                        <= 0)
                .map(next -> manifest.problem(
                        at + ".adjustments[" + next + "]",
                        "each adjustment begins further from the threshold than the one before"));
    }
}
