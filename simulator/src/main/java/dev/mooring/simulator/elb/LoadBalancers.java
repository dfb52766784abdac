package dev.mooring.simulator.elb;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

/** Load balancers: made, found, and taken away with their listeners. */
final class LoadBalancers {
    private static final int PAGE = 400;
    private static final int LONGEST_NAME = 32;
    private static final String SIMULATED_VPC = "vpc-0123456789abcdef0";

    private final Regional<LoadBalancing> regions;
    private final Ids ids;
    private final ElbOptions options;
    private final ElbTags tags;
    private final Timeline timeline;

    LoadBalancers(Regional<LoadBalancing> regions, Ids ids, ElbOptions options, ElbTags tags, Timeline timeline) {
        this.regions = regions;
        this.ids = ids;
        this.options = options;
        this.tags = tags;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateLoadBalancerRequest.class, this::create);
        operations.on(DescribeLoadBalancersRequest.class, this::describe);
        operations.on(DeleteLoadBalancerRequest.class, this::delete);
    }

    /** An active load balancer that nobody created by a call. */
    void seed(LoadBalancing region, String arn, String name, String vpcId, boolean network) {
        LoadBalancer settings = LoadBalancer.builder()
                .loadBalancerArn(arn)
                .loadBalancerName(name)
                .dnsName(dnsName(region.owner, name, "internet-facing"))
                .canonicalHostedZoneId("Z35SXDOTRQ7X7K")
                .createdTime(timeline.now())
                .scheme("internet-facing")
                .vpcId(vpcId)
                .state(state -> state.code(LoadBalancerStateEnum.ACTIVE))
                .type(network ? "network" : "application")
                .ipAddressType("ipv4")
                .build();
        region.loadBalancers.put(arn, new LoadBalancerEntry(settings, LoadBalancerAttributes.fresh(network)));
    }

    private CreateLoadBalancerResponse create(CreateLoadBalancerRequest request, Caller caller) {
        String name = checkedName(request.name());
        String type = Optional.ofNullable(request.typeAsString()).orElse("application");
        LoadBalancing region = regions.of(caller);
        LoadBalancer asked = declared(request, caller, type);
        Optional<LoadBalancerEntry> namesake = region.loadBalancers.values().stream()
                .filter(balancer -> balancer.settings.loadBalancerName().equals(name))
                .findFirst();
        if (namesake.isPresent()) {
            return same(namesake.get(), asked);
        }
        if (region.loadBalancers.size() >= options.quotas().loadBalancers()) {
            throw AwsErrors.client(
                    "TooManyLoadBalancers",
                    "You've reached the limit on the number of load balancers for your account");
        }
        String kind = type.equals("network") ? "net" : type.equals("gateway") ? "gwy" : "app";
        String arn = caller.arn("elasticloadbalancing", "loadbalancer/" + kind + "/" + name + "/" + ids.hex(16));
        tags.put(region, arn, request.tags());
        LoadBalancer provisioning = asked.toBuilder()
                .loadBalancerArn(arn)
                .createdTime(timeline.now())
                .state(state -> state.code(LoadBalancerStateEnum.PROVISIONING))
                .build();
        LoadBalancerEntry entry =
                new LoadBalancerEntry(provisioning, LoadBalancerAttributes.fresh(type.equals("network")));
        region.loadBalancers.put(arn, entry);
        timeline.after(
                Duration.ZERO,
                () -> entry.settings = entry.settings.toBuilder()
                        .state(state -> state.code(LoadBalancerStateEnum.ACTIVE))
                        .build());
        return CreateLoadBalancerResponse.builder().loadBalancers(provisioning).build();
    }

    private static CreateLoadBalancerResponse same(LoadBalancerEntry namesake, LoadBalancer asked) {
        LoadBalancer present = namesake.settings;
        LoadBalancer comparable = asked.toBuilder()
                .loadBalancerArn(present.loadBalancerArn())
                .createdTime(present.createdTime())
                .state(present.state())
                .build();
        if (!present.equals(comparable)) {
            throw AwsErrors.client(
                    "DuplicateLoadBalancerName",
                    "A load balancer with the same name '" + present.loadBalancerName()
                            + "' exists, but with different settings");
        }
        return CreateLoadBalancerResponse.builder().loadBalancers(present).build();
    }

    private static LoadBalancer declared(CreateLoadBalancerRequest request, Caller caller, String type) {
        String scheme = Optional.ofNullable(request.schemeAsString()).orElse("internet-facing");
        return LoadBalancer.builder()
                .loadBalancerName(request.name())
                .dnsName(dnsName(caller, request.name(), scheme))
                .canonicalHostedZoneId("Z35SXDOTRQ7X7K")
                .scheme(scheme)
                .vpcId(SIMULATED_VPC)
                .type(type)
                .availabilityZones(zones(request, caller))
                .securityGroups(request.hasSecurityGroups() ? request.securityGroups() : null)
                .ipAddressType(
                        Optional.ofNullable(request.ipAddressTypeAsString()).orElse("ipv4"))
                .build();
    }

    private static String dnsName(Caller caller, String name, String scheme) {
        String host = scheme.equals("internal") ? "internal-" + name : name;
        return host + "-" + Math.floorMod(name.hashCode(), 2_000_000_000) + "." + caller.region()
                + ".elb.amazonaws.com";
    }

    private static List<AvailabilityZone> zones(CreateLoadBalancerRequest request, Caller caller) {
        List<String> subnets = Stream.concat(
                        request.subnets().stream(),
                        request.subnetMappings().stream().map(SubnetMapping::subnetId))
                .toList();
        if (subnets.isEmpty()) {
            throw ElbErrors.validation("You must specify subnets or subnet mappings");
        }
        List<AvailabilityZone> zones = new ArrayList<>();
        for (String subnet : subnets) {
            char zone = (char) ('a' + zones.size());
            zones.add(AvailabilityZone.builder()
                    .subnetId(subnet)
                    .zoneName(caller.region() + zone)
                    .build());
        }
        return zones;
    }

    private static String checkedName(@Nullable String name) {
        if (name == null) {
            throw ElbErrors.missing("name");
        }
        if (name.length() > LONGEST_NAME) {
            throw ElbErrors.validation("The load balancer name '" + name + "' cannot be longer than '32' characters");
        }
        if (!name.matches("[A-Za-z0-9-]+")) {
            throw ElbErrors.validation("The load balancer name '" + name
                    + "' can only contain characters that are alphanumeric characters and hyphens(-)");
        }
        if (name.startsWith("internal-")) {
            throw ElbErrors.validation("The load balancer name '" + name + "' cannot begin with 'internal-'");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            throw ElbErrors.validation("The load balancer name '" + name + "' cannot begin or end with a hyphen(-)");
        }
        return name;
    }

    private DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        if (!request.loadBalancerArns().isEmpty() && !request.names().isEmpty()) {
            throw ElbErrors.validation(
                    "Load balancer names and load balancer ARNs cannot be specified at the same time");
        }
        Stream<LoadBalancerEntry> found = region.loadBalancers.values().stream();
        if (!request.loadBalancerArns().isEmpty()) {
            found = request.loadBalancerArns().stream().distinct().map(region::loadBalancer);
        } else if (!request.names().isEmpty()) {
            found = request.names().stream().distinct().map(name -> named(region, name));
        }
        Page<LoadBalancer> page = Page.of(
                found.map(entry -> entry.settings).toList(),
                request.marker(),
                request.pageSize(),
                PAGE,
                ElbErrors::badMarker);
        return DescribeLoadBalancersResponse.builder()
                .loadBalancers(page.items())
                .nextMarker(page.next())
                .build();
    }

    private static LoadBalancerEntry named(LoadBalancing region, String name) {
        return region.loadBalancers.values().stream()
                .filter(entry -> entry.settings.loadBalancerName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> AwsErrors.client("LoadBalancerNotFound", "Load balancers '[" + name + "]' not found"));
    }

    /** As documented: to delete a load balancer that does not exist succeeds. */
    private DeleteLoadBalancerResponse delete(DeleteLoadBalancerRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        LoadBalancerEntry entry = region.loadBalancers.get(request.loadBalancerArn());
        if (entry != null && "true".equals(entry.attributes.get(LoadBalancerAttributes.DELETION_PROTECTION))) {
            throw AwsErrors.client(
                    "OperationNotPermitted",
                    "Load balancer '" + request.loadBalancerArn()
                            + "' cannot be deleted because deletion protection is enabled");
        }
        if (entry != null) {
            region.listenersOf(request.loadBalancerArn())
                    .map(listener -> listener.settings.listenerArn())
                    .toList()
                    .forEach(region::removeListener);
            region.remove(request.loadBalancerArn());
        }
        return DeleteLoadBalancerResponse.builder().build();
    }
}
