package dev.mooring.simulator.elb;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/** One load balancer. */
final class LoadBalancerEntry {
    LoadBalancer settings;
    final Map<String, String> attributes;

    LoadBalancerEntry(LoadBalancer settings, Map<String, String> attributes) {
        this.settings = settings;
        this.attributes = new LinkedHashMap<>(attributes);
    }
}
