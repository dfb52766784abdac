package dev.mooring.contract;

import dev.mooring.kinds.service.EcsServiceType;
import dev.mooring.resource.Desired;
import dev.mooring.resource.Reference;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** A service on Fargate that a listener's rule leads to. */
final class EcsServiceSubject implements Subject {
    private static final String NAME = "contract-orders";
    private static final int PORT = 8080;

    private final Site site;
    private final String cluster;
    private final Seq<Desired> routing;

    /** Makes the cluster, as Terraform does before Mooring comes. */
    EcsServiceSubject(Site site, LoadBalancer loadBalancer) {
        this.site = site;
        this.cluster = site.environment().spec().cluster();
        this.routing = new ListenerRuleSubject(site, loadBalancer).desired();
        ecs().createCluster(request -> request.clusterName(cluster));
    }

    @Override
    public ResourceType type() {
        return EcsServiceType.TYPE;
    }

    @Override
    public Seq<Desired> desired() {
        Value.Tree attachment = Value.tree(
                        "targetGroupArn",
                        new Value.Ref(Reference.to(routing.head().id(), "arn")))
                .with("containerName", Value.of("app"))
                .with("containerPort", Value.of(PORT));
        Value.Tree breaker = Value.tree("enable", Value.of(true)).with("rollback", Value.of(true));
        Value.Tree tree = Value.tree("cluster", Value.of(cluster))
                .with("serviceName", Value.of(NAME))
                .with("launchType", Value.of("FARGATE"))
                .with("desiredCount", Value.of(2))
                .with("healthCheckGracePeriodSeconds", Value.of(30))
                .with("loadBalancers", Value.list(attachment))
                .with("networkConfiguration", Value.tree("awsvpcConfiguration", network()))
                .with("deploymentConfiguration", Value.tree("deploymentCircuitBreaker", breaker))
                .with("taskDefinition", taskDefinition());
        return routing.append(new Desired(
                new ResourceId(EcsServiceType.NAME, cluster, NAME),
                EcsServiceType.TYPE,
                routing.head().owner(),
                tree,
                HashSet.of(routing.last().id())));
    }

    private Value.Tree network() {
        return Value.tree("subnets", Value.texts(site.network().subnets()))
                .with("securityGroups", Value.texts(site.network().securityGroups()));
    }

    private static Value.Tree taskDefinition() {
        Value.Tree container = Value.tree("name", Value.of("app"))
                .with("image", Value.of("registry/app:1"))
                .with("portMappings", Value.list(Value.tree("containerPort", Value.of(PORT))))
                .with("environment", Value.list(variable("ZONE", "b"), variable("LEVEL", "info")))
                .with("command", Value.list(Value.of("serve"), Value.of("--all")))
                .with("ulimits", Value.list(ulimit()))
                .with("readonlyRootFilesystem", Value.of(true));
        return Value.tree("family", Value.of(NAME))
                .with("networkMode", Value.of("awsvpc"))
                .with("requiresCompatibilities", Value.list(Value.of("FARGATE")))
                .with("cpu", Value.of("0.5 vCPU"))
                .with("memory", Value.of("1 GB"))
                .with("executionRoleArn", Value.of("arn:aws:iam::123456789012:role/execution"))
                .with("containerDefinitions", Value.list(container));
    }

    private static Value variable(String name, String value) {
        return Value.tree("name", Value.of(name)).with("value", Value.of(value));
    }

    private static Value ulimit() {
        return Value.tree("name", Value.of("nofile"))
                .with("softLimit", Value.of(1024))
                .with("hardLimit", Value.of(4096));
    }

    @Override
    public void madeByAStranger(Map<String, String> tags) {
        String revision = strangersRevision();
        ecs().createService(request -> request.cluster(cluster)
                .serviceName(NAME)
                .taskDefinition(revision)
                .desiredCount(1)
                .launchType(LaunchType.FARGATE)
                .networkConfiguration(network -> network.awsvpcConfiguration(elsewhere()))
                .tags(tags.toVector()
                        .map(tag -> Tag.builder().key(tag._1).value(tag._2).build())
                        .asJava()));
    }

