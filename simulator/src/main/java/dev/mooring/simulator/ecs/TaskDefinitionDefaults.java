package dev.mooring.simulator.ecs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.HostVolumeProperties;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.ecs.model.Volume;

/** A task definition as AWS keeps it: what was registered, with its own defaults and findings filled in. */
final class TaskDefinitionDefaults {
    private TaskDefinitionDefaults() {}

    static TaskDefinition fill(RegisterTaskDefinitionRequest request) {
        boolean awsvpc = "awsvpc".equals(request.networkModeAsString());
        TaskDefinition.Builder filled = TaskDefinition.builder()
                .family(request.family())
                .taskRoleArn(request.taskRoleArn())
                .executionRoleArn(request.executionRoleArn())
                .networkMode(request.networkModeAsString() == null ? "bridge" : request.networkModeAsString())
                .containerDefinitions(request.containerDefinitions().stream()
                        .map(container -> container(container, awsvpc))
                        .toList())
                .volumes(request.volumes().stream()
                        .map(TaskDefinitionDefaults::volume)
                        .toList())
                .status(TaskDefinitionStatus.ACTIVE)
                .placementConstraints(List.copyOf(request.placementConstraints()))
                .compatibilitiesWithStrings(compatibilities(request))
                .requiresAttributes(attributes(request))
                .cpu(units(request.cpu(), true))
                .memory(units(request.memory(), false))
                .pidMode(request.pidModeAsString())
                .ipcMode(request.ipcModeAsString())
                .proxyConfiguration(request.proxyConfiguration())
                .runtimePlatform(request.runtimePlatform())
                .ephemeralStorage(request.ephemeralStorage())
                .enableFaultInjection(request.enableFaultInjection());
        if (request.hasRequiresCompatibilities()) {
            filled.requiresCompatibilitiesWithStrings(request.requiresCompatibilitiesAsStrings());
        }
        accelerators(request, filled);
        return filled.build();
    }

    /** AWS takes no new Elastic Inference accelerators, but still gives back those of old definitions. */
    @SuppressWarnings("deprecation")
    private static void accelerators(RegisterTaskDefinitionRequest request, TaskDefinition.Builder filled) {
        if (request.hasInferenceAccelerators()) {
            filled.inferenceAccelerators(request.inferenceAccelerators());
        }
    }

    /** "0.5 vCPU" and "1 GB" come back as units. */
    private static @Nullable String units(@Nullable String written, boolean cpu) {
        return (cpu ? FargateSizes.cpuUnits(written) : FargateSizes.mebibytes(written))
                .map(units -> Integer.toString(units))
                .orElse(written);
    }

    private static ContainerDefinition container(ContainerDefinition given, boolean awsvpc) {
        ContainerDefinition.Builder filled = given.toBuilder()
                .cpu(given.cpu() == null ? 0 : given.cpu())
                .essential(given.essential() == null || given.essential())
                .environment(shuffled(given.environment()))
                .mountPoints(List.copyOf(given.mountPoints()))
                .volumesFrom(List.copyOf(given.volumesFrom()))
                .systemControls(List.copyOf(given.systemControls()))
                .portMappings(given.portMappings().stream()
                        .map(port -> port(port, awsvpc))
                        .toList());
        if (given.healthCheck() != null) {
            filled.healthCheck(healthCheck(given.healthCheck()));
        }
        if (given.logConfiguration() != null) {
            LogConfiguration logs = given.logConfiguration();
            filled.logConfiguration(logs.toBuilder()
                    .secretOptions(List.copyOf(logs.secretOptions()))
                    .build());
        }
        return filled.build();
    }

    /** AWS gives a container's environment back in an order of its own, played here by descending names. */
    private static List<KeyValuePair> shuffled(List<KeyValuePair> environment) {
        return environment.stream()
                .sorted(Comparator.comparing(KeyValuePair::name, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    private static PortMapping port(PortMapping given, boolean awsvpc) {
        PortMapping.Builder filled = given.toBuilder();
        if (given.protocolAsString() == null) {
            filled.protocol("tcp");
        }
        if (given.hostPort() == null || (awsvpc && given.hostPort() == 0)) {
            filled.hostPort(awsvpc ? given.containerPort() : Integer.valueOf(0));
        }
        return filled.build();
    }

    private static HealthCheck healthCheck(HealthCheck given) {
        return given.toBuilder()
                .interval(given.interval() == null ? 30 : given.interval())
                .timeout(given.timeout() == null ? 5 : given.timeout())
                .retries(given.retries() == null ? 3 : given.retries())
                .build();
    }

    private static Volume volume(Volume given) {
        boolean elsewhere = given.efsVolumeConfiguration() != null
                || given.dockerVolumeConfiguration() != null
                || given.fsxWindowsFileServerVolumeConfiguration() != null
                || Boolean.TRUE.equals(given.configuredAtLaunch());
        if (given.efsVolumeConfiguration() != null
                && given.efsVolumeConfiguration().rootDirectory() == null) {
            return given.toBuilder()
                    .efsVolumeConfiguration(given.efsVolumeConfiguration().toBuilder()
                            .rootDirectory("/")
                            .build())
                    .build();
        }
        return given.host() == null && !elsewhere
                ? given.toBuilder().host(HostVolumeProperties.builder().build()).build()
                : given;
    }

    private static List<String> compatibilities(RegisterTaskDefinitionRequest request) {
        List<String> compatibilities = new ArrayList<>();
        compatibilities.add("EC2");
        boolean sized = FargateSizes.cpuUnits(request.cpu())
                .flatMap(cpu ->
                        FargateSizes.mebibytes(request.memory()).filter(memory -> FargateSizes.exists(cpu, memory)))
                .isPresent();
        if (sized && "awsvpc".equals(request.networkModeAsString())) {
            compatibilities.add("FARGATE");
        }
        return compatibilities;
    }

    private static List<Attribute> attributes(RegisterTaskDefinitionRequest request) {
        List<String> names = new ArrayList<>();
        boolean awslogs = request.containerDefinitions().stream()
                .anyMatch(container -> container.logConfiguration() != null
                        && "awslogs".equals(container.logConfiguration().logDriverAsString()));
        if (awslogs) {
            names.add("com.amazonaws.ecs.capability.logging-driver.awslogs");
            names.add("ecs.capability.execution-role-awslogs");
        }
        if (request.taskRoleArn() != null) {
            names.add("com.amazonaws.ecs.capability.task-iam-role");
        }
        names.add("com.amazonaws.ecs.capability.docker-remote-api.1.18");
        if ("awsvpc".equals(request.networkModeAsString())) {
            names.add("ecs.capability.task-eni");
        }
        if (request.containerDefinitions().stream().anyMatch(container -> container.healthCheck() != null)) {
            names.add("ecs.capability.container-health-check");
        }
        return names.stream()
                .map(name -> Attribute.builder().name(name).build())
                .toList();
    }
}
