package dev.mooring.simulator.elb;

import static dev.mooring.simulator.elb.TargetGroupsTest.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

class RulesTest {
    private final ElbWorld world = new ElbWorld();
    private String web = "";

    @BeforeEach
    void targetGroup() {
        web = world.targetGroup("web").targetGroupArn();
    }

    @Test
    void givesPathsAndHostsBackInBothForms() {
        Rule rule = create(request -> request.conditions(
                RuleCondition.builder().field("host-header").values("a.example").build(),
                RuleCondition.builder()
                        .field("path-pattern")
                        .pathPatternConfig(config -> config.values("/a", "/b"))
                        .build()));

        assertThat(rule.conditions().get(0).values()).containsExactly("a.example");
        assertThat(rule.conditions().get(0).hostHeaderConfig().values()).containsExactly("a.example");
        assertThat(rule.conditions().get(1).values()).containsExactlyInAnyOrder("/a", "/b");
        assertThat(rule.conditions().get(1).pathPatternConfig().values())
                .isEqualTo(rule.conditions().get(1).values());
    }

    @Test
    void doesNotKeepTheOrderOfPaths() {
        assertThat(world.rule(10, web, "/a", "/b").conditions().get(0).values()).containsExactly("/b", "/a");
    }

    @Test
    void givesTheOtherFieldsBackWithEmptyValues() {
        Rule rule = create(request -> request.conditions(RuleCondition.builder()
                .field("http-header")
                .httpHeaderConfig(config -> config.httpHeaderName("X-A").values("1"))
                .build()));

        assertThat(rule.conditions().get(0).hasValues()).isTrue();
        assertThat(rule.conditions().get(0).values()).isEmpty();
    }

    @Test
    void givesASimpleForwardBackWithItsWeight() {
        Action action = world.rule(10, web, "/*").actions().get(0);

        assertThat(action.targetGroupArn()).isEqualTo(web);
        assertThat(action.forwardConfig().targetGroups()).singleElement().satisfies(tuple -> {
            assertThat(tuple.targetGroupArn()).isEqualTo(web);
            assertThat(tuple.weight()).isEqualTo(1);
        });
        assertThat(action.forwardConfig().targetGroupStickinessConfig().enabled())
                .isFalse();
    }

    @Test
    void givesAWeightedForwardBackWithoutASingleTargetGroup() {
        String green = world.targetGroup("green").targetGroupArn();

        Action action = create(request -> request.actions(Action.builder()
                        .type("forward")
                        .forwardConfig(config -> config.targetGroups(
                                TargetGroupTuple.builder()
                                        .targetGroupArn(web)
                                        .weight(20)
                                        .build(),
                                TargetGroupTuple.builder()
                                        .targetGroupArn(green)
                                        .weight(10)
                                        .build()))
                        .build()))
                .actions()
                .get(0);

        assertThat(action.targetGroupArn()).isNull();
        assertThat(action.forwardConfig().targetGroups())
                .extracting(tuple -> tuple.weight())
                .containsExactly(20, 10);
    }

    @Test
    void listsByPriorityWithTheDefaultRuleLast() {
        world.rule(500, web, "/b");
        world.rule(100, web, "/a");

        assertThat(rules()).extracting(Rule::priority).containsExactly("100", "500", "default");
        assertThat(rules()).extracting(Rule::isDefault).containsExactly(false, false, true);
    }

