package dev.mooring.kinds.service.actuator;

import dev.mooring.kinds.service.ServiceTrees;
import dev.mooring.resource.Health;
import dev.mooring.resource.Value;
import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * Whether a service does its work, as far as one DescribeServices tells: its primary deployment is complete and as many
 * tasks run as are wanted. Which task definition that deployment runs is the differ's question; a rollback reaches a steady
 * state too.
 */
final class ServiceHealth {
    static final String DRAINING = "Draining";

    private final Value.Tree service;

    private ServiceHealth(Value.Tree service) {
        this.service = service;
    }

    /** @param service as DescribeServices returns it */
    static Health of(Value.Tree service) {
        return new ServiceHealth(service).health();
    }

    /** Whether the service is being deleted and its tasks are stopping. */
    static boolean isDraining(Health health) {
        return health instanceof Health.Progressing progressing
                && progressing.reason().equals(DRAINING);
    }

    private Health health() {
        if (service.text("status").contains("DRAINING")) {
            return new Health.Progressing(
                    DRAINING, number(service, "runningCount") + " tasks still run; the service is being deleted");
        }
        return ServiceTrees.primaryDeployment(service).map(this::ofPrimary).getOrElse(this::steadiness);
    }

    private Health ofPrimary(Value.Tree deployment) {
        String reason = deployment.text("rolloutStateReason").getOrElse("");
        return switch (deployment.text("rolloutState").getOrElse("")) {
            case "FAILED" -> new Health.Failed("DeploymentFailed", withFailures(deployment, reason));
            case "IN_PROGRESS" -> new Health.Progressing(phase(reason), progress(deployment));
            default -> steadiness();
        };
    }

    private static String phase(String reason) {
        return reason.contains("rolling back") ? "RollingBack" : "Deploying";
    }

    /** Says how far it is and what ECS said last: "1 of 2 tasks run, 1 pending, 3 failed; was unable to place a task". */
    private String progress(Value.Tree deployment) {
        String counts = "%d of %d tasks run, %d pending"
                .formatted(
                        number(deployment, "runningCount"),
                        number(deployment, "desiredCount"),
                        number(deployment, "pendingCount"));
        String tally = withFailures(deployment, counts);
        return latestEvent().map(event -> tally + "; " + event).getOrElse(tally);
    }

    private static String withFailures(Value.Tree deployment, String sentence) {
        long failed = number(deployment, "failedTasks");
        return failed == 0 ? sentence : sentence + (sentence.isEmpty() ? "" : ", ") + failed + " failed";
    }

    /** No deployment moves: the tasks that are wanted run, or ECS is replacing or scaling them. */
    private Health steadiness() {
        long running = number(service, "runningCount");
        long desired = number(service, "desiredCount");
        if (running == desired) {
            return Health.READY;
        }
        String counts = running + " of " + desired + " tasks run";
        return new Health.Progressing(
                running < desired ? "StartingTasks" : "StoppingTasks",
                latestEvent().map(event -> counts + "; " + event).getOrElse(counts));
    }

    /** ECS puts the newest first and begins each with the service's name, which whoever reads this knows. */
    private Option<String> latestEvent() {
        return ServiceTrees.trees(service, "events")
                .flatMap(event -> event.text("message"))
                .headOption()
                .filter(message -> !message.contains("has reached a steady state"))
                .map(message -> message.replaceFirst("^\\(service [^)]*\\) ", ""));
    }

    private static long number(Value.Tree tree, String member) {
        return tree.get(member)
                .filter(Value.Num.class::isInstance)
                .map(number -> ((Value.Num) number).value())
                .getOrElse(BigDecimal.ZERO)
                .longValue();
    }
}
