package dev.mooring.kinds.alarm;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Expansion.Use;
import dev.mooring.kinds.Kind;
import dev.mooring.kinds.Offers;
import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.alarm.AlarmSpec.Suppressor;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ManifestId;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** An alarm of CloudWatch, of metrics or of other alarms. */
public final class AlarmKind implements Kind<AlarmSpec> {
    public static final String NAME = "Alarm";

    private static final String ARN = "arn";

    private final AlarmOverrides overrides;

    /** @param overrides what AWS's own shapes allow in {@code overrides} */
    public AlarmKind(AlarmOverrides overrides) {
        this.overrides = overrides;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<AlarmSpec> specType() {
        return AlarmSpec.class;
    }

    @Override
    public Seq<ResourceType> resourceTypes() {
        return Vector.of(AlarmType.TYPE, CompositeAlarmType.TYPE);
    }

    @Override
    public Offers offers(Manifest<AlarmSpec> manifest, Environment environment) {
        return Offers.NONE.foreseeing(foreseen(environment, AlarmNames.physical(manifest, environment)));
    }

    @Override
    public Expansion expand(Manifest<AlarmSpec> manifest, Surroundings surroundings) {
        Environment environment = surroundings.environment();
        String name = AlarmNames.physical(manifest, environment);
        MetricAlarms metrics = new MetricAlarms(manifest, surroundings);
        Option<Value.Tree> content = manifest.spec()
                .composite()
                .map(composite -> composite(composite, surroundings))
                .orElse(metrics::content);
        AlarmActions actions = new AlarmActions(manifest, surroundings);
        return new Expansion(
                content.toVector().map(tree -> alarm(manifest, environment, name, actions.in(tree))),
                uses(manifest).appendAll(actions.uses()),
                AlarmNames.problem(manifest, name)
                        .toVector()
                        .appendAll(metrics.problems())
                        .appendAll(actions.problems(content))
                        .appendAll(overrides.problems(manifest)));
    }

    private static Desired alarm(
            Manifest<AlarmSpec> manifest, Environment environment, String name, Value.Tree content) {
        AlarmSpec spec = manifest.spec();
        Value.Tree tree = overrideless(name, content, spec);
        Value.Tree merged = AlarmOverrides.merge(tree, spec);
        boolean composite = spec.composite().isDefined();
        return new Desired(
                        composite ? CompositeAlarmType.id(name) : AlarmType.id(name),
                        composite ? CompositeAlarmType.TYPE : AlarmType.TYPE,
                        manifest.id(),
                        composite ? merged : AlarmType.filled(merged),
                        HashSet.empty())
                .foreseeing(foreseen(environment, name))
                // CloudWatch keeps both sorts of alarms under one name space.
                .inPlaceOf(composite ? AlarmType.id(name) : CompositeAlarmType.id(name));
    }

    private static Map<String, String> foreseen(Environment environment, String name) {
        return HashMap.of(ARN, environment.arn("cloudwatch", "alarm:" + name), "name", name);
    }

    private static Value.Tree overrideless(String name, Value.Tree content, AlarmSpec spec) {
        return content.with("AlarmName", Value.of(name))
                .with("AlarmDescription", spec.description().map(Value::of))
                .with("ActionsEnabled", Option.when(!spec.actionsEnabled(), Value.of(false)));
    }

    private static Value.Tree composite(AlarmSpec.Composite composite, Surroundings surroundings) {
        Option<Suppressor> suppressor = composite.suppressor();
        return Value.tree("AlarmRule", Value.of(new CompositeRule(composite.rule()).physical(surroundings)))
                .with("ActionsSuppressor", suppressor.map(each -> AlarmNames.arn(NAME, each.alarm())))
                .with(
                        "ActionsSuppressorWaitPeriod",
                        suppressor.map(each -> Value.of(each.waits().toSeconds())))
                .with(
                        "ActionsSuppressorExtensionPeriod",
                        suppressor.map(each -> Value.of(each.extension().toSeconds())));
    }

    private static Seq<Use> uses(Manifest<AlarmSpec> manifest) {
        return manifest.spec()
                .composite()
                .toVector()
                .flatMap(composite -> new CompositeRule(composite.rule())
                        .names()
                        .map(name -> use(manifest, name, "spec.composite.rule"))
                        .appendAll(composite
                                .suppressor()
                                .map(Suppressor::alarm)
                                .filter(name -> !AlarmNames.isArn(name))
                                .map(name -> use(manifest, name, "spec.composite.suppressor.alarm"))));
    }

    private static Use use(Manifest<AlarmSpec> manifest, String alarm, String path) {
        return new Use(
                Reference.to(new ManifestId(NAME, alarm), ARN), manifest.where().apply(path));
    }
}
