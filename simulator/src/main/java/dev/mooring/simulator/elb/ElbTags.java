package dev.mooring.simulator.elb;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/** The tags of all four kinds of objects. */
final class ElbTags implements TagStore {
    private static final int MOST_TAGS = 50;
    private static final int MOST_ARNS = 20;

    private final Regional<LoadBalancing> regions;

    ElbTags(Regional<LoadBalancing> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(AddTagsRequest.class, this::add);
        operations.on(RemoveTagsRequest.class, this::remove);
        operations.on(DescribeTagsRequest.class, this::describe);
    }

    /** Checks and adds tags to those that an object carries, without asking whether the object exists. */
    void put(LoadBalancing region, String arn, List<Tag> tags) {
        if (!tags.isEmpty()) {
            region.tags.put(arn, merged(region, arn, tags));
        }
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        return regions.of(caller).tags;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        LoadBalancing region = regions.of(caller);
        if (exists(region, arn)) {
            put(region, arn, tags(tags));
            return true;
        }
        return false;
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        LoadBalancing region = regions.of(caller);
        region.tags.getOrDefault(arn, new LinkedHashMap<>()).keySet().removeAll(keys);
        return exists(region, arn);
    }

    private static Map<String, String> merged(LoadBalancing region, String arn, List<Tag> tags) {
        Set<String> given = new HashSet<>();
        Map<String, String> merged = new LinkedHashMap<>(region.tags.getOrDefault(arn, Map.of()));
        for (Tag tag : tags) {
            if (!given.add(tag.key())) {
                throw AwsErrors.client("DuplicateTagKeys", "Tag key was specified more than once: " + tag.key());
            }
            merged.put(tag.key(), tag.value() == null ? "" : tag.value());
        }
        if (merged.size() > MOST_TAGS) {
            throw AwsErrors.client(
                    "TooManyTags",
                    "The quota for the number of tags that can be assigned to a load balancer has been reached");
        }
        return merged;
    }

    private AddTagsResponse add(AddTagsRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        if (request.tags().isEmpty()) {
            throw ElbErrors.validation("At least one tag must be specified");
        }
        Map<String, Map<String, String>> after = new LinkedHashMap<>();
        for (String arn : request.resourceArns()) {
            requireExisting(region, arn);
            after.put(arn, merged(region, arn, request.tags()));
        }
        region.tags.putAll(after);
        return AddTagsResponse.builder().build();
    }

    private RemoveTagsResponse remove(RemoveTagsRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        request.resourceArns().forEach(arn -> requireExisting(region, arn));
        for (String arn : request.resourceArns()) {
            region.tags.getOrDefault(arn, new LinkedHashMap<>()).keySet().removeAll(request.tagKeys());
        }
        return RemoveTagsResponse.builder().build();
    }

    private DescribeTagsResponse describe(DescribeTagsRequest request, Caller caller) {
        LoadBalancing region = regions.of(caller);
        if (request.resourceArns().size() > MOST_ARNS) {
            throw ElbErrors.validation("The maximum number of resources that can be specified is '20'");
        }
        request.resourceArns().forEach(arn -> requireExisting(region, arn));
        return DescribeTagsResponse.builder()
                .tagDescriptions(request.resourceArns().stream()
                        .map(arn -> TagDescription.builder()
                                .resourceArn(arn)
                                .tags(tags(region.tags.getOrDefault(arn, Map.of())))
                                .build())
                        .toList())
                .build();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static void requireExisting(LoadBalancing region, String arn) {
        if (!exists(region, arn)) {
            throw notFound(arn);
        }
    }

    private static boolean exists(LoadBalancing region, String arn) {
        return region.targetGroups.containsKey(arn)
                || region.loadBalancers.containsKey(arn)
                || region.listeners.containsKey(arn)
                || region.rules.containsKey(arn);
    }

    private static AwsServiceException notFound(String arn) {
        if (arn.contains(":targetgroup/")) {
            return ElbErrors.targetGroupsNotFound();
        }
        if (arn.contains(":loadbalancer/")) {
            return ElbErrors.loadBalancersNotFound();
        }
        if (arn.contains(":listener-rule/")) {
            return ElbErrors.rulesNotFound();
        }
        return arn.contains(":listener/")
                ? ElbErrors.listenersNotFound()
                : ElbErrors.validation("'" + arn + "' is not a valid resource ARN");
    }
}
