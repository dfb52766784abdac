package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;

/**
 * How the members of a task definition behave (ECS RegisterTaskDefinition, DescribeTaskDefinition). A revision never
 * changes, so nothing here is immutable: other content is another revision. The order of commands, mounts and name
 * servers has a meaning; everything else that ECS keeps in a list comes back shuffled.
 */
public final class TaskDefinitionFields {
    private static final String CONTAINER = "containerDefinitions[].";
    private static final String PORT = CONTAINER + "portMappings[].";
    private static final String LOG = CONTAINER + "logConfiguration.";
    private static final String HEALTH = CONTAINER + "healthCheck.";
    private static final String LINUX = CONTAINER + "linuxParameters.";
    private static final String VOLUME = "volumes[].";

    /** The table, with paths from the root of a task definition. */
    public static final Fields TABLE =
            volumes(linux(surroundings(environment(containers(task(Fields.in("ecs/task-definition")))))));

    private TaskDefinitionFields() {}

    private static Fields task(Fields fields) {
        return fields.unmanaged("family", "networkMode")
                .quantity("cpu", "memory")
                .absentByDefault("executionRoleArn", "taskRoleArn", "pidMode", "ipcMode")
                .listSet("requiresCompatibilities")
                .byDefault("runtimePlatform.cpuArchitecture", "X86_64")
                .byDefault("runtimePlatform.operatingSystemFamily", "LINUX")
                .byDefault("enableFaultInjection", false)
                .absentByDefault("ephemeralStorage.sizeInGiB")
                .listMap("placementConstraints", "type", "expression")
                .listMap("inferenceAccelerators", "deviceName")
                .absentByDefault("inferenceAccelerators[].deviceType")
                .absentByDefault("proxyConfiguration", "proxyConfiguration.containerName")
                .byDefault("proxyConfiguration.type", "APPMESH")
                .listMap("proxyConfiguration.properties", "name")
                .absentByDefault("proxyConfiguration.properties[].value");
    }

    private static Fields containers(Fields fields) {
        return fields.listMap("containerDefinitions", "name")
                .absentByDefault(CONTAINER + "image", CONTAINER + "memory", CONTAINER + "memoryReservation")
                .byDefault(CONTAINER + "cpu", 0)
                .byDefault(CONTAINER + "essential", true)
                .byDefault(CONTAINER + "versionConsistency", "enabled")
                .absentByDefault(CONTAINER + "command", CONTAINER + "entryPoint", CONTAINER + "workingDirectory")
                .absentByDefault(CONTAINER + "user", CONTAINER + "hostname")
                .absentByDefault(CONTAINER + "startTimeout", CONTAINER + "stopTimeout")
                .listMap(CONTAINER + "dependsOn", "containerName")
                .absentByDefault(CONTAINER + "dependsOn[].condition")
                .absentByDefault(CONTAINER + "repositoryCredentials.credentialsParameter")
                .byDefault(CONTAINER + "readonlyRootFilesystem", false)
                .byDefault(CONTAINER + "privileged", false)
                .byDefault(CONTAINER + "interactive", false)
                .byDefault(CONTAINER + "pseudoTerminal", false)
                .byDefault(CONTAINER + "disableNetworking", false)
                .absentByDefault(CONTAINER + "healthCheck", HEALTH + "command", HEALTH + "startPeriod")
                .byDefault(HEALTH + "interval", 30)
                .byDefault(HEALTH + "timeout", 5)
                .byDefault(HEALTH + "retries", 3)
                .absentByDefault(CONTAINER + "restartPolicy", CONTAINER + "restartPolicy.enabled")
                // ContainerRestartPolicy: "By default, a container must run for 300 seconds before it can be
                // restarted."
                .byDefault(CONTAINER + "restartPolicy.restartAttemptPeriod", 300)
                .listSet(CONTAINER + "restartPolicy.ignoredExitCodes");
    }

