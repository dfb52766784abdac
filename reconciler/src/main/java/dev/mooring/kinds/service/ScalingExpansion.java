package dev.mooring.kinds.service;

import dev.mooring.kinds.AlarmAction;
import dev.mooring.kinds.Expansion.Use;
import dev.mooring.kinds.service.spec.AutoscalingSpec;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Schedule;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Step;
import dev.mooring.kinds.service.spec.AutoscalingSpec.Target;
import dev.mooring.kinds.service.spec.ScheduleText;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What {@code autoscaling:} stands for: a scalable target, a policy for each figure and for each alarm, and an action for
 * each schedule. Nothing
 * where a service says how many replicas it has.
 */
final class ScalingExpansion {
    private final Manifest<ServiceSpec> manifest;
    private final Option<AutoscalingSpec> spec;
    private final ScalingNames names;
    private final ScalingMetrics metrics;
    private final ResourceId service;

    ScalingExpansion(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.spec = manifest.spec().autoscaling();
        this.names = new ScalingNames(manifest, environment);
        this.metrics = new ScalingMetrics(manifest, environment);
        this.service = new ServiceNames(manifest, environment).service();
    }

    /** Needs {@code autoscaling} to have no problem. */
    Seq<Desired> resources() {
        return spec.toVector()
                .flatMap(scaling -> Vector.of(target(scaling))
                        .appendAll(scaling.targets().zipWithIndex(this::policy))
                        .appendAll(scaling.steps().zipWithIndex(this::policy))
                        .appendAll(scaling.schedules().zipWithIndex(this::action)));
    }

    Seq<Use> uses() {
        return spec.toVector()
                .flatMap(AutoscalingSpec::targets)
                .zipWithIndex()
                .flatMap(target -> target._1
                        .queue()
                        .map(queue -> new Use(
                                ScalingMetrics.queueName(queue),
                                manifest.where().apply("spec.autoscaling.targets[" + target._2 + "].queue"))));
    }

    /** Where the limits stand depends on which schedule acted last. */
    private Desired target(AutoscalingSpec scaling) {
        Value.Tree tree = ScalableTargetType.naming(names.resourceId())
                .with("MinCapacity", Value.of(scaling.min()))
                .with("MaxCapacity", Value.of(scaling.max()));
        return new Desired(
                        ScalableTargetType.id(names.resourceId()),
                        ScalableTargetType.TYPE,
                        manifest.id(),
                        tree,
                        HashSet.of(service),
                        "spec.autoscaling")
                .movedWithin(scaling.schedules().map(ScalingExpansion::limits));
    }

    private static Value.Tree limits(Schedule schedule) {
        return Value.tree("MinCapacity", Value.of(schedule.min())).with("MaxCapacity", Value.of(schedule.max()));
    }

    private Desired policy(Target target, int index) {
        Value.Tree tracking = metrics.of(target)
                .with("TargetValue", Value.of(target.value()))
                .with("ScaleInCooldown", target.scaleInCooldown().map(Seconds::of))
                .with("ScaleOutCooldown", target.scaleOutCooldown().map(Seconds::of))
                .with("DisableScaleIn", Value.of(target.disableScaleIn()));
        return policy(
                names.policy(target), "TargetTrackingScaling", tracking, "spec.autoscaling.targets[" + index + "]");
    }

    private Desired policy(Step step, int index) {
        return policy(
                names.policy(step),
                "StepScaling",
                new StepContent(step).configuration(),
                "spec.autoscaling.steps[" + index + "].alarm");
    }

    private Desired policy(String name, String type, Value.Tree configuration, String writtenAt) {
        return child(
                ScalingPolicyType.id(names.resourceId(), name),
                ScalableTargetType.naming(names.resourceId())
                        .with("PolicyName", Value.of(name))
                        .with("PolicyType", Value.of(type))
                        .with(type + "PolicyConfiguration", configuration),
                writtenAt);
    }

    /** What the alarms that steps name are to call. */
    Seq<AlarmAction> alarmActions() {
        return spec.toVector()
                .flatMap(AutoscalingSpec::steps)
                .zipWithIndex()
                .flatMap(step -> new StepContent(step._1)
                        .side()
                        .map(side -> new AlarmAction(
                                KnownAlarms.id(step._1.alarm()),
                                Reference.to(ScalingPolicyType.id(names.resourceId(), names.policy(step._1)), "arn"),
                                side,
                                manifest.where().apply("spec.autoscaling.steps[" + step._2 + "].alarm"))));
    }

    private Desired action(Schedule schedule, int index) {
        String name = names.action(schedule);
        return child(
                ScheduledActionType.id(names.resourceId(), name),
                ScalableTargetType.naming(names.resourceId())
                        .with("ScheduledActionName", Value.of(name))
                        .with("Schedule", Value.of(ScheduleText.asAws(schedule.schedule())))
                        .with("Timezone", Value.of(schedule.timeZone()))
                        .with("ScalableTargetAction", limits(schedule)),
                "spec.autoscaling.schedules[" + index + "].name");
    }

    private Desired child(ResourceId id, Value.Tree tree, String writtenAt) {
        return new Desired(
                id,
                id.type().equals(ScalingPolicyType.NAME) ? ScalingPolicyType.TYPE : ScheduledActionType.TYPE,
                manifest.id(),
                tree,
                HashSet.of(ScalableTargetType.id(names.resourceId())),
                writtenAt);
    }
}
