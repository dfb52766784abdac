package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Rollouts that do not go well: what the circuit breaker does, and what goes on without one. */
final class RollbackTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final DeploymentConfiguration WITH_BREAKER = DeploymentConfiguration.builder()
            .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true))
            .build();

    private final EcsWorld world = new EcsWorld();

    @Test
    void rollsBackWhenTheLoadBalancerFindsTheNewTasksUnhealthy() {
        String group = world.targetGroup("orders");
        TaskDefinition good = world.register("shop/orders:1");
        world.create(
                good,
                request -> request.loadBalancers(EcsWorld.loadBalancer(group)).deploymentConfiguration(WITH_BREAKER));
        world.pass(LONG_ENOUGH);
        TaskDefinition bad = world.register("shop/orders:2-broken");

        world.update(request -> request.taskDefinition(bad.taskDefinitionArn()));
        assertThat(world.deployments().get(0).statusAsString()).isIn("PENDING", "IN_PROGRESS");
        world.pass(LONG_ENOUGH);

        Service service = world.service();
        assertThat(service.taskDefinition()).isEqualTo(good.taskDefinitionArn());
        assertThat(service.deployments()).hasSize(1);
        assertThat(service.runningCount()).isEqualTo(2);
        ServiceDeployment deployment = world.deployments().get(0);
        assertThat(deployment.statusAsString()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(deployment.statusReason())
                .isEqualTo("Service deployment rolled back because the circuit breaker threshold was exceeded.");
        assertThat(deployment.rollback().serviceRevisionArn())
                .isEqualTo(world.deployments().get(1).targetServiceRevision().arn());
        assertThat(deployment.deploymentCircuitBreaker().statusAsString()).isEqualTo("TRIGGERED");
        assertThat(deployment.deploymentCircuitBreaker().failureCount()).isGreaterThanOrEqualTo(3);
        assertThat(deployment.deploymentCircuitBreaker().threshold()).isEqualTo(3);
        assertThat(revision(deployment).taskDefinition()).isEqualTo(bad.taskDefinitionArn());
        assertThat(world.stoppedReasons()).contains("Task failed ELB health checks in (target-group " + group + ")");
        assertThat(world.events())
                .anyMatch(event -> event.endsWith("deployment failed: tasks failed to start."))
                .anyMatch(event -> event.startsWith("(service orders) rolling back to deployment ecs-svc/"))
                .anyMatch(event -> event.contains("is unhealthy in (target-group " + group + ") due to (reason Health"
                        + " checks failed with these codes: [503])"));
    }

    @Test
    void showsTheFailedDeploymentWhileItRollsBack() {
        world.create(world.register("shop/orders:1"), request -> request.deploymentConfiguration(WITH_BREAKER));
        world.pass(LONG_ENOUGH);
        world.update(request ->
                request.taskDefinition(world.register("shop/orders:2-crash").taskDefinitionArn()));

        Optional<Deployment> found = Optional.empty();
        for (int step = 0; step < 400 && found.isEmpty(); step++) {
            world.pass(Duration.ofMillis(50));
            found = world.service().deployments().stream()
                    .filter(deployment -> "FAILED".equals(deployment.rolloutStateAsString()))
                    .findFirst();
        }

        Deployment failed = found.orElseThrow();
        assertThat(failed.status()).isEqualTo("ACTIVE");
        assertThat(failed.rolloutStateReason()).isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
        assertThat(world.primary().rolloutStateReason())
                .startsWith("ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/");
        assertThat(world.deployments().get(0).statusAsString()).startsWith("ROLLBACK_");
    }

    @Test
    void hasNothingToRollAFirstDeploymentBackTo() {
        world.create(world.register("shop/orders:1-missing"), request -> request.deploymentConfiguration(WITH_BREAKER));

        world.pass(LONG_ENOUGH);

        assertThat(world.primary().rolloutStateAsString()).isEqualTo("FAILED");
        assertThat(world.primary().failedTasks()).isGreaterThanOrEqualTo(3);
        assertThat(world.service().runningCount()).isZero();
        assertThat(world.deployments().get(0).statusAsString()).isEqualTo("ROLLBACK_FAILED");
        assertThat(world.deployments().get(0).statusReason())
                .isEqualTo("No rollback candidate was found to run the rollback.");
        assertThat(world.stoppedReasons()).singleElement().asString().startsWith("CannotPullContainerError: ");
        int failed = world.tasks("STOPPED").size();
        world.pass(LONG_ENOUGH);
        assertThat(world.tasks("STOPPED"))
                .as("a failed deployment starts nothing more")
                .hasSize(failed);
    }

    @Test
    void onlyFailsWhereTheBreakerMayNotRollBack() {
        world.create(world.register("shop/orders:1"), request -> {});
        world.pass(LONG_ENOUGH);
        TaskDefinition bad = world.register("shop/orders:2-crash");

        world.update(request -> request.taskDefinition(bad.taskDefinitionArn())
                .deploymentConfiguration(deployment -> deployment.deploymentCircuitBreaker(
                        breaker -> breaker.enable(true).rollback(false))));
        world.pass(LONG_ENOUGH);

        assertThat(world.primary().rolloutStateAsString()).isEqualTo("FAILED");
        assertThat(world.primary().taskDefinition()).isEqualTo(bad.taskDefinitionArn());
        assertThat(world.deployments().get(0).statusAsString()).isEqualTo("STOPPED");
        assertThat(world.service().runningCount()).as("the old tasks go on").isEqualTo(2);
    }

    @Test
    void keepsTryingForEverWithoutABreakerButEverMoreSlowly() {
        world.create(world.register("shop/orders:1-crash"), request -> {});

        world.pass(Duration.ofMinutes(3));
        int afterThreeMinutes = world.tasks("STOPPED").size();
        world.pass(Duration.ofMinutes(3));
        int afterSix = world.tasks("STOPPED").size();

        assertThat(world.primary().rolloutStateAsString()).isEqualTo("IN_PROGRESS");
        assertThat(afterThreeMinutes).isGreaterThan(5);
        assertThat(afterSix - afterThreeMinutes).isLessThan(afterThreeMinutes / 2);
        assertThat(world.stoppedReasons()).containsExactly("Essential container in task exited");
        assertThat(world.tasks("STOPPED").get(0).containers().get(0).exitCode()).isEqualTo(1);
        assertThat(world.events())
                .anyMatch(event -> event.contains("is unable to consistently start tasks successfully"));
    }

    @Test
    void rollsBackWhereAskedToStop() {
        TaskDefinition good = world.register("shop/orders:1");
        world.create(good, request -> {});
        world.pass(LONG_ENOUGH);
        world.register("shop/orders:2");
        world.update(request -> request.taskDefinition("orders:2"));
        world.pass(Duration.ofMillis(300));

        world.call(
                StopServiceDeploymentRequest.builder()
                        .serviceDeploymentArn(world.deployments().get(0).serviceDeploymentArn())
                        .stopType("ROLLBACK")
                        .build(),
                StopServiceDeploymentResponse.class);
        world.pass(LONG_ENOUGH);

        assertThat(world.deployments().get(0).statusAsString()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(world.service().taskDefinition()).isEqualTo(good.taskDefinitionArn());
        assertThat(world.service().deployments()).hasSize(1);
    }

    private ServiceRevision revision(ServiceDeployment deployment) {
        List<ServiceRevision> revisions = world.call(
                        DescribeServiceRevisionsRequest.builder()
                                .serviceRevisionArns(
                                        deployment.targetServiceRevision().arn())
                                .build(),
                        DescribeServiceRevisionsResponse.class)
                .serviceRevisions();
        return revisions.get(0);
    }
}