    @Override
    public boolean exists() {
        return ecs().describeServices(request -> request.cluster(cluster).services(NAME)).services().stream()
                .anyMatch(service -> "ACTIVE".equals(service.status()));
    }

    @Override
    public Seq<Edit> edits() {
        return Vector.of(
                edit("desiredCount", service -> service.desiredCount(1)),
                edit("taskDefinition", service -> service.taskDefinition(strangersRevision())),
                edit("healthCheckGracePeriodSeconds", service -> service.healthCheckGracePeriodSeconds(90)),
                edit("enableExecuteCommand", service -> service.enableExecuteCommand(true)),
                edit("enableECSManagedTags", service -> service.enableECSManagedTags(true)),
                edit("propagateTags", service -> service.propagateTags(PropagateTags.SERVICE)),
                edit("loadBalancers", service -> service.loadBalancers(List.of())),
                edit(
                        "networkConfiguration",
                        service -> service.networkConfiguration(network -> network.awsvpcConfiguration(elsewhere()))),
                deployment("maximumPercent", rollout -> rollout.maximumPercent(150)),
                deployment("minimumHealthyPercent", rollout -> rollout.minimumHealthyPercent(50)),
                deployment("bakeTimeInMinutes", rollout -> rollout.bakeTimeInMinutes(3)),
                deployment(
                        "deploymentCircuitBreaker",
                        rollout -> rollout.deploymentCircuitBreaker(
                                breaker -> breaker.enable(true).rollback(false))),
                deployment(
                        "alarms",
                        rollout -> rollout.alarms(alarms ->
                                alarms.alarmNames("somebodys").enable(true).rollback(false))));
    }

    @Override
    public Map<String, String> beyondReach() {
        return HashMap.ofEntries(Vector.of(
                        "deploymentController",
                        "placementConstraints",
                        "placementStrategy",
                        "capacityProviderStrategy",
                        "serviceRegistries",
                        "vpcLatticeConfigurations",
                        "serviceConnectConfiguration",
                        "volumeConfigurations",
                        "deploymentConfiguration.strategy",
                        "deploymentConfiguration.lifecycleHooks",
                        "deploymentConfiguration.linearConfiguration",
                        "deploymentConfiguration.canaryConfiguration")
                .map(path -> Tuple.of(path, "no spec states any, and no emulator acts on it")));
    }

    private Edit edit(String path, Consumer<UpdateServiceRequest.Builder> change) {
        return new Edit(
                path,
                () -> ecs().updateService(request ->
                        change.accept(request.cluster(cluster).service(NAME))));
    }

    private Edit deployment(String member, Consumer<DeploymentConfiguration.Builder> change) {
        return edit("deploymentConfiguration." + member, service -> service.deploymentConfiguration(change));
    }

    private AwsVpcConfiguration elsewhere() {
        return AwsVpcConfiguration.builder()
                .subnets(site.network().subnets().head())
                .securityGroups(site.network().securityGroups().asJava())
                .assignPublicIp(AssignPublicIp.ENABLED)
                .build();
    }

    private String strangersRevision() {
        ContainerDefinition container = ContainerDefinition.builder()
                .name("app")
                .image("registry/app:somebodys")
                .portMappings(List.of(PortMapping.builder().containerPort(PORT).build()))
                .build();
        return ecs().registerTaskDefinition(request -> request.family("somebodys")
                        .networkMode(NetworkMode.AWSVPC)
                        .requiresCompatibilities(Compatibility.FARGATE)
                        .cpu("512")
                        .memory("1024")
                        .executionRoleArn("arn:aws:iam::123456789012:role/execution")
                        .containerDefinitions(container))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private EcsClient ecs() {
        return site.aws().ecs();
    }
}
