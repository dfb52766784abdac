package dev.mooring.kinds.service;

import dev.mooring.kinds.service.ServiceSpec.Overrides;
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

    /** A member that AWS does not have, by its path from the root, and a sentence about it. */
    public record Stranger(String path, String message) {}

    private static final Map<String, String> NOT_OF_SERVICE = HashMap.of(
            "cluster", "the cluster is the environment's",
            "serviceName", "a service is named by metadata.name, or by the annotation mooring.dev/external-name",
            "taskDefinition", "members of the task definition go under overrides.taskDefinition",
            "clientToken", "it belongs to the call, not to the service",
            "tags", "tags are written by Mooring");

    private static final Map<String, String> NOT_OF_TASK =
            HashMap.of("family", "the family is named after the service", "tags", "tags are written by Mooring");

    private final Function<Value.Tree, Seq<Stranger>> serviceStrangers;
    private final Function<Value.Tree, Seq<Stranger>> taskStrangers;

    /**
     * @param serviceStrangers finds members that ECS CreateService does not have
     * @param taskStrangers finds members that ECS RegisterTaskDefinition does not have
     */
    public OverrideRules(
            Function<Value.Tree, Seq<Stranger>> serviceStrangers, Function<Value.Tree, Seq<Stranger>> taskStrangers) {
        this.serviceStrangers = serviceStrangers;
        this.taskStrangers = taskStrangers;
    }

    static Value.Tree mergeService(Value.Tree service, Overrides overrides) {
        return SERVICE.merge(service, overrides.service());
    }

    static Value.Tree mergeTask(Value.Tree task, Overrides overrides) {
        return TASK.merge(task, overrides.taskDefinition());
    }

    Seq<Problem> problems(Manifest<ServiceSpec> manifest) {
        Overrides overrides = manifest.spec().overrides();
        return problems(manifest, "service", overrides.service(), NOT_OF_SERVICE, serviceStrangers)
                .appendAll(
                        problems(manifest, "taskDefinition", overrides.taskDefinition(), NOT_OF_TASK, taskStrangers));
    }

    private static Seq<Problem> problems(
            Manifest<ServiceSpec> manifest,
            String part,
            Value.Tree written,
            Map<String, String> reserved,
            Function<Value.Tree, Seq<Stranger>> strangers) {
        String prefix = "spec.overrides." + part + ".";
        Seq<Problem> taken = reserved.filterKeys(name -> written.get(name).isDefined())
                .toVector()
                .sortBy(member -> member._1)
                .map(member -> manifest.problem(prefix + member._1, member._1 + " cannot be overridden: " + member._2));
        return taken.appendAll(strangers
                .apply(written)
                .map(stranger -> manifest.problem(prefix + stranger.path(), stranger.message())));
    }
}
