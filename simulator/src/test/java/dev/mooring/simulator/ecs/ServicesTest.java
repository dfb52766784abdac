package dev.mooring.simulator.ecs;

import static dev.mooring.simulator.ecs.EcsWorld.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.PlacementStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

class ServicesTest {
    private final EcsWorld world = new EcsWorld();

    @Test
    void fillsInWhatAwsFillsIn() {
        Service service = world.create(world.register("a"), request -> {});

        DeploymentConfiguration deployment = service.deploymentConfiguration();
        assertThat(deployment.maximumPercent()).isEqualTo(200);
        assertThat(deployment.minimumHealthyPercent()).isEqualTo(100);
        assertThat(deployment.strategyAsString()).isEqualTo("ROLLING");
        assertThat(deployment.bakeTimeInMinutes()).isZero();
        assertThat(deployment.deploymentCircuitBreaker().enable()).isFalse();
        assertThat(deployment.deploymentCircuitBreaker().rollback()).isFalse();
        assertThat(deployment.alarms().hasAlarmNames()).isTrue();
        assertThat(deployment.alarms().alarmNames()).isEmpty();
        assertThat(deployment.alarms().enable()).isFalse();
        assertThat(service.healthCheckGracePeriodSeconds()).isZero();
        assertThat(service.enableExecuteCommand()).isFalse();
        assertThat(service.enableECSManagedTags()).isFalse();
        assertThat(service.propagateTagsAsString()).isEqualTo("NONE");
        assertThat(service.schedulingStrategyAsString()).isEqualTo("REPLICA");
        assertThat(service.deploymentController().typeAsString()).isEqualTo("ECS");
        assertThat(service.platformVersion()).isEqualTo("LATEST");
        assertThat(service.platformFamily()).isEqualTo("Linux");
        assertThat(service.availabilityZoneRebalancingAsString()).isEqualTo("ENABLED");
        assertThat(service.networkConfiguration().awsvpcConfiguration().assignPublicIpAsString())
                .isEqualTo("DISABLED");
        assertThat(service.roleArn()).endsWith(":role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
        assertThat(Stream.of(
                        service.hasLoadBalancers(),
                        service.hasServiceRegistries(),
                        service.hasPlacementConstraints(),
                        service.hasPlacementStrategy()))
                .containsOnly(true);
        assertThat(service.createdAt()).isEqualTo(world.timeline.now());
    }

    @Test
    void fillsInWhatAwsFillsInForADaemon() {
        TaskDefinition bridge =
                world.register("a", request -> request.networkMode("bridge").requiresCompatibilitiesWithStrings("EC2"));

        Service service = world.create(
                bridge,
                request -> request.schedulingStrategy("DAEMON")
                        .launchType("EC2")
                        .desiredCount(null)
                        .networkConfiguration(missing -> {}));

        assertThat(service.deploymentConfiguration().maximumPercent()).isEqualTo(100);
        assertThat(service.deploymentConfiguration().minimumHealthyPercent()).isZero();
        assertThat(service.availabilityZoneRebalancingAsString()).isEqualTo("DISABLED");
        assertThat(service.roleArn()).isNull();
        assertThat(service.platformVersion()).isNull();
        assertThat(service.networkConfiguration()).isNull();
        world.pass(Duration.ofSeconds(5));
        assertThat(world.service().runningCount()).isEqualTo(1);
    }

    @Test
    void completesACapacityProviderStrategyWhichExcludesALaunchType() {
        Service service = world.create(
                world.register("a"),
                request -> request.launchType((String) null)
                        .capacityProviderStrategy(
                                CapacityProviderStrategyItem.builder()
                                        .capacityProvider("FARGATE_SPOT")
                                        .weight(2)
                                        .build(),
                                CapacityProviderStrategyItem.builder()
                                        .capacityProvider("FARGATE")
                                        .base(1)
                                        .weight(1)
                                        .build()));

        assertThat(service.capacityProviderStrategy())
                .extracting(CapacityProviderStrategyItem::base)
                .containsExactly(0, 1);
        assertThat(service.launchType()).isNull();
        assertThat(service.platformVersion()).isEqualTo("LATEST");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("ClusterNotFoundException", "Cluster not found.", request -> request.cluster("nowhere")),
                refusal(
                        "InvalidParameterException",
                        "TaskDefinition can not be blank.",
                        request -> request.taskDefinition(null)),
                refusal("ClientException", "TaskDefinition not found.", request -> request.taskDefinition("none")),
                refusal("ClientException", "TaskDefinition is inactive", request -> request.taskDefinition("gone:1")),
                refusal(
                        "InvalidParameterException",
                        "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
                        request -> request.networkConfiguration(none -> {})),
                refusal(
                        "InvalidParameterException",
                        "subnets can not be empty.",
                        request -> request.networkConfiguration(
                                network -> network.awsvpcConfiguration(vpc -> vpc.subnets(List.of())))),
                refusal(
                        "InvalidParameterException",
                        "Specifying both a launch type and capacity provider strategy is" + " not supported.",
                        request -> request.capacityProviderStrategy(CapacityProviderStrategyItem.builder()
                                .capacityProvider("FARGATE")
                                .build())),
                refusal(
                        "InvalidParameterException",
                        "maximumPercent and minimumHealthyPercent cannot both be 100 as this will block deployments.",
                        request -> request.deploymentConfiguration(
                                deployment -> deployment.maximumPercent(100).minimumHealthyPercent(100))),
                refusal(
                        "InvalidParameterException",
                        "The container other does not exist in the task definition.",
                        request -> request.loadBalancers(EcsWorld.loadBalancer("x").toBuilder()
                                .containerName("other")
                                .build())),
                refusal(
                        "InvalidParameterException",
                        "The container app did not have a container port 9 defined.",
                        request -> request.loadBalancers(EcsWorld.loadBalancer("x").toBuilder()
                                .containerPort(9)
                                .build())));
    }

