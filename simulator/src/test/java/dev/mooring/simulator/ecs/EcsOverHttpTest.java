package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.simulator.EveryApi;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.Simulator;
import dev.mooring.simulator.SimulatorClients;
import dev.mooring.simulator.time.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** ECS and load balancing through the Java SDK and the wire, on virtual time. */
class EcsOverHttpTest {
    private static final Duration STEP = Duration.ofMillis(50);

    private Simulator simulator;
    private SimulatorClients clients;
    private EcsClient ecs;
    private ElasticLoadBalancingV2Client elb;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.builder()
                .clock(new VirtualClock(Instant.parse("2026-01-01T00:00:00Z")))
                .throttling(false)
                .apis(new EveryApi(Landscape.EMPTY
                        .withCluster("arn:aws:ecs:us-east-1:123456789012:cluster/staging")
                        .withListener(EcsWorld.LISTENER, "vpc-1")))
                .start();
        clients = new SimulatorClients(simulator.uri());
        ecs = clients.client(EcsClient.builder());
        elb = clients.client(ElasticLoadBalancingV2Client.builder());
    }

    @AfterEach
    void close() {
        clients.close();
        simulator.close();
    }

    @Test
    void aBrokenImageIsRolledBack() throws Exception {
        String good = register("shop/orders:1");
        create(good);
        pass(Duration.ofSeconds(5));
        assertThat(service().deployments().get(0).rolloutStateAsString()).isEqualTo("COMPLETED");
        tell("{\"image\": \"shop/orders:2\", \"behaviour\": \"exits\", \"exitCode\": 3}");

        ecs.updateService(
                request -> request.cluster("staging").service("orders").taskDefinition(register("shop/orders:2")));
        pass(Duration.ofSeconds(20));

        assertThat(service().taskDefinition()).isEqualTo(good);
        assertThat(ecs.listServiceDeployments(
                                request -> request.cluster("staging").service("orders"))
                        .serviceDeployments()
                        .get(0)
                        .statusAsString())
                .isEqualTo("ROLLBACK_SUCCESSFUL");
    }

    @Test
    void errorsArriveAsTheSdksOwnExceptions() {
        assertThatThrownBy(() -> ecs.describeServices(
                        request -> request.cluster("nowhere").services("orders")))
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessageContaining("Cluster not found.");
        create(register("shop/orders:1"));
        assertThatThrownBy(() -> ecs.createService(request -> request.cluster("staging")
                        .serviceName("orders")
                        .taskDefinition("orders")
                        .desiredCount(9)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Creation of service was not idempotent.");
        rule(5);
        assertThatThrownBy(() -> rule(5)).isInstanceOf(PriorityInUseException.class);
    }

    @Test
    void explicitEmptyListsSurviveTheWire() {
        create(register("shop/orders:1"));

        Service service = service();

        assertThat(service.hasPlacementConstraints()).isTrue();
        assertThat(service.deploymentConfiguration().alarms().hasAlarmNames()).isTrue();
        assertThat(service.networkConfiguration().awsvpcConfiguration().hasSecurityGroups())
                .isTrue();
    }

    @Test
    void tagsAreFoundByResourceGroupsTagging() {
        create(register("shop/orders:1"));
        String group = rule(5);
        elb.addTags(request -> request.resourceArns(group)
                .tags(software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
                        .key("mooring:environment")
                        .value("staging")
                        .build()));
        ResourceGroupsTaggingApiClient tagging = clients.client(ResourceGroupsTaggingApiClient.builder());

        assertThat(tagging.getResources(request -> request.tagFilters(TagFilter.builder()
                                .key("mooring:environment")
                                .values("staging")
                                .build()))
                        .resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactlyInAnyOrder(group, "arn:aws:ecs:us-east-1:123456789012:service/staging/orders");
    }

    private String register(String image) {
        return ecs.registerTaskDefinition(request -> request.family("orders")
                        .networkMode("awsvpc")
                        .requiresCompatibilitiesWithStrings("FARGATE")
                        .cpu("256")
                        .memory("512")
                        .containerDefinitions(EcsWorld.container(image).build()))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private void create(String taskDefinition) {
        ecs.createService(request -> request.cluster("staging")
                .serviceName("orders")
                .taskDefinition(taskDefinition)
                .desiredCount(2)
                .launchType("FARGATE")
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets("subnet-a")))
                .deploymentConfiguration(deployment -> deployment.deploymentCircuitBreaker(
                        breaker -> breaker.enable(true).rollback(true)))
                .tags(Tag.builder().key("mooring:environment").value("staging").build()));
    }

    private String rule(int priority) {
        String group = elb.createTargetGroup(request -> request.name("orders")
                        .protocol("HTTP")
                        .port(8080)
                        .vpcId("vpc-1")
                        .targetType("ip"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        elb.createRule(request -> request.listenerArn(EcsWorld.LISTENER)
                .priority(priority)
                .conditions(RuleCondition.builder()
                        .field("path-pattern")
                        .values("/*")
                        .build())
                .actions(Action.builder().type("forward").targetGroupArn(group).build()));
        return group;
    }

    private Service service() {
        return ecs.describeServices(request -> request.cluster("staging").services("orders"))
                .services()
                .get(0);
    }

    private void tell(String json) throws IOException, InterruptedException {
        URI images = simulator.uri().resolve("/_simulator/images");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(images)
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void pass(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            simulator.advance(STEP);
        }
    }
}
