package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.elb.TargetRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** What AWS refuses in a service. */
final class ServiceChecks {
    private static final int MOST_SUBNETS = 16;
    private static final int MOST_SECURITY_GROUPS = 5;

    private final TargetRegistry targets;
    private final DeploymentChecks deployments;

    ServiceChecks(TargetRegistry targets, Traffic traffic) {
        this.targets = targets;
        this.deployments = new DeploymentChecks(traffic);
    }

    /** Holds for the request alone, before anything is looked up. */
    static void request(CreateServiceRequest request) {
        if (request.serviceName() == null || request.serviceName().isEmpty()) {
            throw EcsErrors.invalid("Service name can not be blank.");
        }
        if (!request.serviceName().matches("[a-zA-Z0-9_-]{1,255}")) {
            throw EcsErrors.invalid(
                    "Service name may only contain up to 255 letters, numbers, hyphens and underscores.");
        }
        String launchType = request.launchTypeAsString();
        if (launchType != null && !launchType.matches("EC2|FARGATE|EXTERNAL")) {
            throw EcsErrors.client("launch type should be one of [EC2,FARGATE]");
        }
        if (launchType != null && !request.capacityProviderStrategy().isEmpty()) {
            throw EcsErrors.invalid("Specifying both a launch type and capacity provider strategy is not supported."
                    + " Remove one and try again.");
        }
        boolean daemon = "DAEMON".equals(request.schedulingStrategyAsString());
        if (!daemon && request.desiredCount() == null) {
            throw EcsErrors.invalid("Desired count is required for the REPLICA scheduling strategy.");
        }
        count(request.desiredCount());
    }

    static void count(@Nullable Integer desiredCount) {
        if (desiredCount != null && desiredCount < 0) {
            throw EcsErrors.invalid("Desired count can not be less than 0.");
        }
    }

    /** The task definition that a service names, which must be ACTIVE. */
    static TaskDefinition definition(Ecs region, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw EcsErrors.invalid("TaskDefinition can not be blank.");
        }
        Optional<TaskDefinition> found = region.taskDefinitions.find(name);
        if (found.isEmpty()) {
            throw EcsErrors.client("TaskDefinition not found.");
        }
        if (found.get().status() != TaskDefinitionStatus.ACTIVE) {
            throw EcsErrors.client("TaskDefinition is inactive");
        }
        return found.get();
    }

    /**
     * Holds for new and updated services, with defaults filled in.
     *
     * @param revision what only revisions show
     */
    void settings(
            Caller caller, ClusterEntry cluster, Service service, ServiceRevision revision, TaskDefinition definition) {
        network(definition, service.networkConfiguration());
        if (Fargate.in(service) && !definition.compatibilities().contains(Compatibility.FARGATE)) {
            throw EcsErrors.invalid("Task definition does not support launch_type FARGATE.");
        }
        RevisionChecks.check(cluster, service, revision, definition);
        deployments.check(caller, service, revision);
        service.loadBalancers().forEach(loadBalancer -> loadBalancer(caller, definition, loadBalancer));
    }

    static void network(TaskDefinition definition, @Nullable NetworkConfiguration network) {
        boolean awsvpc = "awsvpc".equals(definition.networkModeAsString());
        if (awsvpc && network == null) {
            throw EcsErrors.invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        }
        if (network == null) {
            return;
        }
        subnets(network.awsvpcConfiguration());
        if (!awsvpc) {
            throw EcsErrors.invalid(
                    "Network Configuration is not valid for the given networkMode of this task definition.");
        }
    }

    private static void subnets(AwsVpcConfiguration vpc) {
        if (vpc.subnets().isEmpty()) {
            throw EcsErrors.invalid("subnets can not be empty.");
        }
        if (vpc.subnets().size() > MOST_SUBNETS) {
            throw EcsErrors.invalid("subnets can have at most 16 items.");
        }
        if (vpc.securityGroups().size() > MOST_SECURITY_GROUPS) {
            throw EcsErrors.invalid("securityGroups can have at most 5 items.");
        }
        for (String subnet : vpc.subnets()) {
            if (!subnet.startsWith("subnet-")) {
                throw EcsErrors.invalid("Error retrieving subnet information for [" + subnet + "]: The subnet ID '"
                        + subnet + "' does not exist (ErrorCode: InvalidSubnetID.NotFound)");
            }
        }
    }

    private void loadBalancer(Caller caller, TaskDefinition definition, LoadBalancer loadBalancer) {
        Optional<ContainerDefinition> container = definition.containerDefinitions().stream()
                .filter(each -> each.name().equals(loadBalancer.containerName()))
                .findFirst();
        if (container.isEmpty()) {
            throw EcsErrors.invalid(
                    "The container " + loadBalancer.containerName() + " does not exist in the task definition.");
        }
        boolean mapped = container.get().portMappings().stream()
                .anyMatch(port -> port.containerPort().equals(loadBalancer.containerPort()));
        if (!mapped) {
            throw EcsErrors.invalid("The container " + loadBalancer.containerName() + " did not have a container port "
                    + loadBalancer.containerPort() + " defined.");
        }
        if (loadBalancer.targetGroupArn() != null) {
            targetGroup(caller, definition, loadBalancer.targetGroupArn());
        }
        if (loadBalancer.advancedConfiguration() != null
                && loadBalancer.advancedConfiguration().alternateTargetGroupArn() != null) {
            targetGroup(caller, definition, loadBalancer.advancedConfiguration().alternateTargetGroupArn());
        }
    }

    private void targetGroup(Caller caller, TaskDefinition definition, String arn) {
        TargetRegistry.Registrable group = targets.find(caller, arn)
                .orElseThrow(() -> EcsErrors.invalid("The specified target group does not exist: " + arn));
        boolean awsvpc = "awsvpc".equals(definition.networkModeAsString());
        if (awsvpc && !group.targetType().equals("ip")) {
            throw EcsErrors.invalid("The provided target group " + arn + " has target type " + group.targetType()
                    + ", which is incompatible with the awsvpc network mode specified in the task definition.");
        }
        if (!group.attachedToLoadBalancer()) {
            throw EcsErrors.invalid(
                    "The target group with targetGroupArn " + arn + " does not have an associated load balancer.");
        }
    }
}