    private static Arguments refusal(String code, String because, Consumer<CreateServiceRequest.Builder> change) {
        return Arguments.of(code, because, change);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusals")
    void refuses(String code, String because, Consumer<CreateServiceRequest.Builder> change) {
        world.register("a", request -> request.family("gone"));
        world.call(
                DeregisterTaskDefinitionRequest.builder()
                        .taskDefinition("gone:1")
                        .build(),
                DeregisterTaskDefinitionResponse.class);

        assertThatThrownBy(() -> world.create(world.register("a"), change))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(code))
                .hasMessageContaining(because);
    }

    @Test
    void refusesATargetGroupThatNoListenerForwardsTo() {
        String group = world.unusedTargetGroup("orders");

        assertThatThrownBy(() -> world.create(
                        world.register("a"), request -> request.loadBalancers(EcsWorld.loadBalancer(group))))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("InvalidParameterException"))
                .hasMessageContaining("The target group with targetGroupArn " + group
                        + " does not have an associated load balancer.");
    }

    @Test
    void refusesATaskDefinitionThatFargateCannotRun() {
        TaskDefinition large = world.register(
                "a",
                request -> request.requiresCompatibilitiesWithStrings("EC2").cpu("300"));

        assertThatThrownBy(() -> world.create(large, request -> {}))
                .hasMessageContaining("Task definition does not support launch_type FARGATE.");
    }

    @Test
    void isCreatedOncePerNameAndConfiguration() {
        TaskDefinition definition = world.register("a");
        Service first = world.create(definition, request -> request.clientToken("t"));

        assertThat(world.create(definition, request -> request.clientToken("t")).createdAt())
                .isEqualTo(first.createdAt());
        assertThatThrownBy(() -> world.create(
                        definition, request -> request.clientToken("t").desiredCount(7)))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("InvalidParameterException"))
                .hasMessageContaining("Creation of service was not idempotent.");
    }

    @Test
    void leavesWhatAnUpdateLeavesOut() {
        world.create(
                world.register("a"),
                request -> request.placementStrategy(
                                PlacementStrategy.builder().type("random").build())
                        .healthCheckGracePeriodSeconds(7)
                        .deploymentConfiguration(deployment -> deployment.deploymentCircuitBreaker(
                                breaker -> breaker.enable(true).rollback(true))));

        Service updated = world.update(request -> request.deploymentConfiguration(
                deployment -> deployment.deploymentCircuitBreaker(breaker -> breaker.enable(true))));

        assertThat(updated.deploymentConfiguration().deploymentCircuitBreaker().rollback())
                .as("a dropped member keeps its live value")
                .isTrue();
        assertThat(updated.healthCheckGracePeriodSeconds()).isEqualTo(7);
        assertThat(updated.placementStrategy()).hasSize(1);
        assertThat(updated.desiredCount()).isEqualTo(2);
        assertThat(world.update(request -> request.placementStrategy(List.of())).placementStrategy())
                .as("an empty list removes")
                .isEmpty();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "the same again",
                        false,
                        request -> request.taskDefinition("orders:1").networkConfiguration(EcsWorld.network())),
                change("a desired count", false, request -> request.desiredCount(3)),
                change(
                        "a deployment configuration",
                        false,
                        request -> request.deploymentConfiguration(deployment -> deployment.maximumPercent(150))),
                change("a grace period", false, request -> request.healthCheckGracePeriodSeconds(9)),
                change("exec", false, request -> request.enableExecuteCommand(true)),
                change("tag propagation", false, request -> request.propagateTags("SERVICE")),
                change(
                        "placement",
                        false,
                        request -> request.placementStrategy(
                                PlacementStrategy.builder().type("random").build())),
                change("a task definition", true, request -> request.taskDefinition("orders:2")),
                change(
                        "a network",
                        true,
                        request -> request.networkConfiguration(
                                network -> network.awsvpcConfiguration(vpc -> vpc.subnets("subnet-c")))),
                change("a platform version", true, request -> request.platformVersion("1.3.0")),
                change(
                        "service connect",
                        true,
                        request -> request.serviceConnectConfiguration(ServiceConnectConfiguration.builder()
                                .enabled(true)
                                .build())),
                change("force", true, request -> request.forceNewDeployment(true)));
    }

    private static Arguments change(String what, boolean rolls, Consumer<UpdateServiceRequest.Builder> change) {
        return Arguments.of(what, rolls, change);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("changes")
    void startsADeploymentOnlyForWhatBelongsToTheRevision(
            String what, boolean rolls, Consumer<UpdateServiceRequest.Builder> change) {
        TaskDefinition first = world.register("a");
        world.register("b");
        world.create(first, request -> {});
        world.pass(Duration.ofSeconds(5));

        world.update(change);

        assertThat(world.deployments()).as(what).hasSize(rolls ? 2 : 1);
    }

    @Test
    void keepsServiceConnectOnItsDeploymentsOnly() {
        world.create(
                world.register("a"),
                request -> request.serviceConnectConfiguration(ServiceConnectConfiguration.builder()
                        .enabled(true)
                        .namespace("shop")
                        .build()));

        assertThat(world.primary().serviceConnectConfiguration().namespace()).isEqualTo("shop");
    }
}
