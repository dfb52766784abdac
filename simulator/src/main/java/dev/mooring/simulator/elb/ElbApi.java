package dev.mooring.simulator.elb;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.autoscaling.RequestShares;
import dev.mooring.simulator.cloudwatch.MetricSource;
import dev.mooring.simulator.time.Timeline;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.FixedResponseActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;

/** Elastic Load Balancing v2. */
public final class ElbApi implements Api {
    private final Regional<LoadBalancing> regions = new Regional<>(LoadBalancing::new);
    private final ElbTags tags = new ElbTags(regions);
    private final TargetGroups targetGroups;
    private final Targets targets;
    private final LoadBalancers loadBalancers;
    private final Rules rules;
    private final Listeners listeners;

    public ElbApi(Timeline timeline, Ids ids, ElbOptions options) {
        this.targetGroups = new TargetGroups(regions, ids, options, tags);
        this.targets = new Targets(regions, timeline, options);
        this.loadBalancers = new LoadBalancers(regions, ids, options, tags, timeline);
        this.rules = new Rules(regions, ids, options, tags);
        this.listeners = new Listeners(regions, ids, options, tags, rules);
    }

    @Override
    public String signingName() {
        return "elasticloadbalancing";
    }

    @Override
    public void bind(Operations operations) {
        targetGroups.bind(operations);
        targets.bind(operations);
        loadBalancers.bind(operations);
        listeners.bind(operations);
        new LoadBalancerAttributes(regions).bind(operations);
        new ListenerAttributes(regions).bind(operations);
        rules.bind(operations);
        tags.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    /** Where ECS registers its tasks. */
    public TargetRegistry targetRegistry() {
        return targets;
    }

    /** With which ECS moves traffic between target groups. */
    public TrafficRouter trafficRouter() {
        return new ForwardWeights(regions);
    }

    /** How requests come to targets. */
    public RequestShares shares() {
        return new ForwardShares(regions);
    }

    /** What load balancers measure of their targets. */
    public MetricSource metrics() {
        return new TargetMeter(regions);
    }

    /** Makes a listener, with its load balancer, exist as if it always had; its default action answers 404. */
    public void seed(SeededListener seed) {
        LoadBalancing region = regions.of(seed.owner());
        if (region.listeners.containsKey(seed.listenerArn())) {
            return;
        }
        String balancer = seed.loadBalancerArn();
        if (!region.loadBalancers.containsKey(balancer)) {
            loadBalancers.seed(region, balancer, seed.loadBalancerName(), seed.vpcId(), seed.network());
        }
        Listener listener = Listener.builder()
                .listenerArn(seed.listenerArn())
                .loadBalancerArn(balancer)
                .port(seed.port())
                .protocol(seed.network() ? "TCP" : "HTTP")
                .build();
        Action nothingHere = Action.builder()
                .type(ActionTypeEnum.FIXED_RESPONSE)
                .fixedResponseConfig(FixedResponseActionConfig.builder()
                        .statusCode("404")
                        .contentType("text/plain")
                        .build())
                .build();
        listeners.keep(region, listener, List.of(nothingHere));
    }
}
