package dev.mooring.kinds.alarm;

import dev.mooring.kinds.AlarmAction;
import dev.mooring.kinds.AlarmAction.Side;
import dev.mooring.kinds.Expansion.Use;
import dev.mooring.kinds.Surroundings;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What an alarm does as its state changes: it tells topics, and calls what other documents want called when it goes off. */
final class AlarmActions {
    /** PutMetricAlarm, AlarmActions: "Array Members: Maximum number of 5 items". */
    private static final int MOST = 5;

    private static final String TOPIC = "Topic";

    private final Manifest<AlarmSpec> manifest;
    private final AlarmSpec spec;
    private final Seq<AlarmAction> asked;

    AlarmActions(Manifest<AlarmSpec> manifest, Surroundings surroundings) {
        this.manifest = manifest;
        this.spec = manifest.spec();
        this.asked = surroundings.alarmActionsOn(manifest.id());
    }

    Value.Tree in(Value.Tree alarm) {
        return alarm.with("AlarmActions", listed(topics(spec.onAlarm()).appendAll(asked.map(AlarmActions::arn))))
                .with("OKActions", listed(topics(spec.onOk())))
                .with("InsufficientDataActions", listed(topics(spec.onInsufficientData())));
    }

    private static Seq<Value> topics(Seq<String> topics) {
        return topics.map(topic -> AlarmNames.arn(TOPIC, topic));
    }

    private static Value arn(AlarmAction action) {
        return new Value.Ref(action.arn());
    }

    private static Option<Value> listed(Seq<Value> actions) {
        return Option.when(!actions.isEmpty(), () -> Value.list(actions));
    }

    Seq<Use> uses() {
        return uses(spec.onAlarm(), "spec.notify")
                .appendAll(uses(spec.onOk(), "spec.notifyOk"))
                .appendAll(uses(spec.onInsufficientData(), "spec.notifyInsufficientData"));
    }

    private Seq<Use> uses(Seq<String> topics, String path) {
        return topics.zipWithIndex()
                .reject(topic -> AlarmNames.isArn(topic._1))
                .map(topic -> new Use(
                        Reference.to(new ManifestId(TOPIC, topic._1), "arn"),
                        manifest.where().apply(path + "[" + topic._2 + "]")));
    }

    /** @param alarm what it compares, where that is known */
    Seq<Problem> problems(Option<Value.Tree> alarm) {
        return asked.flatMap(action -> unfit(action, alarm)).appendAll(tooMany());
    }

    /** CloudWatch: "Composite alarms can't trigger Auto Scaling actions." Steps are counted from a threshold. */
    private Option<Problem> unfit(AlarmAction action, Option<Value.Tree> alarm) {
        String name = manifest.id().name();
        if (spec.composite().isDefined()) {
            return problem(action, name + " is an alarm of alarms, and those start no scaling: name one of a metric");
        }
        if (spec.anomaly().isDefined()) {
            return problem(action, name + " has a band and no threshold to count from: name an alarm with a threshold");
        }
        return alarm.flatMap(tree -> tree.get("ComparisonOperator"))
                .map(operator -> operator.equals(Value.of("GreaterThanThreshold"))
                                || operator.equals(Value.of("GreaterThanOrEqualToThreshold"))
                        ? Side.OVER
                        : Side.UNDER)
                .filter(side -> side != action.side())
                .flatMap(side -> problem(
                        action,
                        side == Side.OVER
                                ? name + " goes off above its threshold: write over, not under"
                                : name + " goes off below its threshold: write under, not over"));
    }

    private static Option<Problem> problem(AlarmAction action, String message) {
        return Option.some(new Problem(action.written(), message));
    }

    private Option<Problem> tooMany() {
        int all = spec.onAlarm().size() + asked.size();
        return Option.when(
                all > MOST && asked.nonEmpty(),
                () -> new Problem(
                        asked.last().written(),
                        manifest.id().name() + " would have " + all + " actions, topics among them; CloudWatch takes "
                                + MOST));
    }
}
