package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Whole rollouts, from a call to where ECS comes to rest. */
class RolloutTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final DeploymentConfiguration WITH_BREAKER = DeploymentConfiguration.builder()
            .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true))
            .build();

    private final EcsWorld world = new EcsWorld();

    @Test
    void bringsANewServiceUpWithinThreeSeconds() {
        Service created = world.create(world.register("shop/orders:1"), request -> {});
        assertThat(created.runningCount()).isZero();
        assertThat(created.events()).isEmpty();
        assertThat(world.primary().rolloutStateAsString()).isEqualTo("IN_PROGRESS");
        assertThat(world.primary().rolloutStateReason())
                .isEqualTo("ECS deployment " + world.primary().id() + " in progress.");

        world.pass(Duration.ofSeconds(3));

        Service service = world.service();
        assertThat(service.runningCount()).isEqualTo(2);
        assertThat(service.pendingCount()).isZero();
        assertThat(service.deployments()).singleElement().satisfies(deployment -> {
            assertThat(deployment.status()).isEqualTo("PRIMARY");
            assertThat(deployment.rolloutStateAsString()).isEqualTo("COMPLETED");
            assertThat(deployment.rolloutStateReason()).isEqualTo("ECS deployment " + deployment.id() + " completed.");
            assertThat(deployment.id()).matches("ecs-svc/\\d{19}");
        });
        assertThat(world.events().get(0)).isEqualTo("(service orders) has reached a steady state.");
        assertThat(world.events().get(1))
                .isEqualTo("(service orders) (deployment " + world.primary().id() + ") deployment completed.");
        assertThat(world.events().get(2)).startsWith("(service orders) has started 2 tasks: (task ");
        ServiceDeployment deployment = world.deployments().get(0);
        assertThat(deployment.statusAsString()).isEqualTo("SUCCESSFUL");
        assertThat(deployment.finishedAt()).isNotNull();
        assertThat(deployment.targetServiceRevision().runningTaskCount()).isEqualTo(2);
    }

    @Test
    void walksATaskThroughItsStates() {
        world.create(world.register("shop/orders:1"), request -> request.desiredCount(1));

        world.pass(Duration.ofMillis(100));
        assertThat(onlyTask().lastStatus()).isEqualTo("PROVISIONING");
        world.pass(Duration.ofMillis(300));
        assertThat(onlyTask().lastStatus()).isEqualTo("PENDING");
        world.pass(Duration.ofMillis(400));
        Task task = onlyTask();
        assertThat(task.lastStatus()).isEqualTo("RUNNING");
        assertThat(task.startedBy()).isEqualTo(world.primary().id());
        assertThat(task.group()).isEqualTo("service:orders");
        assertThat(task.containers().get(0).imageDigest()).startsWith("sha256:");
        assertThat(task.attachments().get(0).details())
                .anySatisfy(detail -> assertThat(detail.value()).isEqualTo("subnet-a"));
        assertThat(task.platformVersion()).isEqualTo("1.4.0");
    }

    private Task onlyTask() {
        return world.tasks("RUNNING").get(0);
    }

    @Test
    void replacesTasksWithoutLosingAHealthyOne() {
        world.create(world.register("shop/orders:1"), request -> {});
        world.pass(LONG_ENOUGH);
        TaskDefinition next = world.register("shop/orders:2");

        world.update(request -> request.taskDefinition("orders"));

        assertThat(world.primary().taskDefinition()).isEqualTo(next.taskDefinitionArn());
        for (int step = 0; step < 100; step++) {
            world.pass(Duration.ofMillis(50));
            Service service = world.service();
            assertThat(service.runningCount()).isGreaterThanOrEqualTo(2);
            assertThat(service.runningCount() + service.pendingCount()).isLessThanOrEqualTo(4);
        }
        assertThat(world.service().deployments()).hasSize(1);
        assertThat(world.tasks("RUNNING"))
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.taskDefinitionArn()).isEqualTo(next.taskDefinitionArn()));
        assertThat(world.stoppedReasons())
                .singleElement()
                .asString()
                .startsWith("Scaling activity initiated by (deployment ecs-svc/");
    }

    @Test
    void makesRoomFirstWhereNoExtraTaskMayRun() {
        world.create(
                world.register("shop/orders:1"),
                request -> request.deploymentConfiguration(
                        deployment -> deployment.maximumPercent(100).minimumHealthyPercent(50)));
        world.pass(LONG_ENOUGH);
        world.register("shop/orders:2");

        world.update(request -> request.taskDefinition("orders:2"));

        for (int step = 0; step < 200; step++) {
            world.pass(Duration.ofMillis(50));
            Service service = world.service();
            assertThat(service.runningCount()).isBetween(1, 2);
        }
        assertThat(world.primary().rolloutStateAsString()).isEqualTo("COMPLETED");
        assertThat(world.service().deployments()).hasSize(1);
    }

    @Test
    void startsNothingNewWhenOnlyTheCountChanges() {
        world.create(world.register("shop/orders:1"), request -> {});
        world.pass(LONG_ENOUGH);
        String id = world.primary().id();

        world.update(request -> request.desiredCount(4));
        world.pass(LONG_ENOUGH);
        assertThat(world.service().runningCount()).isEqualTo(4);

        world.update(request -> request.desiredCount(1));
        world.pass(LONG_ENOUGH);

        assertThat(world.service().runningCount()).isEqualTo(1);
        assertThat(world.primary().id()).isEqualTo(id);
        assertThat(world.deployments()).hasSize(1);
        assertThat(world.events().get(0)).isEqualTo("(service orders) has reached a steady state.");
    }

    @Test
    void letsANewerUpdateSupersedeOneUnderWay() {
        world.create(world.register("shop/orders:1"), request -> {});
        world.pass(LONG_ENOUGH);
        world.register("shop/orders:2");
        TaskDefinition last = world.register("shop/orders:3");

        world.update(request -> request.taskDefinition("orders:2"));
        world.pass(Duration.ofMillis(800));
        world.update(request -> request.taskDefinition("orders:3"));
        assertThat(world.service().deployments()).hasSize(3);
        world.pass(LONG_ENOUGH);

        assertThat(world.deployments())
                .extracting(ServiceDeployment::statusAsString)
                .containsExactly("SUCCESSFUL", "STOPPED", "SUCCESSFUL");
        assertThat(world.service().deployments()).hasSize(1);
        assertThat(world.tasks("RUNNING"))
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.taskDefinitionArn()).isEqualTo(last.taskDefinitionArn()));
    }

    @Test
    void heedsContainerHealthChecks() {
        HealthCheck check =
                HealthCheck.builder().command("CMD-SHELL", "curl -f localhost").build();
        world.create(
                world.register(
                        "shop/orders:1",
                        definition -> definition.containerDefinitions(EcsWorld.container("shop/orders:1")
                                .healthCheck(check)
                                .build())),
                request -> request.deploymentConfiguration(WITH_BREAKER));
        world.pass(LONG_ENOUGH);
        assertThat(world.tasks("RUNNING"))
                .allSatisfy(task -> assertThat(task.healthStatusAsString()).isEqualTo("HEALTHY"));
        TaskDefinition bad = world.register(
                "shop/orders:2-broken",
                definition -> definition.containerDefinitions(EcsWorld.container("shop/orders:2-broken")
                        .healthCheck(check)
                        .build()));

        world.update(request -> request.taskDefinition(bad.taskDefinitionArn()));
        world.pass(LONG_ENOUGH);

        assertThat(world.deployments().get(0).statusAsString()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(world.stoppedReasons()).contains("Task failed container health checks");
    }

    @Test
    void forgivesFailedHealthChecksWithinTheGracePeriod() {
        String group = world.targetGroup("orders");
        world.create(
                world.register("shop/orders:1-broken"),
                request -> request.loadBalancers(EcsWorld.loadBalancer(group)).healthCheckGracePeriodSeconds(60));

        world.pass(Duration.ofSeconds(50));
        assertThat(world.service().runningCount()).isEqualTo(2);
        assertThat(world.tasks("STOPPED")).isEmpty();

        world.pass(Duration.ofSeconds(15));
        assertThat(world.stoppedReasons()).isNotEmpty();
    }

    @Test
    void waitsForAnImageThatTakesItsTime() {
        world.ecs.images().declare("shop/orders:*", new ImageBehaviour.Healthy(Duration.ofSeconds(30)));
        String group = world.targetGroup("orders");
        world.create(world.register("shop/orders:1"), request -> request.loadBalancers(EcsWorld.loadBalancer(group)));

        world.pass(Duration.ofSeconds(20));
        assertThat(world.primary().rolloutStateAsString()).isEqualTo("IN_PROGRESS");
        assertThat(world.service().runningCount()).isEqualTo(2);

        world.pass(Duration.ofSeconds(15));
        assertThat(world.primary().rolloutStateAsString()).isEqualTo("COMPLETED");
    }

    @Test
    void drainsADeletedServiceUntilItIsInactive() {
        world.create(world.register("shop/orders:1"), request -> {});
        world.pass(LONG_ENOUGH);

        Service deleted = world.call(
                        DeleteServiceRequest.builder()
                                .cluster(EcsWorld.CLUSTER)
                                .service("orders")
                                .force(true)
                                .build(),
                        DeleteServiceResponse.class)
                .service();
        assertThat(deleted.status()).isEqualTo("DRAINING");

        world.pass(LONG_ENOUGH);
        assertThat(world.service().status()).isEqualTo("INACTIVE");
        assertThat(world.service().deployments()).isEmpty();
        assertThat(world.tasks("RUNNING")).isEmpty();
    }

    @Test
    void namesTheImagesOfARevisionByDigest() {
        world.create(world.register("shop/orders:1@sha256:abc"), request -> {});
        world.pass(LONG_ENOUGH);

        ServiceRevision revision = revision(world.deployments().get(0));

        assertThat(revision.serviceRevisionArn())
                .matches("arn:aws:ecs:us-east-1:123456789012:service-revision/staging/orders/\\d{19}");
        assertThat(revision.containerImages()).singleElement().satisfies(image -> {
            assertThat(image.containerName()).isEqualTo("app");
            assertThat(image.imageDigest()).isEqualTo("sha256:abc");
        });
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
