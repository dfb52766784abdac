package dev.mooring.kinds.service;

import dev.mooring.kinds.AlarmAction.Side;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Adjustment;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Step;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Unit;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** Steps as Application Auto Scaling counts them: ranges of the difference between the figure and the alarm's threshold. */
final class StepContent {
    private final Step step;

    StepContent(Step step) {
        this.step = step;
    }

    /** Of the threshold, none where the adjustments are not all on one. */
    Option<Side> side() {
        Seq<Side> sides = step.adjustments().map(StepContent::side).distinct();
        return sides.headOption().filter(only -> sides.size() == 1);
    }

    Value.Tree configuration() {
        return Value.tree("AdjustmentType", Value.of(adjustmentType()))
                .with("StepAdjustments", Value.list(adjustments()))
                .with("MinAdjustmentMagnitude", step.atLeast().map(Value::of))
                .with("Cooldown", step.cooldown().map(Seconds::of))
                .with("MetricAggregationType", Value.of(aggregation()));
    }

    private String adjustmentType() {
        if (step.adjustments().exists(adjustment -> adjustment.setTo().isDefined())) {
            return "ExactCapacity";
        }
        return step.unit() == Unit.PERCENT ? "PercentChangeInCapacity" : "ChangeInCapacity";
    }

    private String aggregation() {
        return switch (step.aggregation()) {
            case AVERAGE -> "Average";
            case MINIMUM -> "Minimum";
            case MAXIMUM -> "Maximum";
        };
    }

    /** Each reaches to where the next begins; below the threshold the ranges lie mirrored. */
    private Seq<Value> adjustments() {
        Seq<Option<BigDecimal>> ends =
                step.adjustments().tail().map(next -> Option.some(from(next))).append(Option.none());
        return step.adjustments().zipWith(ends, StepContent::range);
    }

    private static Value range(Adjustment adjustment, Option<BigDecimal> end) {
        Option<Value> near = Option.some(Value.of(from(adjustment)));
        Option<Value> far = end.map(Value::of);
        boolean over = side(adjustment) == Side.OVER;
        return Value.tree()
                .with("MetricIntervalLowerBound", over ? near : far)
                .with("MetricIntervalUpperBound", over ? far : near)
                .with("ScalingAdjustment", Value.of(change(adjustment)));
    }

    /** Where an adjustment begins, counted from the threshold: negative below it. */
    private static BigDecimal from(Adjustment adjustment) {
        return adjustment.over().getOrElse(() -> distance(adjustment).negate());
    }

    /** How far from the threshold an adjustment begins. */
    static BigDecimal distance(Adjustment adjustment) {
        return adjustment.over().orElse(adjustment.under()).getOrElse(BigDecimal.ZERO);
    }

    static Side side(Adjustment adjustment) {
        return adjustment.over().isDefined() ? Side.OVER : Side.UNDER;
    }

    private static int change(Adjustment adjustment) {
        return Vector.of(
                        adjustment.add(),
                        adjustment.setTo(),
                        adjustment.remove().map(tasks -> -tasks))
                .flatMap(written -> written)
                .head();
    }
}
