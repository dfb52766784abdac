package dev.mooring.simulator.elb;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;

/** The attributes of load balancers, with AWS's defaults. */
final class LoadBalancerAttributes {
    static final String DELETION_PROTECTION = "deletion_protection.enabled";

    private final Regional<LoadBalancing> regions;

    LoadBalancerAttributes(Regional<LoadBalancing> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(DescribeLoadBalancerAttributesRequest.class, this::describe);
        operations.on(ModifyLoadBalancerAttributesRequest.class, this::modify);
    }

    private DescribeLoadBalancerAttributesResponse describe(
            DescribeLoadBalancerAttributesRequest request, Caller caller) {
        return DescribeLoadBalancerAttributesResponse.builder()
                .attributes(attributes(regions.of(caller).loadBalancer(request.loadBalancerArn())))
                .build();
    }

    private ModifyLoadBalancerAttributesResponse modify(ModifyLoadBalancerAttributesRequest request, Caller caller) {
        LoadBalancerEntry entry = regions.of(caller).loadBalancer(request.loadBalancerArn());
        for (LoadBalancerAttribute attribute : request.attributes()) {
            if (!entry.attributes.containsKey(attribute.key())) {
                throw ElbErrors.validation("Load balancer attribute key '" + attribute.key() + "' is not recognized");
            }
        }
        request.attributes().forEach(attribute -> entry.attributes.put(attribute.key(), attribute.value()));
        return ModifyLoadBalancerAttributesResponse.builder()
                .attributes(attributes(entry))
                .build();
    }

    private static List<LoadBalancerAttribute> attributes(LoadBalancerEntry entry) {
        return entry.attributes.entrySet().stream()
                .map(attribute -> LoadBalancerAttribute.builder()
                        .key(attribute.getKey())
                        .value(attribute.getValue())
                        .build())
                .toList();
    }

    /** The attributes of a new load balancer. */
    static Map<String, String> fresh(boolean network) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("access_logs.s3.enabled", "false");
        attributes.put("access_logs.s3.bucket", "");
        attributes.put("access_logs.s3.prefix", "");
        attributes.put(DELETION_PROTECTION, "false");
        attributes.put("load_balancing.cross_zone.enabled", Boolean.toString(!network));
        attributes.put("zonal_shift.config.enabled", "false");
        if (network) {
            attributes.put("ipv6.deny_all_igw_traffic", "false");
            attributes.put("dns_record.client_routing_policy", "any_availability_zone");
            return attributes;
        }
        attributes.put("connection_logs.s3.enabled", "false");
        attributes.put("connection_logs.s3.bucket", "");
        attributes.put("connection_logs.s3.prefix", "");
        attributes.put("idle_timeout.timeout_seconds", "60");
        attributes.put("client_keep_alive.seconds", "3600");
        attributes.put("ipv6.deny_all_igw_traffic", "false");
        attributes.put("routing.http2.enabled", "true");
        attributes.put("routing.http.desync_mitigation_mode", "defensive");
        attributes.put("routing.http.drop_invalid_header_fields.enabled", "false");
        attributes.put("routing.http.preserve_host_header.enabled", "false");
        attributes.put("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "false");
        attributes.put("routing.http.xff_client_port.enabled", "false");
        attributes.put("routing.http.xff_header_processing.mode", "append");
        attributes.put("waf.fail_open.enabled", "false");
        return attributes;
    }
}
