package dev.mooring.simulator.ecs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CanaryConfiguration;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentController;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.ThresholdType;

/** What AWS fills in where a new service says nothing. */
final class ServiceDefaults {
    /** As the API's reference gives them: LinearConfiguration, CanaryConfiguration. */
    private static final double LINEAR_PERCENT = 10;

    private static final int LINEAR_BAKE = 6;
    private static final double CANARY_PERCENT = 5;
    private static final int CANARY_BAKE = 10;

    private ServiceDefaults() {}

    /** The settings of a new service, without ARNs, status and times. */
    static Service fill(
            CreateServiceRequest request,
            TaskDefinition definition,
            ClusterEntry cluster,
            String account,
            int daemons) {
        boolean daemon = "DAEMON".equals(request.schedulingStrategyAsString());
        Service.Builder filled = Service.builder()
                .serviceName(request.serviceName())
                .clusterArn(cluster.arn())
                .taskDefinition(definition.taskDefinitionArn())
                .desiredCount(daemon ? Integer.valueOf(daemons) : request.desiredCount())
                .schedulingStrategy(daemon ? "DAEMON" : "REPLICA")
                .loadBalancers(List.copyOf(request.loadBalancers()))
                .serviceRegistries(List.copyOf(request.serviceRegistries()))
                .placementConstraints(List.copyOf(request.placementConstraints()))
                .placementStrategy(List.copyOf(request.placementStrategy()))
                .deploymentController(
                        request.deploymentController() == null
                                ? DeploymentController.builder().type("ECS").build()
                                : request.deploymentController())
                .deploymentConfiguration(deployment(request.deploymentConfiguration(), daemon))
                .healthCheckGracePeriodSeconds(orElse(request.healthCheckGracePeriodSeconds(), 0))
                .enableECSManagedTags(orElse(request.enableECSManagedTags(), false))
                .enableExecuteCommand(orElse(request.enableExecuteCommand(), false))
                .propagateTags(orElse(request.propagateTagsAsString(), "NONE"))
                .availabilityZoneRebalancing(
                        orElse(request.availabilityZoneRebalancingAsString(), daemon ? "DISABLED" : "ENABLED"))
                .networkConfiguration(network(request.networkConfiguration()));
        launch(filled, request, cluster);
        if (Fargate.in(filled.build())) {
            filled.platformVersion(orElse(request.platformVersion(), "LATEST")).platformFamily("Linux");
        } else {
            filled.platformVersion(request.platformVersion());
        }
        filled.roleArn(role(request, definition, account));
        return filled.build();
    }

    /** By launch type, else by the request's capacity providers, else by the cluster's; EC2 where nothing is said. */
    private static void launch(Service.Builder filled, CreateServiceRequest request, ClusterEntry cluster) {
        if (!request.capacityProviderStrategy().isEmpty()) {
            filled.capacityProviderStrategy(providers(request.capacityProviderStrategy()));
        } else if (request.launchTypeAsString() != null) {
            filled.launchType(request.launchTypeAsString());
        } else if (!cluster.settings.defaultCapacityProviderStrategy().isEmpty()) {
            filled.capacityProviderStrategy(cluster.settings.defaultCapacityProviderStrategy());
        } else {
            filled.launchType("EC2");
        }
    }

    static List<CapacityProviderStrategyItem> providers(List<CapacityProviderStrategyItem> given) {
        return given.stream()
                .map(item -> item.toBuilder()
                        .base(orElse(item.base(), 0))
                        .weight(orElse(item.weight(), 0))
                        .build())
                .toList();
    }

    private static @Nullable String role(CreateServiceRequest request, TaskDefinition definition, String account) {
        boolean needed = "awsvpc".equals(definition.networkModeAsString())
                || !request.loadBalancers().isEmpty()
                || !request.serviceRegistries().isEmpty();
        String linked = "arn:aws:iam::" + account + ":role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
        return needed ? orElse(request.role(), linked) : request.role();
    }

    static @Nullable NetworkConfiguration network(@Nullable NetworkConfiguration given) {
        if (given == null || given.awsvpcConfiguration() == null) {
            return null;
        }
        AwsVpcConfiguration vpc = given.awsvpcConfiguration();
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(vpc.toBuilder()
                        .securityGroups(List.copyOf(vpc.securityGroups()))
                        .assignPublicIp(orElse(vpc.assignPublicIpAsString(), "DISABLED"))
                        .build())
                .build();
    }

