package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Rollout;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** How a service deploys: CreateService's {@code deploymentConfiguration}. */
final class RolloutContent {
    private static final Duration USUAL_BAKE_TIME = Duration.ofMinutes(5);

    /** What ECS asks functions with, unless the hook says otherwise. */
    private final Option<String> role;

    private final Rollout rollout;
    private final Seq<String> alarmNames;

    /** @param alarmNames of the alarms that the rollout names, in CloudWatch */
    RolloutContent(Rollout rollout, Option<String> role, Seq<String> alarmNames) {
        this.rollout = rollout;
        this.role = role;
        this.alarmNames = alarmNames;
    }

    /** A breaker that gives up also rolls back: half of the pair leaves a service broken. So it is with alarms. */
    Value.Tree tree() {
        boolean breaks = rollout.circuitBreaker().getOrElse(!rollout.strategy().shiftsTraffic());
        return Value.tree("strategy", Value.of(rollout.strategy().name()))
                .with(
                        "deploymentCircuitBreaker",
                        Value.tree("enable", Value.of(breaks)).with("rollback", Value.of(breaks)))
                .with("minimumHealthyPercent", rollout.minimumHealthyPercent().map(Value::of))
                .with("maximumPercent", rollout.maximumPercent().map(Value::of))
                .with("bakeTimeInMinutes", bakeTime().map(RolloutContent::minutes))
                .with(
                        "canaryConfiguration",
                        rollout.canary().map(step -> step(step, "canaryPercent", "canaryBakeTimeInMinutes")))
                .with(
                        "linearConfiguration",
                        rollout.linear().map(step -> step(step, "stepPercent", "stepBakeTimeInMinutes")))
                .with("alarms", Option.when(!alarmNames.isEmpty(), this::alarms))
                .with("lifecycleHooks", ContainerContent.nonEmpty(hooks()));
    }

    /** ECS wants to be told where traffic is shifted. */
    private Option<Duration> bakeTime() {
        return rollout.bakeTime().orElse(() -> Option.when(rollout.strategy().shiftsTraffic(), () -> USUAL_BAKE_TIME));
    }

    private static Value minutes(Duration duration) {
        return Value.of(duration.toMinutes());
    }

    private static Value step(Rollout.Step step, String percent, String bakeTime) {
        return Value.tree(percent, Value.of(step.percent())).with(bakeTime, minutes(step.bakeTime()));
    }

    private Value alarms() {
        return Value.tree("alarmNames", Value.texts(alarmNames))
                .with("enable", Value.of(true))
                .with("rollback", Value.of(true));
    }

    private Seq<Value> hooks() {
        return Vector.<Value>ofAll(rollout.hooks().map(this::hook))
                .appendAll(rollout.pauses().map(RolloutContent::pause));
    }

    private Value hook(Rollout.Hook hook) {
        return Value.tree("targetType", Value.of("AWS_LAMBDA"))
                .with("hookTargetArn", Value.of(hook.function()))
                .with("roleArn", hook.role().orElse(role).map(Value::of))
                .with("lifecycleStages", stages(hook.at()));
    }

    private static Value pause(Rollout.Pause pause) {
        return Value.tree("targetType", Value.of("PAUSE"))
                .with("lifecycleStages", stages(pause.at()))
                .with(
                        "timeoutConfiguration",
                        Value.tree("timeoutInMinutes", minutes(pause.timeout()))
                                .with("action", Value.of(pause.afterwards().name())));
    }

    private static Value stages(Seq<Rollout.Moment> moments) {
        return Value.texts(moments.map(Rollout.Moment::name));
    }
}
