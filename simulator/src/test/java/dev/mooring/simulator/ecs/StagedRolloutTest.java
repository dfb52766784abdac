package dev.mooring.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContinueServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.ContinueServiceDeploymentResponse;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Blue/green, linear and canary deployments: their stages, what happens to the listener's weights, and the way back. */
class StagedRolloutTest {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final String ROLE = "arn:aws:iam::123456789012:role/ecs-infrastructure";

    private final EcsWorld world = new EcsWorld();
    private String blue = "";
    private String green = "";
    private String rule = "";

    @BeforeEach
    void balance() {
        blue = world.unusedTargetGroup("blue");
        green = world.unusedTargetGroup("green");
        rule = world.call(
                        CreateRuleRequest.builder()
                                .listenerArn(EcsWorld.LISTENER)
                                .priority(1)
                                .conditions(RuleCondition.builder()
                                        .field("path-pattern")
                                        .values("/*")
                                        .build())
                                .actions(Action.builder()
                                        .type("forward")
                                        .forwardConfig(
                                                forward -> forward.targetGroups(weight(blue, 100), weight(green, 0)))
                                        .build())
                                .build(),
                        CreateRuleResponse.class)
                .rules()
                .get(0)
                .ruleArn();
    }

    private static TargetGroupTuple weight(String group, int weight) {
        return TargetGroupTuple.builder().targetGroupArn(group).weight(weight).build();
    }

    private Service start(Consumer<DeploymentConfiguration.Builder> how) {
        return world.create(
                world.register("shop/orders:1"),
                request -> request.deploymentConfiguration(how).loadBalancers(balancer()));
    }

    private LoadBalancer balancer() {
        return EcsWorld.loadBalancer(blue).toBuilder()
                .advancedConfiguration(advanced -> advanced.alternateTargetGroupArn(green)
                        .productionListenerRule(rule)
                        .roleArn(ROLE))
                .build();
    }

    private void deploy(String image) {
        String definition = world.register(image).taskDefinitionArn();
        world.update(request -> request.taskDefinition(definition));
    }

    private Map<String, Integer> weights() {
        Map<String, Integer> weights = new TreeMap<>();
        world.call(DescribeRulesRequest.builder().ruleArns(rule).build(), DescribeRulesResponse.class)
                .rules()
                .get(0)
                .actions()
                .get(0)
                .forwardConfig()
                .targetGroups()
                .forEach(group -> weights.put(group.targetGroupArn().equals(blue) ? "blue" : "green", group.weight()));
        return weights;
    }

    private ServiceDeployment newest() {
        return world.deployments().get(0);
    }

