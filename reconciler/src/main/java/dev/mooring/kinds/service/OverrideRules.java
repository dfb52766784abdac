package dev.mooring.kinds.service;

import dev.mooring.aws.Misfit;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.kinds.service.spec.ServiceSpec.Overrides;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Value;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.function.Function;

/** What {@code overrides} may say, and what it does: members of AWS's own requests, merged last. */
public final class OverrideRules {
    private static final TreeOverlay SERVICE = new TreeOverlay(EcsServiceType.TYPE.fields());
    private static final TreeOverlay TASK = new TreeOverlay(TaskDefinitionFields.TABLE);

    private static final Map<String, String> NOT_OF_SERVICE = HashMap.of(
            "cluster", "the cluster is the environment's",
            "serviceName", "a service is named by metadata.name, or by the annotation mooring.dev/external-name",
            "taskDefinition", "members of the task definition go under overrides.taskDefinition",
            "clientToken", "it belongs to the call, not to the service",
            "tags", "tags are written by Mooring");

    private static final Map<String, String> NOT_OF_TASK =
            HashMap.of("family", "the family is named after the service", "tags", "tags are written by Mooring");

    private static final TreeOverlay TARGET_GROUP = new TreeOverlay(TargetGroupType.TYPE.fields());

    private static final Map<String, String> NOT_OF_TARGET_GROUP = HashMap.of(
            "Name", "target groups are named after the service",
            "TargetGroupName", "target groups are named after the service",
            "VpcId", "the VPC is the environment's loadBalancer.vpc",
            "Tags", "tags are written by Mooring");

    private final Function<Value.Tree, Seq<Misfit>> targetGroupMisfits;
    private final Function<Value.Tree, Seq<Misfit>> serviceMisfits;
    private final Function<Value.Tree, Seq<Misfit>> taskMisfits;

    /**
     * @param serviceMisfits says what does not fit into ECS CreateService
     * @param taskMisfits says what does not fit into ECS RegisterTaskDefinition
     * @param targetGroupMisfits says what does not fit into Elastic Load Balancing's CreateTargetGroup
     */
    public OverrideRules(
            Function<Value.Tree, Seq<Misfit>> serviceMisfits,
            Function<Value.Tree, Seq<Misfit>> taskMisfits,
            Function<Value.Tree, Seq<Misfit>> targetGroupMisfits) {
        this.targetGroupMisfits = targetGroupMisfits;
        this.serviceMisfits = serviceMisfits;
        this.taskMisfits = taskMisfits;
    }

    static Value.Tree mergeService(Value.Tree service, Overrides overrides) {
        return SERVICE.merge(service, overrides.service());
    }

    static Value.Tree mergeTask(Value.Tree task, Overrides overrides) {
        return TASK.merge(task, overrides.taskDefinition());
    }

    static Value.Tree mergeTargetGroup(Value.Tree targetGroup, Overrides overrides) {
        return TARGET_GROUP.merge(targetGroup, overrides.targetGroup());
    }

    Seq<Problem> problems(Manifest<ServiceSpec> manifest) {
        Overrides overrides = manifest.spec().overrides();
        return problems(manifest, "service", overrides.service(), NOT_OF_SERVICE, serviceMisfits)
                .appendAll(problems(manifest, "taskDefinition", overrides.taskDefinition(), NOT_OF_TASK, taskMisfits))
                .appendAll(problems(
                        manifest,
                        "targetGroup",
                        overrides.targetGroup(),
                        NOT_OF_TARGET_GROUP,
                        tree -> targetGroupMisfits.apply(tree.without("Attributes"))));
    }

    private static Seq<Problem> problems(
            Manifest<ServiceSpec> manifest,
            String part,
            Value.Tree written,
            Map<String, String> reserved,
            Function<Value.Tree, Seq<Misfit>> misfits) {
        String prefix = "spec.overrides." + part + ".";
        Seq<Problem> taken = reserved.filterKeys(name -> written.get(name).isDefined())
                .toVector()
                .sortBy(member -> member._1)
                .map(member -> manifest.problem(prefix + member._1, member._1 + " cannot be overridden: " + member._2));
        return taken.appendAll(
                misfits.apply(written).map(misfit -> manifest.problem(prefix + misfit.path(), prefix + misfit)));
    }
}
