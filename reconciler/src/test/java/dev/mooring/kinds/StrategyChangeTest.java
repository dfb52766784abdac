package dev.mooring.kinds;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * A service goes from one way of deploying to another, and at no step of the clock does its rule send requests to a target
 * group in which nothing is healthy.
 */
final class StrategyChangeTest {
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int STEPS = 400;
    private static final int STEPS_A_PASS = 3;

    private static final String ROLLING = "rollout: {strategy: rolling}";
    private static final String BLUE_GREEN = "rollout: {strategy: blueGreen, bakeTime: 1m}";
    private static final String CANARY =
            "rollout: {strategy: canary, bakeTime: 1m, canary: {percent: 10, bakeTime: 1m}}";
    private static final String LINEAR =
            "rollout: {strategy: linear, bakeTime: 1m, linear: {percent: 40, bakeTime: 1m}}";

    private Platform platform;

    @BeforeEach
    void open() throws IOException {
        platform = new Platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("back, the traffic on the first group", BLUE_GREEN, 1, ROLLING, 1),
                Arguments.of("back, the traffic on the second group", BLUE_GREEN, 2, ROLLING, 2),
                Arguments.of("back, the traffic on the second group, with another image", BLUE_GREEN, 2, ROLLING, 3),
                Arguments.of("back from canary with another image", CANARY, 2, ROLLING, 3),
                Arguments.of("back from linear", LINEAR, 2, ROLLING, 2),
                Arguments.of("there", ROLLING, 1, BLUE_GREEN, 1),
                Arguments.of("there with another image", ROLLING, 1, CANARY, 2),
                Arguments.of("from one that shifts to another", BLUE_GREEN, 2, CANARY, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void requests_find_a_healthy_task_at_every_step(
            String reason, String before, int releases, String after, int release) {
        released(before, releases);

        goes(orders(release, after), false);

        assertEnd(after, release);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void so_they_do_where_each_pass_is_another_process(
            String reason, String before, int releases, String after, int release) {
        released(before, releases);

        goes(orders(release, after), true);

        assertEnd(after, release);
    }

    @Test
    void there_and_back_and_there_again() {
        released(ROLLING, 1);
        for (String rollout : List.of(BLUE_GREEN, ROLLING, CANARY, ROLLING)) {
            goes(orders(1, rollout), false);
            goes(orders(2, rollout), false);
            assertEnd(rollout, 2);
        }
    }

    @Test
    void a_deployment_under_way_comes_first() {
        released(BLUE_GREEN, 1);
        platform.pass(orders(2, BLUE_GREEN));
        platform.simulator.advance(STEP);

        goes(orders(2, ROLLING), false);

        assertEnd(ROLLING, 2);
    }

    @Test
    void an_image_that_fails_is_rolled_back_and_not_fought_after_the_traffic_has_returned() {
        released(BLUE_GREEN, 2);
        String broken = orders(3, ROLLING).replace("orders:3", "orders:3-crash");

        for (int step = 0; step < STEPS; step++) {
            step(broken, step, false);
        }

        for (int pass = 0; pass < 5; pass++) {
            assertThat(platform.pass(broken).count("ecs:UpdateService")).isZero();
        }
        goes(orders(4, ROLLING), false);
        assertEnd(ROLLING, 4);
    }

    @ParameterizedTest(name = "after {0} releases")
    @ValueSource(ints = {1, 2})
    void a_rule_whose_priority_moves_sends_requests_where_the_old_one_did(int releases) {
        released(BLUE_GREEN, releases);

        goes(orders(releases, BLUE_GREEN).replace("priority: 100", "priority: 90"), false);

        assertEnd(BLUE_GREEN, releases);
    }

    private void released(String rollout, int releases) {
        for (int release = 1; release <= releases; release++) {
            platform.converge(orders(release, rollout));
            platform.rest();
        }
        assertHealthy();
    }

    private void goes(String documents, boolean restarts) {
        for (int step = 0; step < STEPS; step++) {
            step(documents, step, restarts);
            if (step % 20 == 19 && platform.plan(documents).matches() && steady()) {
                return;
            }
        }
        Plan plan = platform.plan(documents);
        throw new AssertionError("does not come to rest: "
                + plan.changes().reject(one -> one.change().rests()));
    }

    private void step(String documents, int step, boolean restarts) {
        if (step % STEPS_A_PASS == 0) {
            if (restarts) {
                platform.restart();
            }
            platform.pass(documents);
            assertHealthy();
        }
        platform.simulator.advance(STEP);
        assertHealthy();
    }

    /** Of the rule that takes the requests, every group that has a share of them has a task that answers. */
    private void assertHealthy() {
        ElasticLoadBalancingV2Client elb = platform.session().elb();
        Rule first = elb.describeRules(request -> request.listenerArn(Specs.LISTENER)).rules().stream()
                .filter(rule -> !rule.isDefault())
                .min(Comparator.comparing(rule -> Integer.valueOf(rule.priority())))
                .orElseThrow();
        Map<String, Boolean> healthy = first.actions().get(0).forwardConfig().targetGroups().stream()
                .filter(group -> group.weight() > 0)
                .map(TargetGroupTuple::targetGroupArn)
                .collect(toMap(arn -> arn.split("/", -1)[1], arn -> isHealthy(elb, arn)));
        assertThat(healthy.values())
                .as("rule %s: %s", first.priority(), healthy)
                .isNotEmpty()
                .doesNotContain(false);
    }

    private static boolean isHealthy(ElasticLoadBalancingV2Client elb, String group) {
        return elb.describeTargetHealth(request -> request.targetGroupArn(group)).targetHealthDescriptions().stream()
                .anyMatch(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
    }

    private void assertEnd(String rollout, int release) {
        Service service = service();
        boolean rolls = rollout.equals(ROLLING);
        assertThat(service.deploymentConfiguration().strategy() == DeploymentStrategy.ROLLING)
                .isEqualTo(rolls);
        assertThat(service.loadBalancers())
                .singleElement()
                .satisfies(balancer ->
                        assertThat(balancer.advancedConfiguration() == null).isEqualTo(rolls));
        assertThat(platform.session()
                        .ecs()
                        .describeTaskDefinition(request -> request.taskDefinition(service.taskDefinition()))
                        .taskDefinition()
                        .containerDefinitions()
                        .get(0)
                        .image())
                .endsWith(":" + release);
        assertThat(platform.session().elb().describeTargetGroups(request -> {}).targetGroups())
                .as("what the second group was for is gone")
                .hasSize(rolls ? 1 : 2);
    }

    private boolean steady() {
        return service().deployments().size() == 1;
    }

    private Service service() {
        return platform.session()
                .ecs()
                .describeServices(request -> request.cluster("apps").services("orders"))
                .services()
                .get(0);
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
                  routes: [{priority: 100, paths: [/orders]}]
                  ROLLOUT
                """.replace("RELEASE", Integer.toString(release)).replace("ROLLOUT", rollout);
    }
}
