package dev.mooring.simulator.ecs;

import dev.mooring.simulator.DirectCalls;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.elb.ElbApi;
import dev.mooring.simulator.elb.ElbOptions;
import dev.mooring.simulator.elb.SeededListener;
import dev.mooring.simulator.time.Timeline;
import dev.mooring.simulator.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** One account with a cluster and a listener, on a virtual clock. */
final class EcsWorld {
    static final String CLUSTER = "staging";
    static final String LISTENER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/staging/"
            + "50dc6c495c0c9188/f2f7dc8efc522ab2";
    private static final Duration STEP = Duration.ofMillis(50);

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    final Timeline timeline = new Timeline(clock);
    final EcsApi ecs;
    /** Names of the CloudWatch alarms that are in ALARM. */
    final Set<String> alarming = new HashSet<>();

    private final DirectCalls calls;

    EcsWorld() {
        this(SecretShelf.FULL);
    }

    EcsWorld(SecretShelf secrets) {
        Ids ids = new Ids(7);
        ElbApi elb = new ElbApi(timeline, ids, ElbOptions.quick());
        elb.seed(new SeededListener(LISTENER, "vpc-1", 80));
        ecs = new EcsApi(
                timeline,
                ids,
                EcsOptions.quick(),
                new Neighbours(elb.targetRegistry(), elb.trafficRouter(), (caller, names) -> alarming(names), secrets));
        ecs.seedCluster(DirectCalls.CALLER.arn("ecs", "cluster/" + CLUSTER));
        calls = new DirectCalls(timeline::advance, elb, ecs);
    }

    private Set<String> alarming(Collection<String> names) {
        return names.stream().filter(alarming::contains).collect(Collectors.toSet());
    }

    <O extends SdkResponse> O call(SdkRequest request, Class<O> response) {
        return calls.call(request, response);
    }

    /** Lets time pass in small steps, as a ticking simulator does. */
    void pass(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            clock.advance(STEP);
            timeline.advance();
        }
    }

    TaskDefinition register(String image) {
        return register(image, definition -> {});
    }

    TaskDefinition register(String image, Consumer<RegisterTaskDefinitionRequest.Builder> more) {
        RegisterTaskDefinitionRequest.Builder request = RegisterTaskDefinitionRequest.builder()
                .family("orders")
                .networkMode("awsvpc")
                .requiresCompatibilitiesWithStrings("FARGATE")
                .cpu("256")
                .memory("512")
                .containerDefinitions(container(image).build());
        more.accept(request);
        return call(request.build(), RegisterTaskDefinitionResponse.class).taskDefinition();
    }

    static ContainerDefinition.Builder container(String image) {
        return ContainerDefinition.builder()
                .name("app")
                .image(image)
                .portMappings(PortMapping.builder().containerPort(8080).build());
    }

    Service create(TaskDefinition definition, Consumer<CreateServiceRequest.Builder> more) {
        return call(request(definition, more), CreateServiceResponse.class).service();
    }

    static CreateServiceRequest request(TaskDefinition definition, Consumer<CreateServiceRequest.Builder> more) {
        CreateServiceRequest.Builder request = CreateServiceRequest.builder()
                .cluster(CLUSTER)
                .serviceName("orders")
                .taskDefinition(definition.taskDefinitionArn())
                .desiredCount(2)
                .launchType("FARGATE")
                .networkConfiguration(network());
        more.accept(request);
        return request.build();
    }

    static NetworkConfiguration network() {
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(vpc -> vpc.subnets("subnet-a", "subnet-b").securityGroups("sg-app"))
                .build();
    }

    Service update(Consumer<UpdateServiceRequest.Builder> change) {
        UpdateServiceRequest.Builder request =
                UpdateServiceRequest.builder().cluster(CLUSTER).service("orders");
        change.accept(request);
        return call(request.build(), UpdateServiceResponse.class).service();
    }

    Service service() {
        return call(
                        DescribeServicesRequest.builder()
                                .cluster(CLUSTER)
                                .services("orders")
                                .build(),
                        DescribeServicesResponse.class)
                .services()
                .get(0);
    }

    Deployment primary() {
        return service().deployments().get(0);
    }

    List<String> events() {
        return service().events().stream().map(ServiceEvent::message).toList();
    }

    /** Newest first. */
    List<ServiceDeployment> deployments() {
        List<String> arns = call(
                        ListServiceDeploymentsRequest.builder()
                                .cluster(CLUSTER)
                                .service("orders")
                                .build(),
                        ListServiceDeploymentsResponse.class)
                .serviceDeployments()
                .stream()
                .map(ServiceDeploymentBrief::serviceDeploymentArn)
                .toList();
        return call(
                        DescribeServiceDeploymentsRequest.builder()
                                .serviceDeploymentArns(arns)
                                .build(),
                        DescribeServiceDeploymentsResponse.class)
                .serviceDeployments();
    }

    List<Task> tasks(String desiredStatus) {
        List<String> arns = call(
                        ListTasksRequest.builder()
                                .cluster(CLUSTER)
                                .desiredStatus(desiredStatus)
                                .build(),
                        ListTasksResponse.class)
                .taskArns();
        return arns.isEmpty()
                ? List.of()
                : call(
                                DescribeTasksRequest.builder()
                                        .cluster(CLUSTER)
                                        .tasks(arns)
                                        .build(),
                                DescribeTasksResponse.class)
                        .tasks();
    }

    List<String> stoppedReasons() {
        return tasks("STOPPED").stream().map(Task::stoppedReason).collect(Collectors.toSet()).stream()
                .sorted()
                .toList();
    }

    /** A target group that the listener forwards to. */
    String targetGroup(String name) {
        String arn = unusedTargetGroup(name);
        call(
                CreateRuleRequest.builder()
                        .listenerArn(LISTENER)
                        .priority(100)
                        .conditions(RuleCondition.builder()
                                .field("path-pattern")
                                .values("/*")
                                .build())
                        .actions(Action.builder()
                                .type("forward")
                                .targetGroupArn(arn)
                                .build())
                        .build(),
                CreateRuleResponse.class);
        return arn;
    }

    String unusedTargetGroup(String name) {
        return call(
                        CreateTargetGroupRequest.builder()
                                .name(name)
                                .protocol("HTTP")
                                .port(8080)
                                .vpcId("vpc-1")
                                .targetType("ip")
                                .build(),
                        CreateTargetGroupResponse.class)
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    static LoadBalancer loadBalancer(String targetGroupArn) {
        return LoadBalancer.builder()
                .targetGroupArn(targetGroupArn)
                .containerName("app")
                .containerPort(8080)
                .build();
    }

    static String code(Throwable thrown) {
        return ((AwsServiceException) thrown).awsErrorDetails().errorCode();
    }
}