    @Test
    void keepsPrioritiesUniquePerListener() {
        world.rule(100, web, "/a");

        assertThatThrownBy(() -> world.rule(100, web, "/b"))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("PriorityInUse"))
                .hasMessageContaining("Priority '100' is currently in use");
    }

    @Test
    void swapsPrioritiesInOneCall() {
        Rule first = world.rule(1, web, "/a");
        Rule second = world.rule(2, web, "/b");

        setPriorities(priority(first, 2), priority(second, 1));

        assertThat(rules()).extracting(Rule::ruleArn).startsWith(second.ruleArn(), first.ruleArn());
        assertThatThrownBy(() -> setPriorities(priority(first, 1)))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("PriorityInUse"));
        assertThatThrownBy(() -> setPriorities(priority(first, 7), priority(second, 7)))
                .hasMessageContaining("Priority '7' was provided multiple times");
    }

    private static RulePriorityPair priority(Rule rule, int priority) {
        return RulePriorityPair.builder()
                .ruleArn(rule.ruleArn())
                .priority(priority)
                .build();
    }

    private void setPriorities(RulePriorityPair... priorities) {
        world.call(
                SetRulePrioritiesRequest.builder().rulePriorities(priorities).build(), SetRulePrioritiesResponse.class);
    }

    @Test
    void modifiesConditionsAndKeepsActions() {
        Rule rule = world.rule(10, web, "/a");

        Rule modified = world.call(
                        ModifyRuleRequest.builder()
                                .ruleArn(rule.ruleArn())
                                .conditions(RuleCondition.builder()
                                        .field("path-pattern")
                                        .values("/new")
                                        .build())
                                .build(),
                        ModifyRuleResponse.class)
                .rules()
                .get(0);

        assertThat(modified.conditions().get(0).values()).containsExactly("/new");
        assertThat(modified.actions()).isEqualTo(rule.actions());
        assertThat(modified.priority()).isEqualTo("10");
    }

    @Test
    void guardsTheDefaultRule() {
        String arn = rules().get(0).ruleArn();

        assertThatThrownBy(() ->
                        world.call(DeleteRuleRequest.builder().ruleArn(arn).build(), DeleteRuleResponse.class))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("OperationNotPermitted"));
    }

    @Test
    void knowsNoOtherListeners() {
        assertThatThrownBy(() -> create(request -> request.listenerArn(ElbWorld.LISTENER + "0")))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ListenerNotFound"))
                .hasMessageContaining("One or more listeners not found");
        assertThatThrownBy(() -> world.rule(1, "arn:unknown", "/*"))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("TargetGroupNotFound"));
    }

    @Test
    void grantsNoMoreRulesThanItsQuota() {
        ElbOptions few = ElbOptions.quick().withQuotas(ElbOptions.Quotas.ofAws().withRulesPerLoadBalancer(2));
        ElbWorld small = new ElbWorld(few);
        String group = small.targetGroup("web").targetGroupArn();
        small.rule(1, group, "/a");
        small.rule(2, group, "/b");

        assertThatThrownBy(() -> small.rule(3, group, "/c"))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("TooManyRules"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    path-pattern        | one,two | The 'path-pattern' field contains too many values; the limit is '1'
                    host-header         |         | A condition value must be specified
                    source-ip           |         | A 'SourceIpConfig' must be specified with 'source-ip'
                    http-request-method |         | A 'HttpRequestMethodConfig' must be specified with 'http-request-method'
                    query-string        | a       | The 'Values' field is not compatible with 'query-string'
                    colour              | red     | Condition field 'colour' must be one of
                    """)
    void refusesTheCondition(String field, String values, String because) {
        RuleCondition condition = RuleCondition.builder()
                .field(field)
                .values(values == null ? List.of() : List.of(values.split(",", -1)))
                .build();

        assertThatThrownBy(() -> create(request -> request.conditions(condition)))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ValidationError"))
                .hasMessageContaining(because);
    }

    @Test
    void refusesMoreThanFiveConditionValues() {
        assertThatThrownBy(() -> world.rule(1, web, "/1", "/2", "/3", "/4", "/5", "/6"))
                .hasMessageContaining("A rule can only have '5' condition values");
    }

    @Test
    void fillsInWhatARedirectLeavesOut() {
        Action action = create(request -> request.actions(Action.builder()
                        .type("redirect")
                        .redirectConfig(
                                config -> config.protocol("HTTPS").port("443").statusCode("HTTP_301"))
                        .build()))
                .actions()
                .get(0);

        assertThat(action.redirectConfig().host()).isEqualTo("#{host}");
        assertThat(action.redirectConfig().path()).isEqualTo("/#{path}");
        assertThat(action.redirectConfig().query()).isEqualTo("#{query}");
    }

    private Rule create(Consumer<CreateRuleRequest.Builder> settings) {
        CreateRuleRequest.Builder request = CreateRuleRequest.builder()
                .listenerArn(ElbWorld.LISTENER)
                .priority(77)
                .conditions(RuleCondition.builder()
                        .field("path-pattern")
                        .values("/x")
                        .build())
                .actions(Action.builder().type("forward").targetGroupArn(web).build());
        settings.accept(request);
        return world.call(request.build(), CreateRuleResponse.class).rules().get(0);
    }

    private List<Rule> rules() {
        return world.call(
                        DescribeRulesRequest.builder()
                                .listenerArn(ElbWorld.LISTENER)
                                .build(),
                        DescribeRulesResponse.class)
                .rules();
    }
}
