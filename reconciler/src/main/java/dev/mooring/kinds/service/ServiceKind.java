package dev.mooring.kinds.service;

import dev.mooring.kinds.Expansion;
import dev.mooring.kinds.Kind;
import dev.mooring.kinds.Offers;
import dev.mooring.kinds.Surroundings;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.Desired;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Containers that run on ECS for as long as its spec is in git: routed to where it has routes, a worker where not. */
public final class ServiceKind implements Kind<ServiceSpec> {
    private final OverrideRules overrides;

    /** @param overrides what AWS's own shapes allow in {@code overrides} */
    public ServiceKind(OverrideRules overrides) {
        this.overrides = overrides;
    }

    @Override
    public String name() {
        return "Service";
    }

    @Override
    public Class<ServiceSpec> specType() {
        return ServiceSpec.class;
    }

    @Override
    public Seq<ResourceType> resourceTypes() {
        return Vector.of(
                EcsServiceType.TYPE,
                TargetGroupType.TYPE,
                ListenerRuleType.TYPE,
                LogGroupType.TYPE,
                ScalableTargetType.TYPE,
                ScalingPolicyType.TYPE,
                ScheduledActionType.TYPE);
    }

    @Override
    public Offers offers(Manifest<ServiceSpec> manifest, Environment environment) {
        return Offers.signals(new ServiceSignals(manifest, environment).all())
                .acting(new ScalingExpansion(manifest, environment).alarmActions());
    }

    @Override
    public Expansion expand(Manifest<ServiceSpec> manifest, Surroundings surroundings) {
        Environment environment = surroundings.environment();
        LoadBalancing balancing = new LoadBalancing(manifest, environment);
        TaskContent task = new TaskContent(manifest, environment);
        Desired logs = logGroup(manifest, environment);
        Seq<Desired> beside = balancing.resources().append(logs);
        KnownAlarms alarms = new KnownAlarms(manifest, surroundings);
        ServiceContent content = new ServiceContent(manifest, environment, balancing.attachments(), alarms.watching());
        Value.Tree service = content.tree();
        ScalingExpansion scaling = new ScalingExpansion(manifest, environment);
        ScalingChecks scalingChecks = new ScalingChecks(manifest, environment);
        ServiceSpec.Overrides written = manifest.spec().overrides();
        Value.Tree definition = OverrideRules.mergeTask(task.tree(), written);
        Desired primary = new Desired(
                        new ServiceNames(manifest, environment).service(),
                        EcsServiceType.TYPE,
                        manifest.id(),
                        OverrideRules.mergeService(service, written).with("taskDefinition", definition),
                        HashSet.ofAll(beside.map(Desired::id)))
                .initially(content.initial())
                .given(new SecretUses(manifest, environment).in(definition));
        return new Expansion(
                beside.prepend(primary)
                        .appendAll(scalingChecks.expandable() ? scaling.resources() : Vector.<Desired>empty()),
                task.uses().appendAll(scaling.uses()),
                new SpecChecks(manifest, environment)
                        .problems()
                        .appendAll(alarms.problems())
                        .appendAll(scalingChecks.problems())
                        .appendAll(new ContainerPolicy(manifest, environment).problems(definition))
                        .appendAll(overrides.problems(manifest)));
    }

    private static Desired logGroup(Manifest<ServiceSpec> manifest, Environment environment) {
        String name = new ServiceNames(manifest, environment).logGroup();
        Value.Tree tree = Value.tree("logGroupName", Value.of(name))
                .with("retentionInDays", manifest.spec().logs().retentionDays().map(Value::of));
        return new Desired(LogGroupType.id(name), LogGroupType.TYPE, manifest.id(), tree, HashSet.empty());
    }
}
