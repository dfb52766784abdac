package dev.mooring.simulator.ecs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerDependency;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Volume;

/** What AWS refuses in RegisterTaskDefinition, in the order in which it looks. */
final class TaskDefinitionChecks {
    private final RegisterTaskDefinitionRequest request;
    private final boolean fargate;

    TaskDefinitionChecks(RegisterTaskDefinitionRequest request) {
        this.request = request;
        this.fargate = request.requiresCompatibilitiesAsStrings().contains("FARGATE");
    }

    void run() {
        family(request.family());
        if (request.containerDefinitions().isEmpty()) {
            throw EcsErrors.client("Container list cannot be empty.");
        }
        Set<String> names = new HashSet<>();
        for (ContainerDefinition container : request.containerDefinitions()) {
            named(container);
            if (!names.add(container.name())) {
                throw EcsErrors.client("Container '" + container.name() + "' is defined more than once.");
            }
        }
        sizes();
        if (fargate) {
            fargate();
        }
        for (ContainerDefinition container : request.containerDefinitions()) {
            memory(container);
            ports(container);
        }
        references(names);
        if (request.containerDefinitions().stream()
                .allMatch(container -> Boolean.FALSE.equals(container.essential()))) {
            throw EcsErrors.client("At least one container must be marked as essential in the task definition.");
        }
    }

    private static void family(@Nullable String family) {
        if (family == null || family.isEmpty()) {
            throw EcsErrors.client("Family cannot be null or empty.");
        }
        if (family.length() > 255 || !family.matches("[a-zA-Z0-9_-]+")) {
            throw EcsErrors.client("Family contains invalid characters or is longer than 255 characters.");
        }
    }

    private void sizes() {
        if (request.cpu() != null && FargateSizes.cpuUnits(request.cpu()).isEmpty()) {
            throw EcsErrors.client("Invalid 'cpu' setting for task. For more information, see the Troubleshooting"
                    + " section of the Amazon ECS Developer Guide.");
        }
        if (request.memory() != null && FargateSizes.mebibytes(request.memory()).isEmpty()) {
            throw EcsErrors.client("Invalid 'memory' setting for task. For more information, see the Troubleshooting"
                    + " section of the Amazon ECS Developer Guide.");
        }
    }

    private void fargate() {
        if (!"awsvpc".equals(request.networkModeAsString())) {
            throw EcsErrors.client("Fargate only supports network mode ‘awsvpc’.");
        }
        if (request.cpu() == null) {
            throw EcsErrors.client("Fargate requires that 'cpu' be defined at the task level.");
        }
        if (request.memory() == null) {
            throw EcsErrors.client("Fargate requires that 'memory' be defined at the task level.");
        }
        int cpu = FargateSizes.cpuUnits(request.cpu()).orElseThrow();
        int memory = FargateSizes.mebibytes(request.memory()).orElseThrow();
        if (!FargateSizes.exists(cpu, memory)) {
            throw EcsErrors.client("No Fargate configuration exists for given values.");
        }
        if (request.pidModeAsString() != null && !request.pidModeAsString().equals("task")) {
            throw EcsErrors.client("Tasks using the Fargate launch type do not support pidMode '"
                    + request.pidModeAsString() + "'. The supported value for pidMode is 'task'.");
        }
        boolean awslogs = request.containerDefinitions().stream()
                .anyMatch(container -> container.logConfiguration() != null
                        && "awslogs".equals(container.logConfiguration().logDriverAsString()));
        if (awslogs && request.executionRoleArn() == null) {
            throw EcsErrors.client(
                    "Fargate requires task definition to have execution role ARN to support log driver awslogs.");
        }
    }

    private static void named(ContainerDefinition container) {
        if (container.name() == null || container.name().isEmpty()) {
            throw EcsErrors.client("Container.name should not be null or empty.");
        }
        if (!container.name().matches("[a-zA-Z0-9_-]{1,255}")) {
            throw EcsErrors.client("Container.name contains invalid characters.");
        }
        if (container.image() == null || container.image().isEmpty()) {
            throw EcsErrors.client("Container.image should not be null or empty.");
        }
        if (container.image().chars().anyMatch(Character::isWhitespace)) {
            throw EcsErrors.client("Container.image contains invalid characters.");
        }
    }

    private void memory(ContainerDefinition container) {
        boolean sized = container.memory() != null || container.memoryReservation() != null;
        if (!sized && request.memory() == null) {
            throw EcsErrors.client("Invalid setting for container '" + container.name()
                    + "'. At least one of 'memory' or 'memoryReservation' must be specified.");
        }
        if (container.memory() != null
                && container.memoryReservation() != null
                && container.memory() <= container.memoryReservation()) {
            throw EcsErrors.client("Invalid setting for container '" + container.name()
                    + "'. The 'memory' value must be greater than the 'memoryReservation' value.");
        }
    }

    private void ports(ContainerDefinition container) {
        boolean awsvpc = "awsvpc".equals(request.networkModeAsString());
        for (PortMapping port : container.portMappings()) {
            if (awsvpc
                    && port.hostPort() != null
                    && port.hostPort() != 0
                    && !port.hostPort().equals(port.containerPort())) {
                throw EcsErrors.client("When networkMode=awsvpc, the host ports and container ports in port mappings"
                        + " must match.");
            }
        }
    }

    private void references(Set<String> names) {
        Set<String> volumes = request.volumes().stream().map(Volume::name).collect(Collectors.toSet());
        for (ContainerDefinition container : request.containerDefinitions()) {
            for (MountPoint mount : container.mountPoints()) {
                if (!volumes.contains(mount.sourceVolume())) {
                    throw EcsErrors.client("Unknown volume '" + mount.sourceVolume() + "'.");
                }
            }
            List<String> awaited = container.dependsOn().stream()
                    .map(ContainerDependency::containerName)
                    .toList();
            for (String name : awaited) {
                if (!names.contains(name) || name.equals(container.name())) {
                    throw EcsErrors.client(
                            "Container '" + container.name() + "' depends on unknown container '" + name + "'.");
                }
            }
        }
    }
}
