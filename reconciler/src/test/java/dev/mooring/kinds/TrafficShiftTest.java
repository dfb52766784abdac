package dev.mooring.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Change;
import dev.mooring.plan.PlannedChange;
import dev.mooring.resource.Health;
import dev.mooring.resource.Observation;
import dev.mooring.simulator.journal.Calls;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Blue/green, linear and canary rollouts to their ends: ECS moves the listener's weights, and nobody moves them back. */
final class TrafficShiftTest {
    private static final int FURTHER_PASSES = 20;
    private static final String CANARY =
            "rollout: {strategy: canary, bakeTime: 30m, canary: {percent: 10, bakeTime: 5m}}";

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollout: {strategy: blueGreen, bakeTime: 1m}",
                "rollout: {strategy: linear, bakeTime: 1m, linear: {percent: 40, bakeTime: 1m}}",
                CANARY
            })
    void deploys_and_swaps_the_groups_and_is_quiet_after_each(String rollout) {
        for (int release = 1; release <= 4; release++) {
            String documents = orders(release, rollout);
            platform.converge(documents);
            platform.rest();
            assertThat(weights().values()).as("after release %s", release).containsExactlyInAnyOrder(0, 100);
            assertThat(weights().get("staging-orders")).isEqualTo(release % 2 == 1 ? 100 : 0);
            for (int pass = 0; pass < FURTHER_PASSES; pass++) {
                assertThat(platform.pass(documents).writes()).isZero();
            }
        }
    }

    @Test
    void weights_on_their_way_are_no_drift() {
        platform.converge(orders(1, CANARY));
        String documents = orders(2, CANARY);
        platform.pass(documents);
        platform.simulator.advance(Duration.ofSeconds(3));
        assertThat(weights()).isEqualTo(Map.of("staging-orders", 90, "staging-orders-alt", 10));

        Calls calls = platform.pass(documents);

        assertThat(calls.writes()).isZero();
        assertThat(service(documents).observation())
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        live -> assertThat(live.health())
                                .isInstanceOfSatisfying(
                                        Health.Progressing.class,
                                        health -> assertThat(health.message())
                                                .contains(
                                                        "PRODUCTION_TRAFFIC_SHIFT, 10 % of the traffic to the new tasks")));
    }

    @Test
    void a_strangers_group_is_taken_out_and_the_weights_stay() {
        String documents = orders(1, CANARY);
        platform.converge(documents);
        platform.converge(orders(2, CANARY));
        documents = orders(2, CANARY);
        platform.rest();
        addAStrangersGroup();
        assertThat(weights()).hasSize(3);

        platform.pass(documents);

        assertThat(weights()).isEqualTo(Map.of("staging-orders", 0, "staging-orders-alt", 100));
        assertThat(platform.pass(documents).writes()).isZero();
    }

    @Test
    void going_from_rolling_to_shifting_sends_no_request_to_the_empty_group() {
        platform.converge(orders(1, "rollout: {strategy: rolling}"));

        platform.pass(orders(1, CANARY));

        assertThat(weights().get("staging-orders")).isPositive();
        assertThat(weights().get("staging-orders-alt")).isZero();
    }

    @Test
    void a_person_who_turns_it_back_is_not_fought() {
        String pausing = "rollout: {strategy: blueGreen, bakeTime: 1m, pauses: [{at: [postScaleUp]}]}";
        platform.converge(orders(1, "rollout: {strategy: blueGreen, bakeTime: 1m}"));
        String documents = orders(2, pausing);
        platform.pass(documents);
        platform.simulator.advance(Duration.ofSeconds(10));
        assertThat(health(documents)).isInstanceOfSatisfying(Health.Progressing.class, progressing -> {
            assertThat(progressing.reason()).isEqualTo("Paused");
            assertThat(progressing.message()).contains("POST_SCALE_UP", "ContinueServiceDeployment");
        });

        turnBack();
        platform.simulator.advance(Duration.ofSeconds(20));

        for (int pass = 0; pass < FURTHER_PASSES; pass++) {
            assertThat(platform.pass(documents).writes()).isZero();
        }
        assertThat(service(documents).change())
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.reason()).isEqualTo(Change.Reason.ROLLED_BACK));
        assertThat(weights().get("staging-orders")).isEqualTo(100);
    }

    private Health health(String documents) {
        return ((Observation.Present) service(documents).observation()).health();
    }

    private PlannedChange service(String documents) {
        return platform.plan(documents)
                .changes()
                .find(planned -> planned.id().name().equals("orders"))
                .get();
    }

    private void turnBack() {
        try (EcsClient ecs = EcsClient.builder()
                .endpointOverride(uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(somebody())
                .build()) {
            String deployment = ecs.listServiceDeployments(
                            request -> request.cluster("apps").service("orders"))
                    .serviceDeployments()
                    .get(0)
                    .serviceDeploymentArn();
            String hook = ecs.describeServiceDeployments(request -> request.serviceDeploymentArns(deployment))
                    .serviceDeployments()
                    .get(0)
                    .lifecycleHookDetails()
                    .get(0)
                    .hookId();
            ecs.continueServiceDeployment(request ->
                    request.serviceDeploymentArn(deployment).hookId(hook).action("ROLLBACK"));
        }
    }

    private void addAStrangersGroup() {
        try (ElasticLoadBalancingV2Client elb = elb()) {
            String stranger = elb.createTargetGroup(request -> request.name("stranger")
                            .protocol("HTTP")
                            .port(80)
                            .vpcId("vpc-1")
                            .targetType("ip"))
                    .targetGroups()
                    .get(0)
                    .targetGroupArn();
            var rule = elb.describeRules(request -> request.listenerArn(Specs.LISTENER))
                    .rules()
                    .get(0);
            var groups = new ArrayList<>(rule.actions().get(0).forwardConfig().targetGroups());
            groups.add(TargetGroupTuple.builder()
                    .targetGroupArn(stranger)
                    .weight(50)
                    .build());
            elb.modifyRule(request -> request.ruleArn(rule.ruleArn())
                    .actions(Action.builder()
                            .type("forward")
                            .forwardConfig(forward -> forward.targetGroups(groups))
                            .build()));
        }
    }

    private Map<String, Integer> weights() {
        Map<String, Integer> weights = new TreeMap<>();
        try (ElasticLoadBalancingV2Client elb = elb()) {
            elb.describeRules(request -> request.listenerArn(Specs.LISTENER))
                    .rules()
                    .get(0)
                    .actions()
                    .get(0)
                    .forwardConfig()
                    .targetGroups()
                    .forEach(group -> weights.put(group.targetGroupArn().split("/", -1)[1], group.weight()));
        }
        return weights;
    }

    private ElasticLoadBalancingV2Client elb() {
        return ElasticLoadBalancingV2Client.builder()
                .endpointOverride(uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(somebody())
                .build();
    }

    private URI uri() {
        return platform.simulator.uri();
    }

    private static StaticCredentialsProvider somebody() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    }

    private static String orders(int release, String rollout) {
        return """
                apiVersion: mooring.dev/v1
                kind: Service
                metadata: {name: orders}
                spec:
                  image: registry/orders:RELEASE
                  cpu: 256
                  memory: 512
                  replicas: 2
                  port: 8080
                  routes: [{priority: 100, paths: [/orders], headers: {X-Tenant: [a, b]}, methods: [GET]}]
                  ROLLOUT
                """.replace("RELEASE", Integer.toString(release)).replace("ROLLOUT", rollout);
    }
}
