package dev.mooring.simulator.elb;

import static dev.mooring.simulator.elb.TargetGroupsTest.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;

class ListenersTest {
    private final ElbWorld world = new ElbWorld();

    @Test
    void areThereBeforeTheFirstCallWhereSeeded() {
        Listener listener = world.call(
                        DescribeListenersRequest.builder()
                                .listenerArns(ElbWorld.LISTENER)
                                .build(),
                        DescribeListenersResponse.class)
                .listeners()
                .get(0);

        assertThat(listener.loadBalancerArn()).isEqualTo(ElbWorld.BALANCER);
        assertThat(listener.defaultActions().get(0).fixedResponseConfig().statusCode())
                .isEqualTo("404");
    }

    @Test
    void carryTheirDefaultActionsInTheirDefaultRule() {
        LoadBalancer balancer = balancer("public");
        String web = world.targetGroup("web").targetGroupArn();

        Listener listener = listener(balancer, web, 80);

        assertThat(listener.defaultActions().get(0).targetGroupArn()).isEqualTo(web);
        assertThat(listener.listenerArn()).startsWith(balancer.loadBalancerArn().replace("loadbalancer", "listener"));
        assertThatThrownBy(() -> listener(balancer, web, 80))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("DuplicateListener"));
    }

    @Test
    void goWithTheirLoadBalancer() {
        LoadBalancer balancer = balancer("public");
        Listener listener = listener(balancer, world.targetGroup("web").targetGroupArn(), 80);

        world.call(
                DeleteLoadBalancerRequest.builder()
                        .loadBalancerArn(balancer.loadBalancerArn())
                        .build(),
                DeleteLoadBalancerResponse.class);

        assertThatThrownBy(() -> world.call(
                        DescribeListenersRequest.builder()
                                .listenerArns(listener.listenerArn())
                                .build(),
                        DescribeListenersResponse.class))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ListenerNotFound"));
    }

    @Test
    void sayWhatIsMissingInTheQuestion() {
        assertThatThrownBy(
                        () -> world.call(DescribeListenersRequest.builder().build(), DescribeListenersResponse.class))
                .hasMessageContaining("You must specify either listener ARNs or a load balancer ARN");
    }

    @Test
    void refuseATargetGroupOfAnotherLoadBalancer() {
        String web = world.targetGroup("web").targetGroupArn();
        listener(balancer("one"), web, 80);

        assertThatThrownBy(() -> listener(balancer("two"), web, 80))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("TargetGroupAssociationLimit"));
    }

    @Test
    void loadBalancersAreActiveAfterTheirCreation() {
        assertThat(balancer("public").state().codeAsString()).isEqualTo("provisioning");

        LoadBalancer later = world.call(
                        DescribeLoadBalancersRequest.builder().names("public").build(),
                        DescribeLoadBalancersResponse.class)
                .loadBalancers()
                .get(0);

        assertThat(later.state().codeAsString()).isEqualTo("active");
    }

    @Test
    void tagsCanBeAddedReadAndRemoved() {
        String web = world.targetGroup(request -> request.tags(ElbWorld.tag("a", "1")))
                .targetGroupArn();

        world.call(
                AddTagsRequest.builder()
                        .resourceArns(web, ElbWorld.LISTENER)
                        .tags(ElbWorld.tag("b", "2"))
                        .build(),
                AddTagsResponse.class);
        world.call(RemoveTagsRequest.builder().resourceArns(web).tagKeys("a").build(), RemoveTagsResponse.class);

        assertThat(world.call(
                                DescribeTagsRequest.builder()
                                        .resourceArns(web, ElbWorld.LISTENER)
                                        .build(),
                                DescribeTagsResponse.class)
                        .tagDescriptions())
                .allSatisfy(description -> assertThat(description.tags()).containsExactly(ElbWorld.tag("b", "2")));
    }

    @Test
    void tagsOfStrangersAreNotFound() {
        assertThatThrownBy(() -> world.call(
                        DescribeTagsRequest.builder()
                                .resourceArns(ElbWorld.LISTENER + "0")
                                .build(),
                        DescribeTagsResponse.class))
                .satisfies(thrown -> assertThat(code(thrown)).isEqualTo("ListenerNotFound"));
    }

    private LoadBalancer balancer(String name) {
        return world.call(
                        CreateLoadBalancerRequest.builder()
                                .name(name)
                                .subnets("subnet-a", "subnet-b")
                                .build(),
                        CreateLoadBalancerResponse.class)
                .loadBalancers()
                .get(0);
    }

    private Listener listener(LoadBalancer balancer, String targetGroupArn, int port) {
        return world.call(
                        CreateListenerRequest.builder()
                                .loadBalancerArn(balancer.loadBalancerArn())
                                .protocol("HTTP")
                                .port(port)
                                .defaultActions(ElbWorld.forward(targetGroupArn))
                                .build(),
                        CreateListenerResponse.class)
                .listeners()
                .get(0);
    }
}
