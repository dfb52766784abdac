package dev.mooring.simulator.elb;

import dev.mooring.simulator.DirectCalls;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.time.Timeline;
import dev.mooring.simulator.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** One account with a seeded listener, on a virtual clock. */
final class ElbWorld {
    static final String LISTENER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/staging/"
            + "50dc6c495c0c9188/f2f7dc8efc522ab2";
    static final String BALANCER =
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/staging/50dc6c495c0c9188";

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));
    final Timeline timeline = new Timeline(clock);
    final ElbApi api;
    private final DirectCalls calls;

    ElbWorld() {
        this(ElbOptions.quick());
    }

    ElbWorld(ElbOptions options) {
        api = new ElbApi(timeline, new Ids(7), options);
        api.seed(new SeededListener(LISTENER, "vpc-1", 80));
        calls = new DirectCalls(timeline::advance, api);
    }

    <O extends SdkResponse> O call(SdkRequest request, Class<O> response) {
        return calls.call(request, response);
    }

    void pass(Duration time) {
        clock.advance(time);
        timeline.advance();
    }

    TargetGroup targetGroup(String name) {
        return targetGroup(request -> request.name(name));
    }

    TargetGroup targetGroup(Consumer<CreateTargetGroupRequest.Builder> settings) {
        CreateTargetGroupRequest.Builder request = CreateTargetGroupRequest.builder()
                .name("web")
                .protocol("HTTP")
                .port(8080)
                .vpcId("vpc-1")
                .targetType("ip");
        settings.accept(request);
        return call(request.build(), CreateTargetGroupResponse.class)
                .targetGroups()
                .get(0);
    }

    Rule rule(int priority, String targetGroupArn, String... paths) {
        CreateRuleRequest request = CreateRuleRequest.builder()
                .listenerArn(LISTENER)
                .priority(priority)
                .conditions(RuleCondition.builder()
                        .field("path-pattern")
                        .pathPatternConfig(config -> config.values(List.of(paths)))
                        .build())
                .actions(forward(targetGroupArn))
                .build();
        return call(request, CreateRuleResponse.class).rules().get(0);
    }

    static Action forward(String targetGroupArn) {
        return Action.builder().type("forward").targetGroupArn(targetGroupArn).build();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static TargetDescription target(String id) {
        return TargetDescription.builder().id(id).build();
    }
}
