package dev.mooring.kinds.service.actuator;

import dev.mooring.kinds.service.ServiceTrees;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Puts into words what ECS reports of a rollout: service deployments and tasks, as the API returns them. */
final class RolloutReport {
    private static final Set<String> ROLLED_BACK =
            HashSet.of("ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED");

    private static final Set<String> ENDED =
            HashSet.of("SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED");

    private static final int REASONS_TO_SAY = 3;

    private RolloutReport() {}

    /** Whether nothing about it will change any more. */
    static boolean ended(String status) {
        return ENDED.contains(status);
    }

    /**
     * Whether ECS, or a person through ECS, gave its target up. A deployment is stopped for harmless reasons too: because a
     * newer one took its place.
     */
    static boolean rejected(Value.Tree serviceDeployment) {
        String status = serviceDeployment.text("status").getOrElse("");
        return ROLLED_BACK.contains(status) || (status.equals("STOPPED") && tripped(serviceDeployment));
    }

    /** Whether the brief form leaves it open that the deployment was rejected. */
    static boolean perhapsRejected(String status) {
        return ROLLED_BACK.contains(status) || status.equals("STOPPED");
    }

    private static boolean tripped(Value.Tree serviceDeployment) {
        return Vector.of("deploymentCircuitBreaker", "alarms")
                .flatMap(member -> tree(serviceDeployment, member))
                .exists(watch -> watch.text("status").contains("TRIGGERED"));
    }

    /** One sentence, in ECS's own words as far as it has any. */
    static String ofDeployment(Value.Tree serviceDeployment, Seq<String> stoppedTasks) {
        Vector<String> parts = Vector.of(
                        tree(serviceDeployment, "rollback").flatMap(rollback -> rollback.text("reason")),
                        serviceDeployment.text("statusReason"),
                        tree(serviceDeployment, "deploymentCircuitBreaker").flatMap(RolloutReport::ofBreaker),
                        tree(serviceDeployment, "alarms").flatMap(RolloutReport::ofAlarms),
                        ofTasks(stoppedTasks))
                .flatMap(part -> part)
                .distinct();
        return parts.isEmpty()
                ? "ECS gave the deployment up: "
                        + serviceDeployment.text("status").getOrElse("no reason given")
                : parts.mkString("; ");
    }

    /** How far it is: its stage, and how much traffic has moved; nothing of a deployment that knows no stages. */
    static Option<String> ofStage(Value.Tree serviceDeployment) {
        Option<String> traffic = tree(serviceDeployment, "targetServiceRevision")
                .flatMap(target -> target.get("requestedProductionTrafficWeight"))
                .map(percent -> percent + " % of the traffic to the new tasks");
        return serviceDeployment
                .text("lifecycleStage")
                .map(stage -> Vector.of(
                                Option.some(stage),
                                traffic,
                                pauses(serviceDeployment).headOption())
                        .flatMap(part -> part)
                        .mkString(", "));
    }

    /** Whether it waits for a person. */
    static boolean paused(Value.Tree serviceDeployment) {
        return !pauses(serviceDeployment).isEmpty();
    }

    private static Seq<String> pauses(Value.Tree serviceDeployment) {
        return ServiceTrees.trees(serviceDeployment, "lifecycleHookDetails")
                .filter(hook -> hook.text("status").contains("AWAITING_ACTION"))
                .map(hook -> "waiting for ContinueServiceDeployment at hook "
                        + hook.text("hookId").getOrElse("?"));
    }

    static Option<String> ofTasks(Seq<String> stoppedTasks) {
        return Option.when(
                !stoppedTasks.isEmpty(),
                () -> "tasks stopped: " + stoppedTasks.take(REASONS_TO_SAY).mkString(" / "));
    }

    /** Why a task stopped, with what its containers say. */
    static String ofTask(Value.Tree task) {
        Seq<String> containers = ServiceTrees.trees(task, "containers").flatMap(RolloutReport::ofContainer);
        return task.text("stoppedReason")
                .toVector()
                .appendAll(containers)
                .filter(reason -> !reason.isBlank())
                .mkString(", ");
    }

    private static Option<String> ofContainer(Value.Tree container) {
        String name = container.text("name").getOrElse("a container");
        Option<String> exit = container.get("exitCode").map(code -> name + " exited with code " + code);
        Option<String> reason = container.text("reason").map(words -> name + ": " + words);
        return reason.orElse(exit);
    }

    private static Option<String> ofBreaker(Value.Tree breaker) {
        return breaker.get("failureCount")
                .filter(count -> !count.equals(Value.of(0)))
                .map(count -> "the circuit breaker counted %s failed tasks of %s"
                        .formatted(
                                count,
                                breaker.get("threshold").map(Value::toString).getOrElse("?")));
    }

    private static Option<String> ofAlarms(Value.Tree alarms) {
        return alarms.get("triggeredAlarmNames")
                .filter(names ->
                        names instanceof Value.Items items && !items.items().isEmpty())
                .map(names -> "alarms: " + ((Value.Items) names).items().mkString(", "));
    }

    private static Option<Value.Tree> tree(Value.Tree of, String member) {
        return of.get(member).filter(Value.Tree.class::isInstance).map(Value.Tree.class::cast);
    }
}
