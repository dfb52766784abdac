package dev.mooring.contract;

import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** A load balancer with a listener, as Terraform makes them before Mooring comes. */
record LoadBalancer(String arn, String listenerArn) {

    static LoadBalancer madeAt(Site site) {
        ElasticLoadBalancingV2Client elb = site.aws().elb();
        String arn = elb.createLoadBalancer(request -> request.name("contract")
                        .subnets(site.network().subnets().asJava()))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        Action nothing = Action.builder()
                .type(ActionTypeEnum.FIXED_RESPONSE)
                .fixedResponseConfig(response -> response.statusCode("404").contentType("text/plain"))
                .build();
        String listener = elb.createListener(request -> request.loadBalancerArn(arn)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .defaultActions(List.of(nothing)))
                .listeners()
                .get(0)
                .listenerArn();
        return new LoadBalancer(arn, listener);
    }
}
