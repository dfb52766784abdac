package dev.mooring.kinds.service.actuator;

import static dev.mooring.kinds.service.Trees.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RolloutReportTest {

    @ParameterizedTest(name = "{0}, breaker {1}, alarms {2}: rejected {3}")
    @CsvSource({
        "SUCCESSFUL,           MONITORING_COMPLETE, ,          false",
        "IN_PROGRESS,          MONITORING,          ,          false",
        "ROLLBACK_REQUESTED,   MONITORING,          ,          true",
        "ROLLBACK_IN_PROGRESS, TRIGGERED,           ,          true",
        "ROLLBACK_SUCCESSFUL,  TRIGGERED,           ,          true",
        "ROLLBACK_FAILED,      TRIGGERED,           ,          true",
        "STOPPED,              MONITORING,          ,          false",
        "STOPPED,              TRIGGERED,           ,          true",
        "STOPPED,              DISABLED,            TRIGGERED, true"
    })
    void tells_what_was_given_up_from_what_was_overtaken(
            String status, String breaker, String alarms, boolean rejected) {
        var deployment = yaml("{status: %s, deploymentCircuitBreaker: {status: %s}%s}"
                .formatted(status, breaker, alarms == null ? "" : ", alarms: {status: " + alarms + "}"));

        assertThat(RolloutReport.rejected(deployment)).isEqualTo(rejected);
    }

    @Test
    void says_why_in_the_words_of_ecs() {
        var deployment = yaml("""
                        status: ROLLBACK_SUCCESSFUL
                        statusReason: Deployment rolled back.
                        deploymentCircuitBreaker: {status: TRIGGERED, failureCount: 3, threshold: 3}
                        rollback: {reason: Service deployment rolled back because the circuit breaker threshold was exceeded.}
                        """);

        assertThat(RolloutReport.ofDeployment(deployment, Vector.of("Essential container in task exited")))
                .isEqualTo("Service deployment rolled back because the circuit breaker threshold was exceeded.; "
                        + "Deployment rolled back.; the circuit breaker counted 3 failed tasks of 3; "
                        + "tasks stopped: Essential container in task exited");
    }

    @Test
    void says_what_the_containers_of_a_stopped_task_said() {
        var task = yaml("""
                        stoppedReason: Essential container in task exited
                        containers: [{name: orders, exitCode: 1}, {name: proxy, reason: "OutOfMemoryError: killed"}]
                        """);

        assertThat(RolloutReport.ofTask(task))
                .isEqualTo(
                        "Essential container in task exited, orders exited with code 1, proxy: OutOfMemoryError: killed");
    }
}
