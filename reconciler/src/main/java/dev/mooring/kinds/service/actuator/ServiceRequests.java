package dev.mooring.kinds.service.actuator;

import dev.mooring.resource.Drift;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What is sent to ECS, as trees. UpdateService leaves alone what a request omits, and so it is given the members that
 * differ and no others, each of them whole: of a circuit breaker that is sent in part, the rest keeps its live value.
 */
final class ServiceRequests {
    private static final String DEPLOYMENT = "deploymentConfiguration";
    private static final String ALARMS = "alarms";
    private static final String HOOKS = "lifecycleHooks";
    private static final String CONNECT = "serviceConnectConfiguration";
    private static final String TASK_DEFINITION = "taskDefinition";
    private static final String CAPACITY = "capacityProviderStrategy";

    private ServiceRequests() {}

    /** A CreateService. */
    static Value.Tree create(Value.Tree desired, String taskDefinitionArn, Map<String, String> tags) {
        return complete(desired, Option.none())
                .with(TASK_DEFINITION, Value.of(taskDefinitionArn))
                .with("tags", tags(tags));
    }

    /**
     * An UpdateService, or nothing where only tags are to be written.
     *
     * @param taskDefinitionArn where the task definition differs
     */
    static Option<Value.Tree> update(ResourceId id, Value.Tree desired, Drift drift, Option<String> taskDefinitionArn) {
        Set<String> changed = drift.topLevel().remove(TASK_DEFINITION);
        if (changed.isEmpty() && taskDefinitionArn.isEmpty()) {
            return Option.none();
        }
        Value.Tree members =
                Value.tree(complete(desired, Option.some(drift)).members().filterKeys(changed::contains));
        return Option.some(members.with("cluster", Value.of(id.scope()))
                .with("service", Value.of(id.name()))
                .with(TASK_DEFINITION, taskDefinitionArn.map(Value::of))
                // ECS moves running tasks to other capacity only so.
                .with("forceNewDeployment", Option.when(changed.contains(CAPACITY), () -> Value.of(true))));
    }

    static Value tags(Map<String, String> tags) {
        return Value.list(
                tags.toVector().map(tag -> Value.tree("key", Value.of(tag._1)).with("value", Value.of(tag._2))));
    }

    /** With the empty values that a normalised tree leaves out and ECS wants to see. */
    private static Value.Tree complete(Value.Tree desired, Option<Drift> drift) {
        Value.Tree whole = desired;
        if (desired.get(DEPLOYMENT).getOrNull() instanceof Value.Tree deployment) {
            whole = whole.with(DEPLOYMENT, deployment(deployment, drift));
        }
        boolean disconnects = drift.exists(found -> found.topLevel().contains(CONNECT));
        if (disconnects && desired.get(CONNECT).isEmpty()) {
            whole = whole.with(CONNECT, Value.tree("enabled", Value.of(false)));
        }
        return whole;
    }

    /** ECS requires all three members of DeploymentAlarms, and removes hooks only for an empty list of them. */
    private static Value.Tree deployment(Value.Tree deployment, Option<Drift> drift) {
        Value.Tree whole = deployment;
        if (deployment.get(ALARMS).getOrNull() instanceof Value.Tree alarms) {
            whole = whole.with(
                    ALARMS, alarms.with("alarmNames", alarms.get("alarmNames").getOrElse(Value.list())));
        }
        boolean unhooks = drift.exists(
                found -> found.differences().exists(one -> one.path().startsWith(DEPLOYMENT + "." + HOOKS)));
        return unhooks ? whole.with(HOOKS, whole.get(HOOKS).getOrElse(Value.list())) : whole;
    }
}
