package dev.mooring.simulator.elb;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** Target groups: create is idempotent over equal settings, most of what they are is immutable. */
final class TargetGroups {
    private static final int PAGE = 400;

    private final Regional<LoadBalancing> regions;
    private final Ids ids;
    private final ElbOptions options;
    private final ElbTags tags;

    TargetGroups(Regional<LoadBalancing> regions, Ids ids, ElbOptions options, ElbTags tags) {
        this.regions = regions;
        this.ids = ids;
        this.options = options;
        this.tags = tags;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateTargetGroupRequest.class, this::create);
        operations.on(DescribeTargetGroupsRequest.class, this::describe);
        operations.on(ModifyTargetGroupRequest.class, this::modify);
        operations.on(DeleteTargetGroupRequest.class, this::delete);
        operations.on(DescribeTargetGroupAttributesRequest.class, this::describeAttributes);
        operations.on(ModifyTargetGroupAttributesRequest.class, this::modifyAttributes);
    }

    private CreateTargetGroupResponse create(CreateTargetGroupRequest request, Caller caller) {
        TargetGroupChecks.create(request);
        TargetGroup settings = TargetGroupDefaults.fill(declared(request));
        TargetGroupChecks.healthCheck(settings);
        LoadBalancing region = regions.of(caller);
        Optional<TargetGroupEntry> namesake = region.targetGroups.values().stream()
                .filter(group -> group.settings.targetGroupName().equals(request.name()))
                .findFirst();
        if (namesake.isPresent()) {
            return same(region, namesake.get(), settings);
        }
        if (region.targetGroups.size() >= options.quotas().targetGroups()) {
            throw AwsErrors.client(
                    "TooManyTargetGroups", "You've reached the limit on the number of target groups for your account");
        }
        String arn = caller.arn("elasticloadbalancing", "targetgroup/" + request.name() + "/" + ids.hex(16));
        tags.put(region, arn, request.tags());
        TargetGroupEntry entry = new TargetGroupEntry(
                settings.toBuilder().targetGroupArn(arn).build(), TargetGroupDefaults.attributes(settings));
        region.targetGroups.put(arn, entry);
        return CreateTargetGroupResponse.builder()
                .targetGroups(view(region, entry))
                .build();
    }

    private static CreateTargetGroupResponse same(LoadBalancing region, TargetGroupEntry namesake, TargetGroup asked) {
        TargetGroup comparable =
                asked.toBuilder().targetGroupArn(namesake.arn()).build();
        if (!namesake.settings.equals(comparable)) {
            throw AwsErrors.client(
                    "DuplicateTargetGroupName",
                    "A target group with the same name '" + asked.targetGroupName()
                            + "' exists, but with different settings");
        }
        return CreateTargetGroupResponse.builder()
                .targetGroups(view(region, namesake))
                .build();
    }

    private static TargetGroup declared(CreateTargetGroupRequest request) {
        return TargetGroup.builder()
                .targetGroupName(request.name())
                .protocol(request.protocolAsString())
                .protocolVersion(request.protocolVersion())
                .port(request.port())
                .vpcId(request.vpcId())
                .healthCheckProtocol(request.healthCheckProtocolAsString())
                .healthCheckPort(request.healthCheckPort())
                .healthCheckEnabled(request.healthCheckEnabled())
                .healthCheckPath(request.healthCheckPath())
                .healthCheckIntervalSeconds(request.healthCheckIntervalSeconds())
                .healthCheckTimeoutSeconds(request.healthCheckTimeoutSeconds())
                .healthyThresholdCount(request.healthyThresholdCount())
                .unhealthyThresholdCount(request.unhealthyThresholdCount())
                .matcher(request.matcher())
                .targetType(request.targetTypeAsString())
                .ipAddressType(request.ipAddressTypeAsString())
                .targetControlPort(request.targetControlPort())
                .build();
    }

    private DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        Map<String, SortedSet<String>> balancers = region.loadBalancersByTargetGroup();
        List<TargetGroup> found = selected(region, request)
                .map(entry -> view(balancers, entry))
                .sorted(Comparator.comparing(TargetGroup::targetGroupName))
                .toList();
        Page<TargetGroup> page = Page.of(found, request.marker(), request.pageSize(), PAGE, ElbErrors::badMarker);
        return DescribeTargetGroupsResponse.builder()
                .targetGroups(page.items())
                .nextMarker(page.next())
                .build();
    }

    private static Stream<TargetGroupEntry> selected(LoadBalancing region, DescribeTargetGroupsRequest request) {
        boolean byArn = !request.targetGroupArns().isEmpty();
        boolean byName = !request.names().isEmpty();
        boolean byLoadBalancer = request.loadBalancerArn() != null;
        if (Stream.of(byArn, byName, byLoadBalancer).filter(given -> given).count() > 1) {
            throw ElbErrors.validation("Target group names, target group ARNs, and a load balancer ARN cannot be"
                    + " specified at the same time");
        }
        if (byLoadBalancer) {
            String balancer =
                    region.loadBalancer(request.loadBalancerArn()).settings.loadBalancerArn();
            Map<String, SortedSet<String>> balancers = region.loadBalancersByTargetGroup();
            List<TargetGroupEntry> attached = region.targetGroups.values().stream()
                    .filter(group -> balancers
                            .getOrDefault(group.arn(), Collections.emptySortedSet())
                            .contains(balancer))
                    .toList();
            if (attached.isEmpty()) {
                throw ElbErrors.targetGroupsNotFound();
            }
            return attached.stream();
        }
        if (byArn) {
            return request.targetGroupArns().stream().distinct().map(region::targetGroup);
        }
        if (byName) {
            return request.names().stream()
                    .distinct()
                    .map(name -> region.targetGroups.values().stream()
                            .filter(group -> group.settings.targetGroupName().equals(name))
                            .findFirst()
                            .orElseThrow(ElbErrors::targetGroupsNotFound));
        }
        return region.targetGroups.values().stream();
    }

    private ModifyTargetGroupResponse modify(ModifyTargetGroupRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        TargetGroupEntry entry = region.targetGroup(request.targetGroupArn());
        TargetGroup.Builder modified = entry.settings.toBuilder();
        Optional.ofNullable(request.healthCheckProtocolAsString()).ifPresent(modified::healthCheckProtocol);
        Optional.ofNullable(request.healthCheckPort()).ifPresent(modified::healthCheckPort);
        Optional.ofNullable(request.healthCheckPath()).ifPresent(modified::healthCheckPath);
        Optional.ofNullable(request.healthCheckEnabled()).ifPresent(modified::healthCheckEnabled);
        Optional.ofNullable(request.healthCheckIntervalSeconds()).ifPresent(modified::healthCheckIntervalSeconds);
        Optional.ofNullable(request.healthCheckTimeoutSeconds()).ifPresent(modified::healthCheckTimeoutSeconds);
        Optional.ofNullable(request.healthyThresholdCount()).ifPresent(modified::healthyThresholdCount);
        Optional.ofNullable(request.unhealthyThresholdCount()).ifPresent(modified::unhealthyThresholdCount);
        Optional.ofNullable(request.matcher()).ifPresent(modified::matcher);
        TargetGroup settings = modified.build();
        TargetGroupChecks.healthCheck(settings);
        entry.settings = settings;
        return ModifyTargetGroupResponse.builder()
                .targetGroups(view(region, entry))
                .build();
    }

    /** The API names only ResourceInUse as this operation's error: to delete what is not there succeeds. */
    private DeleteTargetGroupResponse delete(DeleteTargetGroupRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        String arn = request.targetGroupArn();
        if (arn == null) {
            throw ElbErrors.missing("targetGroupArn");
        }
        if (!region.loadBalancersOf(arn).isEmpty()) {
            throw AwsErrors.client(
                    "ResourceInUse", "Target group '" + arn + "' is currently in use by a listener or a rule");
        }
        region.remove(arn);
        return DeleteTargetGroupResponse.builder().build();
    }

    private DescribeTargetGroupAttributesResponse describeAttributes(
            DescribeTargetGroupAttributesRequest request, Caller caller) {
        return DescribeTargetGroupAttributesResponse.builder()
                .attributes(attributes(regions.of(caller).targetGroup(request.targetGroupArn())))
                .build();
    }

    private ModifyTargetGroupAttributesResponse modifyAttributes(
            ModifyTargetGroupAttributesRequest request, Caller caller) {
        TargetGroupEntry entry = regions.of(caller).targetGroup(request.targetGroupArn());
        TargetGroupAttributeChecks.modify(entry, request.attributes());
        request.attributes().forEach(attribute -> entry.attributes.put(attribute.key(), attribute.value()));
        return ModifyTargetGroupAttributesResponse.builder()
                .attributes(attributes(entry))
                .build();
    }

    private static List<TargetGroupAttribute> attributes(TargetGroupEntry entry) {
        return entry.attributes.entrySet().stream()
                .map(attribute -> TargetGroupAttribute.builder()
                        .key(attribute.getKey())
                        .value(attribute.getValue())
                        .build())
                .toList();
    }

    private static TargetGroup view(LoadBalancing region, TargetGroupEntry entry) {
        return view(region.loadBalancersByTargetGroup(), entry);
    }

    private static TargetGroup view(Map<String, SortedSet<String>> balancers, TargetGroupEntry entry) {
        return entry.settings.toBuilder()
                .loadBalancerArns(balancers.getOrDefault(entry.arn(), Collections.emptySortedSet()))
                .build();
    }
}