    /** What a container is told: variables, secrets, ports, logs. */
    private static Fields environment(Fields fields) {
        return fields.listMap(CONTAINER + "environment", "name")
                .absentByDefault(CONTAINER + "environment[].value")
                .listMap(CONTAINER + "secrets", "name")
                .absentByDefault(CONTAINER + "secrets[].valueFrom")
                .absentByDefault(CONTAINER + "environmentFiles")
                .listMap(CONTAINER + "portMappings", "containerPort", "containerPortRange", "protocol")
                .byDefault(PORT + "protocol", "tcp")
                // Under awsvpc it is the container's port, under bridge a port of the host's choice.
                .unmanaged(PORT + "hostPort")
                .absentByDefault(PORT + "name", PORT + "appProtocol")
                .absentByDefault(LOG + "logDriver")
                .openMap(LOG + "options")
                .listMap(LOG + "secretOptions", "name")
                .absentByDefault(LOG + "secretOptions[].valueFrom")
                .absentByDefault(CONTAINER + "firelensConfiguration.type")
                .openMap(CONTAINER + "firelensConfiguration.options", CONTAINER + "dockerLabels");
    }

    /** What a container finds around it: mounts, names, limits. */
    private static Fields surroundings(Fields fields) {
        return fields.absentByDefault(CONTAINER + "mountPoints[].sourceVolume")
                .absentByDefault(CONTAINER + "mountPoints", CONTAINER + "mountPoints[].containerPath")
                .byDefault(CONTAINER + "mountPoints[].readOnly", false)
                .listMap(CONTAINER + "volumesFrom", "sourceContainer")
                .byDefault(CONTAINER + "volumesFrom[].readOnly", false)
                .absentByDefault(CONTAINER + "dnsServers", CONTAINER + "dnsSearchDomains")
                .listMap(CONTAINER + "extraHosts", "hostname", "ipAddress")
                .listSet(CONTAINER + "links", CONTAINER + "dockerSecurityOptions", CONTAINER + "credentialSpecs")
                .listMap(CONTAINER + "ulimits", "name")
                .absentByDefault(CONTAINER + "ulimits[].softLimit", CONTAINER + "ulimits[].hardLimit")
                .listMap(CONTAINER + "systemControls", "namespace")
                .absentByDefault(CONTAINER + "systemControls[].value")
                .listMap(CONTAINER + "resourceRequirements", "type")
                .absentByDefault(CONTAINER + "resourceRequirements[].value");
    }

    private static Fields linux(Fields fields) {
        return fields.listSet(LINUX + "capabilities.add", LINUX + "capabilities.drop")
                .absentByDefault(CONTAINER + "linuxParameters")
                .listMap(LINUX + "devices", "hostPath", "containerPath")
                .listSet(LINUX + "devices[].permissions")
                .byDefault(LINUX + "initProcessEnabled", false)
                .absentByDefault(LINUX + "sharedMemorySize", LINUX + "maxSwap", LINUX + "swappiness")
                .listMap(LINUX + "tmpfs", "containerPath")
                .absentByDefault(LINUX + "tmpfs[].size")
                .listSet(LINUX + "tmpfs[].mountOptions");
    }

    private static Fields volumes(Fields fields) {
        return fields.listMap("volumes", "name")
                .absentByDefault(VOLUME + "host.sourcePath")
                .byDefault(VOLUME + "configuredAtLaunch", false)
                .absentByDefault(VOLUME + "dockerVolumeConfiguration.driver")
                .unmanaged(VOLUME + "dockerVolumeConfiguration.scope")
                .unmanaged(VOLUME + "dockerVolumeConfiguration.autoprovision")
                .openMap(VOLUME + "dockerVolumeConfiguration.driverOpts")
                .openMap(VOLUME + "dockerVolumeConfiguration.labels")
                .absentByDefault(VOLUME + "efsVolumeConfiguration", VOLUME + "efsVolumeConfiguration.fileSystemId")
                .byDefault(VOLUME + "efsVolumeConfiguration.rootDirectory", "/")
                .byDefault(VOLUME + "efsVolumeConfiguration.transitEncryption", "DISABLED")
                .absentByDefault(VOLUME + "efsVolumeConfiguration.transitEncryptionPort")
                .absentByDefault(VOLUME + "efsVolumeConfiguration.authorizationConfig")
                .absentByDefault(VOLUME + "efsVolumeConfiguration.authorizationConfig.accessPointId")
                .byDefault(VOLUME + "efsVolumeConfiguration.authorizationConfig.iam", "DISABLED")
                .absentByDefault(VOLUME + "fsxWindowsFileServerVolumeConfiguration.fileSystemId")
                .absentByDefault(VOLUME + "fsxWindowsFileServerVolumeConfiguration.rootDirectory")
                .absentByDefault(
                        VOLUME + "fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter")
                .absentByDefault(VOLUME + "fsxWindowsFileServerVolumeConfiguration.authorizationConfig.domain");
    }
}
