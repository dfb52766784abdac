package dev.mooring.simulator.logs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** The tags of log groups, by ARN or, as older clients say it, by name; and for Resource Groups Tagging. */
final class GroupTags implements TagStore {
    private static final int MOST_TAGS = 50;

    private final Regional<LogGroups> regions;

    GroupTags(Regional<LogGroups> regions) {
        this.regions = regions;
    }

    @SuppressWarnings("deprecation") // older clients still use the operations by name
    void bind(Api.Operations operations) {
        operations.on(TagResourceRequest.class, this::tagResource);
        operations.on(UntagResourceRequest.class, this::untagResource);
        operations.on(ListTagsForResourceRequest.class, this::listTagsForResource);
        operations.on(TagLogGroupRequest.class, this::tagLogGroup);
        operations.on(UntagLogGroupRequest.class, this::untagLogGroup);
        operations.on(ListTagsLogGroupRequest.class, this::listTagsLogGroup);
    }

    /** Refuses more tags than a group may have. */
    static void check(String resource, Map<String, String> more, Set<String> live) {
        Set<String> keys = new HashSet<>(live);
        keys.addAll(more.keySet());
        if (keys.size() > MOST_TAGS) {
            throw LogsErrors.tooManyTags(resource);
        }
    }

    private TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        tag(byArn(request.resourceArn(), caller), request.tags());
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        request.tagKeys().forEach(byArn(request.resourceArn(), caller).tags()::remove);
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request, Caller caller) {
        return ListTagsForResourceResponse.builder()
                .tags(byArn(request.resourceArn(), caller).tags())
                .build();
    }

    private TagLogGroupResponse tagLogGroup(TagLogGroupRequest request, Caller caller) {
        tag(regions.of(caller).get(request.logGroupName()), request.tags());
        return TagLogGroupResponse.builder().build();
    }

    private UntagLogGroupResponse untagLogGroup(UntagLogGroupRequest request, Caller caller) {
        request.tags().forEach(regions.of(caller).get(request.logGroupName()).tags()::remove);
        return UntagLogGroupResponse.builder().build();
    }

    private ListTagsLogGroupResponse listTagsLogGroup(ListTagsLogGroupRequest request, Caller caller) {
        return ListTagsLogGroupResponse.builder()
                .tags(regions.of(caller).get(request.logGroupName()).tags())
                .build();
    }

    private static void tag(LogGroup group, Map<String, String> tags) {
        check(group.name(), tags, group.tags().keySet());
        group.tag(tags);
    }

    private LogGroup byArn(String arn, Caller caller) {
        if (!arn.startsWith("arn:")) {
            throw LogsErrors.invalid("The specified resource ARN is not valid: " + arn);
        }
        return regions.of(caller).identify(arn).orElseThrow(LogsErrors::noResource);
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        regions.of(caller).all().stream()
                .filter(LogGroup::everTagged)
                .forEach(group -> tagged.put(group.arn(), Map.copyOf(group.tags())));
        return tagged;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        Optional<LogGroup> group = find(caller, arn);
        group.ifPresent(found -> tag(found, tags));
        return group.isPresent();
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        Optional<LogGroup> group = find(caller, arn);
        group.ifPresent(found -> found.tags().keySet().removeAll(keys));
        return group.isPresent();
    }

    private Optional<LogGroup> find(Caller caller, String arn) {
        return regions.of(caller).identify(arn).filter(group -> group.arn().equals(arn));
    }
}
