package dev.mooring.simulator.elb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mooring.simulator.DirectCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

class TargetsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ElbWorld world = new ElbWorld();
    private final List<String> heard = new ArrayList<>();
    private String web = "";

    @BeforeEach
    void targetGroup() {
        web = world.targetGroup("web").targetGroupArn();
    }

    @Test
    void areUnusedUntilAListenerForwardsToTheirGroup() {
        register("10.0.0.1");
        world.pass(SECOND);

        assertThat(reason("10.0.0.1")).isEqualTo("unused Target.NotInUse");

        world.rule(1, web, "/*");

        assertThat(health("10.0.0.1").targetHealth().stateAsString()).isEqualTo("healthy");
    }

    @Test
    void goFromInitialToHealthyToDrainingToGone() {
        world.rule(1, web, "/*");
        register("10.0.0.1");
        assertThat(reason("10.0.0.1")).isEqualTo("initial Elb.RegistrationInProgress");

        world.pass(SECOND);
        assertThat(reason("10.0.0.1")).isEqualTo("healthy null");
        assertThat(health("10.0.0.1").target().port()).isEqualTo(8080);

        deregister("10.0.0.1");
        assertThat(reason("10.0.0.1")).isEqualTo("draining Target.DeregistrationInProgress");

        world.pass(SECOND);
        assertThat(reason("10.0.0.1")).isEqualTo("unused Target.NotRegistered");
        assertThat(all()).isEmpty();
    }

    @Test
    void tellTheirWatcherWhatTheirProbeSays() {
        world.rule(1, web, "/*");
        registry("10.0.0.1", new Probe.Answers(Duration.ofSeconds(3)));
        registry("10.0.0.2", new Probe.Fails("Health checks failed with these codes: [503]"));

        world.pass(SECOND);
        assertThat(heard).containsExactly("10.0.0.2 unhealthy: Health checks failed with these codes: [503]");
        assertThat(reason("10.0.0.1")).startsWith("initial");
        assertThat(reason("10.0.0.2")).isEqualTo("unhealthy Target.ResponseCodeMismatch");

        world.pass(Duration.ofSeconds(3));
        assertThat(heard).contains("10.0.0.1 healthy");
    }

    @Test
    void sayNothingMoreOnceTheyAreDeregistered() {
        world.rule(1, web, "/*");
        registry("10.0.0.1", new Probe.Answers(Duration.ZERO));
        world.api.targetRegistry().deregister(DirectCalls.CALLER, web, "10.0.0.1", 8080, () -> heard.add("drained"));

        world.pass(SECOND);

        assertThat(heard).containsExactly("drained");
    }

    private void registry(String id, Probe probe) {
        world.api.targetRegistry().register(DirectCalls.CALLER, web, id, 8080, probe, new TargetRegistry.Watcher() {
            @Override
            public void healthy() {
                heard.add(id + " healthy");
            }

            @Override
            public void unhealthy(String description) {
                heard.add(id + " unhealthy: " + description);
            }
        });
    }

    private void register(String id) {
        world.call(
                RegisterTargetsRequest.builder()
                        .targetGroupArn(web)
                        .targets(ElbWorld.target(id))
                        .build(),
                RegisterTargetsResponse.class);
    }

    private void deregister(String id) {
        world.call(
                DeregisterTargetsRequest.builder()
                        .targetGroupArn(web)
                        .targets(ElbWorld.target(id))
                        .build(),
                DeregisterTargetsResponse.class);
    }

    private String reason(String id) {
        TargetHealthDescription described = health(id);
        return described.targetHealth().stateAsString() + " "
                + described.targetHealth().reasonAsString();
    }

    private TargetHealthDescription health(String id) {
        return world.call(
                        DescribeTargetHealthRequest.builder()
                                .targetGroupArn(web)
                                .targets(ElbWorld.target(id))
                                .build(),
                        DescribeTargetHealthResponse.class)
                .targetHealthDescriptions()
                .get(0);
    }

    private List<TargetHealthDescription> all() {
        return world.call(
                        DescribeTargetHealthRequest.builder()
                                .targetGroupArn(web)
                                .build(),
                        DescribeTargetHealthResponse.class)
                .targetHealthDescriptions();
    }
}
