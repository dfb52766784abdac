package dev.mooring.kinds.service.actuator;

import static dev.mooring.kinds.service.Trees.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ServiceHealthTest {
    record Row(String why, String service, String health) {
        @Override
        public String toString() {
            return why;
        }
    }

    static Row[] rows() {
        return new Row[] {
            new Row("the deployment is complete and all tasks run", """
                    status: ACTIVE
                    desiredCount: 2
                    runningCount: 2
                    deployments: [{status: PRIMARY, rolloutState: COMPLETED}]
                    """, "Ready[]"),
            new Row("nothing is wanted and nothing runs", """
                    status: ACTIVE
                    desiredCount: 0
                    runningCount: 0
                    deployments: [{status: PRIMARY, rolloutState: COMPLETED}]
                    """, "Ready[]"),
            new Row(
                    "all tasks run, but the deployment is not complete",
                    """
                    status: ACTIVE
                    desiredCount: 2
                    runningCount: 2
                    deployments:
                      - {status: PRIMARY, rolloutState: IN_PROGRESS, desiredCount: 2, runningCount: 1, pendingCount: 1}
                      - {status: ACTIVE, rolloutState: COMPLETED, desiredCount: 1, runningCount: 1}
                    events: [{message: "(service orders) has started 1 tasks: (task abc)."}]
                    """,
                    "Progressing[reason=Deploying, "
                            + "message=1 of 2 tasks run, 1 pending; has started 1 tasks: (task abc).]"),
            new Row(
                    "an old steady state says nothing about this deployment",
                    """
                    status: ACTIVE
                    desiredCount: 1
                    runningCount: 1
                    deployments: [{status: PRIMARY, rolloutState: IN_PROGRESS, desiredCount: 1, failedTasks: 2}]
                    events: [{message: (service orders) has reached a steady state.}]
                    """,
                    "Progressing[reason=Deploying, message=0 of 1 tasks run, 0 pending, 2 failed]"),
            new Row(
                    "the breaker rolls back",
                    """
                    status: ACTIVE
                    desiredCount: 1
                    runningCount: 0
                    deployments:
                      - status: PRIMARY
                        rolloutState: IN_PROGRESS
                        rolloutStateReason: "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1."
                        desiredCount: 1
                    """,
                    "Progressing[reason=RollingBack, message=0 of 1 tasks run, 0 pending]"),
            new Row(
                    "a first deployment has nothing to roll back to",
                    """
                    status: ACTIVE
                    desiredCount: 1
                    runningCount: 0
                    deployments:
                      - status: PRIMARY
                        rolloutState: FAILED
                        rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start."
                        failedTasks: 3
                    """,
                    "Failed[reason=DeploymentFailed, "
                            + "message=ECS deployment circuit breaker: tasks failed to start., 3 failed]"),
            new Row(
                    "a task died after the deployment",
                    """
                    status: ACTIVE
                    desiredCount: 2
                    runningCount: 1
                    deployments: [{status: PRIMARY, rolloutState: COMPLETED}]
                    """,
                    "Progressing[reason=StartingTasks, message=1 of 2 tasks run]"),
            new Row("it is scaled in", """
                    status: ACTIVE
                    desiredCount: 1
                    runningCount: 3
                    deployments: [{status: PRIMARY, rolloutState: COMPLETED}]
                    """, "Progressing[reason=StoppingTasks, message=3 of 1 tasks run]"),
            new Row(
                    "it is being deleted",
                    "{status: DRAINING, desiredCount: 0, runningCount: 2}",
                    "Progressing[reason=Draining, message=2 tasks still run; the service is being deleted]"),
            new Row("an API that has no rollout states", """
                    status: ACTIVE
                    desiredCount: 1
                    runningCount: 1
                    deployments: [{status: PRIMARY, desiredCount: 1, runningCount: 1}]
                    """, "Ready[]")
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void tells(Row row) {
        assertThat(ServiceHealth.of(yaml(row.service()))).hasToString(row.health());
    }
}