    private static DeploymentConfiguration deployment(@Nullable DeploymentConfiguration given, boolean daemon) {
        DeploymentConfiguration fresh = DeploymentConfiguration.builder()
                .maximumPercent(daemon ? 100 : 200)
                .minimumHealthyPercent(daemon ? 0 : 100)
                .strategy("ROLLING")
                .bakeTimeInMinutes(0)
                .deploymentCircuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(false)
                        .rollback(false)
                        .resetOnHealthyTask(true)
                        .thresholdConfiguration(threshold ->
                                threshold.type(ThresholdType.BOUNDED_PERCENT).value(CircuitBreaker.USUAL_PERCENT))
                        .build())
                .alarms(DeploymentAlarms.builder()
                        .alarmNames(List.of())
                        .enable(false)
                        .rollback(false)
                        .build())
                .build();
        return given == null ? fresh : merge(fresh, given);
    }

    /** What is left out keeps its value, down to the single members of the circuit breaker and the alarms. */
    static DeploymentConfiguration merge(DeploymentConfiguration present, DeploymentConfiguration given) {
        DeploymentConfiguration.Builder merged = present.toBuilder()
                .maximumPercent(orElse(given.maximumPercent(), present.maximumPercent()))
                .minimumHealthyPercent(orElse(given.minimumHealthyPercent(), present.minimumHealthyPercent()))
                .strategy(orElse(given.strategyAsString(), present.strategyAsString()))
                .bakeTimeInMinutes(orElse(given.bakeTimeInMinutes(), present.bakeTimeInMinutes()));
        if (given.deploymentCircuitBreaker() != null) {
            DeploymentCircuitBreaker was = present.deploymentCircuitBreaker();
            DeploymentCircuitBreaker asked = given.deploymentCircuitBreaker();
            merged.deploymentCircuitBreaker(was.toBuilder()
                    .enable(orElse(asked.enable(), was.enable()))
                    .rollback(orElse(asked.rollback(), was.rollback()))
                    .resetOnHealthyTask(orElse(asked.resetOnHealthyTask(), was.resetOnHealthyTask()))
                    .thresholdConfiguration(orElse(asked.thresholdConfiguration(), was.thresholdConfiguration()))
                    .build());
        }
        if (given.alarms() != null) {
            DeploymentAlarms was = present.alarms();
            DeploymentAlarms asked = given.alarms();
            merged.alarms(was.toBuilder()
                    .alarmNames(asked.hasAlarmNames() ? asked.alarmNames() : was.alarmNames())
                    .enable(orElse(asked.enable(), was.enable()))
                    .rollback(orElse(asked.rollback(), was.rollback()))
                    .build());
        }
        if (given.hasLifecycleHooks()) {
            merged.lifecycleHooks(given.lifecycleHooks());
        }
        steps(merged, present, given);
        return merged.build();
    }

    /** Each strategy has steps of its own, with AWS's defaults; those of another strategy go with it. */
    private static void steps(
            DeploymentConfiguration.Builder merged, DeploymentConfiguration present, DeploymentConfiguration given) {
        DeploymentStrategy strategy = merged.build().strategy();
        merged.linearConfiguration(given.linearConfiguration());
        merged.canaryConfiguration(given.canaryConfiguration());
        if (strategy == DeploymentStrategy.LINEAR) {
            LinearConfiguration linear = orElse(
                    given.linearConfiguration(),
                    orElse(
                            present.linearConfiguration(),
                            LinearConfiguration.builder().build()));
            merged.linearConfiguration(steps -> steps.stepPercent(orElse(linear.stepPercent(), LINEAR_PERCENT))
                    .stepBakeTimeInMinutes(orElse(linear.stepBakeTimeInMinutes(), LINEAR_BAKE)));
        }
        if (strategy == DeploymentStrategy.CANARY) {
            CanaryConfiguration canary = orElse(
                    given.canaryConfiguration(),
                    orElse(
                            present.canaryConfiguration(),
                            CanaryConfiguration.builder().build()));
            merged.canaryConfiguration(steps -> steps.canaryPercent(orElse(canary.canaryPercent(), CANARY_PERCENT))
                    .canaryBakeTimeInMinutes(orElse(canary.canaryBakeTimeInMinutes(), CANARY_BAKE)));
        }
    }

    private static <T> T orElse(@Nullable T given, T fallback) {
        return given == null ? fallback : given;
    }
}
