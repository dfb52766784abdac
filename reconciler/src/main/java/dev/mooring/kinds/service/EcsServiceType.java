package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;

/**
 * An ECS service with its task definition inside: the members of CreateService, {@code taskDefinition} being the content of
 * the definition rather than its ARN. Defaults are those that DescribeServices returns for a service that was created
 * without the member.
 */
public final class EcsServiceType {
    public static final String NAME = "ecs/service";
    public static final String ARN = "arn";

    private static final String DEPLOYMENT = "deploymentConfiguration.";
    private static final String CONNECT = "serviceConnectConfiguration.";
    private static final String EBS = "volumeConfigurations[].managedEBSVolume.";
    private static final Value DAEMON = Value.of("DAEMON");
    private static final Value LINEAR = Value.of("LINEAR");
    private static final Value CANARY = Value.of("CANARY");

    /** Deleting a service to change it would stop its tasks, so that is left to a person. */
    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of(ARN, "name"), false);

    private EcsServiceType() {}

    private static Fields fields() {
        return volumes(connect(balancing(steps(rollouts(service(Fields.in(NAME)))))))
                .nested("taskDefinition", TaskDefinitionFields.TABLE)
                .immutable("cluster", "serviceName", "role", "schedulingStrategy")
                // UpdateService: from capacity providers "back to the launch type. Pass an empty list".
                .immutableOnceSet("launchType")
                // UpdateService takes what is omitted as unchanged, and no request says "none".
                .irremovable("networkConfiguration")
                .startsRollout(
                        "taskDefinition",
                        "networkConfiguration",
                        "platformVersion",
                        "capacityProviderStrategy",
                        "loadBalancers",
                        "serviceRegistries",
                        "serviceConnectConfiguration",
                        "volumeConfigurations",
                        "vpcLatticeConfigurations");
    }

    private static Fields service(Fields fields) {
        return fields.byDefault("schedulingStrategy", "REPLICA")
                .byDefault("deploymentController.type", "ECS")
                .byDefault("healthCheckGracePeriodSeconds", 0)
                .byDefault("enableExecuteCommand", false)
                .byDefault("enableECSManagedTags", false)
                .byDefault("propagateTags", "NONE")
                .listMap("placementConstraints", "type", "expression")
                .absentByDefault("placementStrategy")
                .listMap("capacityProviderStrategy", "capacityProvider")
                .byDefault("capacityProviderStrategy[].base", 0)
                .byDefault("capacityProviderStrategy[].weight", 0)
                .absentByDefault("networkConfiguration", "networkConfiguration.awsvpcConfiguration")
                .listSet("networkConfiguration.awsvpcConfiguration.subnets")
                .listSet("networkConfiguration.awsvpcConfiguration.securityGroups")
                .byDefault("networkConfiguration.awsvpcConfiguration.assignPublicIp", "DISABLED")
                // An autoscaler writes desiredCount, and a DAEMON's is the number of instances. The role is the
                // service-linked one, the platform version LATEST or what LATEST meant, the launch type the cluster's;
                // rebalancing is on for what is created today and off for what is older.
                .unmanaged("desiredCount", "role", "platformVersion", "launchType", "availabilityZoneRebalancing")
                // DescribeServices may say which version LATEST meant: no reason to deploy again, but for one that is
                // older.
                .chosenByAws("platformVersion", "LATEST", "1.1.0", "1.2.0", "1.3.0")
                // How often CloudWatch is told figures: not on a service that DescribeServices returns.
                .unmanaged("monitoring")
                .unmanaged("cluster", "serviceName");
    }

    private static Fields rollouts(Fields fields) {
        return fields.byDefaultWhen("schedulingStrategy", DAEMON, DEPLOYMENT + "maximumPercent", Value.of(100))
                .byDefaultWhen("schedulingStrategy", DAEMON, DEPLOYMENT + "minimumHealthyPercent", Value.of(0))
                .byDefault(DEPLOYMENT + "maximumPercent", 200)
                .byDefault(DEPLOYMENT + "minimumHealthyPercent", 100)
                .byDefault(DEPLOYMENT + "strategy", "ROLLING")
                .byDefault(DEPLOYMENT + "bakeTimeInMinutes", 0)
                .byDefault(DEPLOYMENT + "deploymentCircuitBreaker.enable", false)
                .byDefault(DEPLOYMENT + "deploymentCircuitBreaker.rollback", false)
                .byDefault(DEPLOYMENT + "deploymentCircuitBreaker.resetOnHealthyTask", true)
                .byDefault(DEPLOYMENT + "deploymentCircuitBreaker.thresholdConfiguration.type", "BOUNDED_PERCENT")
                .byDefault(DEPLOYMENT + "deploymentCircuitBreaker.thresholdConfiguration.value", 50)
                .byDefault(DEPLOYMENT + "alarms.enable", false)
                .byDefault(DEPLOYMENT + "alarms.rollback", false)
                .listSet(DEPLOYMENT + "alarms.alarmNames")
                .listMap(DEPLOYMENT + "lifecycleHooks", "targetType", "hookTargetArn", "lifecycleStages")
                .byDefault(DEPLOYMENT + "lifecycleHooks[].targetType", "AWS_LAMBDA")
                .absentByDefault(DEPLOYMENT + "lifecycleHooks[].roleArn")
                .listSet(DEPLOYMENT + "lifecycleHooks[].lifecycleStages")
                // What a pause lasts where nobody says so is not documented.
                .unmanaged(DEPLOYMENT + "lifecycleHooks[].hookDetails")
                .unmanaged(DEPLOYMENT + "lifecycleHooks[].timeoutConfiguration");
    }

    /** The steps of each strategy: LinearConfiguration, CanaryConfiguration. */
    private static Fields steps(Fields fields) {
        String strategy = DEPLOYMENT + "strategy";
        return fields.byDefaultWhen(strategy, LINEAR, DEPLOYMENT + "linearConfiguration.stepPercent", Value.of(10))
                .byDefaultWhen(strategy, LINEAR, DEPLOYMENT + "linearConfiguration.stepBakeTimeInMinutes", Value.of(6))
                .byDefaultWhen(strategy, CANARY, DEPLOYMENT + "canaryConfiguration.canaryPercent", Value.of(5))
                .byDefaultWhen(
                        strategy, CANARY, DEPLOYMENT + "canaryConfiguration.canaryBakeTimeInMinutes", Value.of(10))
                .absentByDefault(DEPLOYMENT + "linearConfiguration.stepPercent")
                .absentByDefault(DEPLOYMENT + "linearConfiguration.stepBakeTimeInMinutes")
                .absentByDefault(DEPLOYMENT + "canaryConfiguration.canaryPercent")
                .absentByDefault(DEPLOYMENT + "canaryConfiguration.canaryBakeTimeInMinutes");
    }

    private static Fields balancing(Fields fields) {
        return fields.listMap("loadBalancers", "targetGroupArn", "containerName", "containerPort")
                .absentByDefault("loadBalancers[].loadBalancerName")
                .absentByDefault("loadBalancers[].advancedConfiguration.alternateTargetGroupArn")
                .absentByDefault("loadBalancers[].advancedConfiguration.productionListenerRule")
                .absentByDefault("loadBalancers[].advancedConfiguration.testListenerRule")
                .absentByDefault("loadBalancers[].advancedConfiguration.roleArn")
                .listMap("serviceRegistries", "registryArn")
                .absentByDefault("serviceRegistries[].port")
                .absentByDefault("serviceRegistries[].containerName", "serviceRegistries[].containerPort")
                .listMap("vpcLatticeConfigurations", "targetGroupArn", "portName")
                .absentByDefault("vpcLatticeConfigurations[].roleArn");
    }

    private static Fields connect(Fields fields) {
        return fields.absentByDefault("serviceConnectConfiguration")
                .byDefault(CONNECT + "enabled", false)
                .unmanaged(CONNECT + "namespace")
                .listMap(CONNECT + "services", "portName")
                .unmanaged(CONNECT + "services[].discoveryName")
                .listMap(CONNECT + "services[].clientAliases", "port")
                .unmanaged(CONNECT + "services[].clientAliases[].dnsName")
                .absentByDefault(CONNECT + "services[].clientAliases[].testTrafficRules")
                .absentByDefault(CONNECT + "services[].ingressPortOverride")
                .absentByDefault(CONNECT + "services[].timeout.idleTimeoutSeconds")
                .absentByDefault(CONNECT + "services[].timeout.perRequestTimeoutSeconds")
                .absentByDefault(CONNECT + "services[].tls.issuerCertificateAuthority.awsPcaAuthorityArn")
                .absentByDefault(CONNECT + "services[].tls.kmsKey", CONNECT + "services[].tls.roleArn")
                .absentByDefault(CONNECT + "logConfiguration.logDriver")
                .openMap(CONNECT + "logConfiguration.options")
                .listMap(CONNECT + "logConfiguration.secretOptions", "name")
                .absentByDefault(CONNECT + "logConfiguration.secretOptions[].valueFrom")
                .absentByDefault(CONNECT + "accessLogConfiguration.format")
                .unmanaged(CONNECT + "accessLogConfiguration.includeQueryParameters");
    }

    private static Fields volumes(Fields fields) {
        return fields.listMap("volumeConfigurations", "name")
                .absentByDefault(EBS + "roleArn", EBS + "sizeInGiB", EBS + "snapshotId", EBS + "kmsKeyId")
                // "Amazon EBS General Purpose SSD volumes": what gp3 has included; other types have no throughput to
                // set, and
                // iops that must be stated or cannot be.
                .byDefaultWhen(EBS + "volumeType", Value.of("gp3"), EBS + "iops", Value.of(3000))
                .byDefaultWhen(EBS + "volumeType", Value.of("gp3"), EBS + "throughput", Value.of(125))
                .unmanaged(EBS + "encrypted", EBS + "volumeType")
                .unmanaged(EBS + "filesystemType", EBS + "volumeInitializationRate", EBS + "tagSpecifications");
    }
}