    /** What is seen, once each, while time passes. */
    private List<String> seen(Duration time) {
        Set<String> seen = new LinkedHashSet<>();
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            world.pass(STEP);
            seen.add(newest().lifecycleStageAsString() + " " + weights());
        }
        return new ArrayList<>(seen);
    }

    @Test
    void blueGreenShiftsAllTrafficAtOnceAndBakesBeforeItCleansUp() {
        start(how -> how.strategy("BLUE_GREEN").bakeTimeInMinutes(5));
        world.pass(Duration.ofSeconds(5));
        assertThat(newest().statusAsString()).isEqualTo("SUCCESSFUL");
        assertThat(weights()).isEqualTo(Map.of("blue", 100, "green", 0));

        deploy("shop/orders:2");
        List<String> seen = seen(Duration.ofSeconds(12));

        assertThat(seen)
                .containsSubsequence(
                        "SCALE_UP {blue=100, green=0}",
                        "BAKE_TIME {blue=0, green=100}",
                        "CLEAN_UP {blue=0, green=100}");
        assertThat(newest().statusAsString()).isEqualTo("SUCCESSFUL");
        assertThat(world.service().deployments()).hasSize(1);
        assertThat(world.service().runningCount()).isEqualTo(2);

        deploy("shop/orders:3");
        world.pass(Duration.ofSeconds(15));
        assertThat(weights()).as("the groups swap roles").isEqualTo(Map.of("blue", 100, "green", 0));
    }

    @Test
    void aCanarySendsItsShareAndThenAll() {
        start(how -> how.strategy("CANARY")
                .bakeTimeInMinutes(1)
                .canaryConfiguration(canary -> canary.canaryPercent(2.5).canaryBakeTimeInMinutes(2)));
        world.pass(Duration.ofSeconds(5));

        deploy("shop/orders:2");
        List<String> seen = seen(Duration.ofSeconds(10));

        assertThat(seen)
                .containsSubsequence("PRODUCTION_TRAFFIC_SHIFT {blue=975, green=25}", "BAKE_TIME {blue=0, green=100}");
        assertThat(newest().statusAsString()).isEqualTo("SUCCESSFUL");
    }

    @Test
    void aLinearDeploymentGoesStepByStep() {
        start(how -> how.strategy("LINEAR")
                .linearConfiguration(linear -> linear.stepPercent(40.0).stepBakeTimeInMinutes(1)));
        world.pass(Duration.ofSeconds(5));

        deploy("shop/orders:2");
        List<String> seen = seen(Duration.ofSeconds(10));

        assertThat(seen)
                .containsSubsequence(
                        "PRODUCTION_TRAFFIC_SHIFT {blue=60, green=40}",
                        "PRODUCTION_TRAFFIC_SHIFT {blue=20, green=80}",
                        "CLEAN_UP {blue=0, green=100}");
    }

    @Test
    void fillsInTheStepsThatAreLeftOut() {
        start(how -> how.strategy("CANARY"));

        DeploymentConfiguration read = world.service().deploymentConfiguration();
        assertThat(read.canaryConfiguration().canaryPercent()).isEqualTo(5.0);
        assertThat(read.canaryConfiguration().canaryBakeTimeInMinutes()).isEqualTo(10);
        assertThat(read.linearConfiguration()).isNull();
    }

    @Test
    void anAlarmWhileItBakesTurnsItBack() {
        start(how -> how.strategy("BLUE_GREEN")
                .bakeTimeInMinutes(30)
                .alarms(alarms -> alarms.alarmNames("orders-5xx").enable(true).rollback(true)));
        world.pass(Duration.ofSeconds(5));
        String before = world.service().taskDefinition();
        deploy("shop/orders:2");
        world.pass(Duration.ofSeconds(6));
        assertThat(newest().lifecycleStageAsString()).isEqualTo("BAKE_TIME");
        assertThat(weights()).isEqualTo(Map.of("blue", 0, "green", 100));

        world.alarming.add("orders-5xx");
        world.pass(Duration.ofSeconds(5));

        assertThat(newest().statusAsString()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(newest().alarms().statusAsString()).isEqualTo("TRIGGERED");
        assertThat(newest().alarms().triggeredAlarmNames()).containsExactly("orders-5xx");
        assertThat(weights()).isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(world.service().taskDefinition()).isEqualTo(before);
        assertThat(world.service().runningCount()).isEqualTo(2);
    }

    @Test
    void anAlarmThatWasOnBeforeTellsNothing() {
        start(how -> how.alarms(
                alarms -> alarms.alarmNames("orders-5xx").enable(true).rollback(true)));
        world.pass(Duration.ofSeconds(5));
        world.alarming.add("orders-5xx");

        deploy("shop/orders:2");
        world.pass(Duration.ofSeconds(10));

        assertThat(newest().statusAsString()).isEqualTo("SUCCESSFUL");
    }

    @Test
    void anAlarmTurnsARollingDeploymentBackTooWhileItBakes() {
        start(how -> how.bakeTimeInMinutes(20)
                .alarms(alarms -> alarms.alarmNames("orders-5xx").enable(true).rollback(true)));
        world.pass(Duration.ofSeconds(30));
        deploy("shop/orders:2");
        world.pass(Duration.ofSeconds(10));
        assertThat(newest().statusAsString()).isEqualTo("IN_PROGRESS");

        world.alarming.add("orders-5xx");
        world.pass(Duration.ofSeconds(10));

        assertThat(newest().statusAsString()).isEqualTo("ROLLBACK_SUCCESSFUL");
    }

    @Test
    void aPauseLastsUntilSomebodyEndsIt() {
        start(how -> how.strategy("BLUE_GREEN").bakeTimeInMinutes(0).lifecycleHooks(pause(60, "ROLLBACK")));
        world.pass(Duration.ofSeconds(5));
        goOn("CONTINUE");
        world.pass(Duration.ofSeconds(5));
        assertThat(newest().statusAsString()).isEqualTo("SUCCESSFUL");

        deploy("shop/orders:2");
        world.pass(Duration.ofSeconds(10));
        assertThat(newest().lifecycleHookDetails().get(0).statusAsString()).isEqualTo("AWAITING_ACTION");
        assertThat(weights()).isEqualTo(Map.of("blue", 100, "green", 0));

        goOn("ROLLBACK");
        world.pass(Duration.ofSeconds(5));
        assertThat(newest().statusAsString()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThatThrownBy(() -> goOn("CONTINUE"))
                .satisfies(thrown -> assertThat(EcsWorld.code(thrown)).isEqualTo("InvalidParameterException"));
    }

    @Test
    void aPauseThatNobodyEndsTimesOut() {
        start(how -> how.strategy("BLUE_GREEN").bakeTimeInMinutes(0).lifecycleHooks(pause(3, "CONTINUE")));

        world.pass(Duration.ofSeconds(10));

        assertThat(newest().statusAsString()).isEqualTo("SUCCESSFUL");
        assertThat(newest().lifecycleHookDetails().get(0).statusAsString()).isEqualTo("TIMED_OUT");
    }

    private static DeploymentLifecycleHook pause(int minutes, String then) {
        return DeploymentLifecycleHook.builder()
                .targetType("PAUSE")
                .lifecycleStagesWithStrings("POST_SCALE_UP")
                .timeoutConfiguration(
                        timeout -> timeout.timeoutInMinutes(minutes).action(then))
                .build();
    }

    private void goOn(String action) {
        world.call(
                ContinueServiceDeploymentRequest.builder()
                        .serviceDeploymentArn(newest().serviceDeploymentArn())
                        .hookId(newest().lifecycleHookDetails().get(0).hookId())
                        .action(action)
                        .build(),
                ContinueServiceDeploymentResponse.class);
    }

    @Test
    void stoppingItRestoresTheTraffic() {
        start(how -> how.strategy("CANARY").canaryConfiguration(canary -> canary.canaryPercent(10.0)));
        world.pass(Duration.ofSeconds(5));
        deploy("shop/orders:2");
        world.pass(Duration.ofSeconds(5));
        assertThat(weights()).isEqualTo(Map.of("blue", 90, "green", 10));

        world.call(
                StopServiceDeploymentRequest.builder()
                        .serviceDeploymentArn(newest().serviceDeploymentArn())
                        .stopType("ROLLBACK")
                        .build(),
                StopServiceDeploymentResponse.class);
        world.pass(Duration.ofSeconds(5));

        assertThat(newest().statusAsString()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(weights()).isEqualTo(Map.of("blue", 100, "green", 0));
    }

    @Test
    void aNewerDeploymentTakesThePlaceOfOneHalfway() {
        start(how -> how.strategy("CANARY")
                .bakeTimeInMinutes(0)
                .canaryConfiguration(canary -> canary.canaryPercent(10.0).canaryBakeTimeInMinutes(3)));
        world.pass(Duration.ofSeconds(5));
        deploy("shop/orders:2");
        world.pass(Duration.ofSeconds(4));

        deploy("shop/orders:3");
        assertThat(weights()).isEqualTo(Map.of("blue", 100, "green", 0));
        world.pass(Duration.ofSeconds(15));

        assertThat(world.deployments().stream().map(ServiceDeployment::statusAsString))
                .containsExactly("SUCCESSFUL", "STOPPED", "SUCCESSFUL");
        assertThat(weights()).isEqualTo(Map.of("blue", 0, "green", 100));
        assertThat(world.service().deployments()).hasSize(1);
    }

    @Test
    void refusesWhatCannotShiftTraffic() {
        String definition = world.register("shop/orders:1").taskDefinitionArn();
        refused(definition, "advancedConfiguration field is required", "BLUE_GREEN", true);
        refused(definition, "requires a load balancer or Service Connect", "CANARY", false);
    }

    private void refused(String definition, String message, String strategy, boolean balanced) {
        assertThatThrownBy(() -> world.create(
                        world.register("shop/orders:1"),
                        request -> request.taskDefinition(definition)
                                .deploymentConfiguration(how -> how.strategy(strategy))
                                .loadBalancers(balanced ? List.of(EcsWorld.loadBalancer(blue)) : List.of())))
                .hasMessageContaining(message);
    }
}
