package dev.mooring.simulator.autoscaling;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.applicationautoscaling.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.TagResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.TagResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.UntagResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.UntagResourceResponse;

/** The tags of scalable targets; policies and scheduled actions have none. */
final class TargetTags implements TagStore {
    private static final int MOST_TAGS = 50;
    private final Regional<Scaling> regions;

    TargetTags(Regional<Scaling> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(TagResourceRequest.class, this::tagResource);
        operations.on(UntagResourceRequest.class, this::untagResource);
        operations.on(ListTagsForResourceRequest.class, this::listTags);
    }

    /** Refuses more tags than a target may have, and those that are AWS's. */
    static void check(String arn, Map<String, String> more, Set<String> live) {
        Set<String> keys = new HashSet<>(live);
        keys.addAll(more.keySet());
        if (keys.size() > MOST_TAGS) {
            throw AutoscalingErrors.tooManyTags(arn);
        }
        if (more.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw AutoscalingErrors.invalid("Tag keys cannot begin with aws:");
        }
    }

    private TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        TargetEntry target = target(request.resourceARN(), caller);
        check(target.arn(), request.tags(), target.tags.keySet());
        target.tag(request.tags());
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        request.tagKeys().forEach(target(request.resourceARN(), caller).tags::remove);
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse listTags(ListTagsForResourceRequest request, Caller caller) {
        return ListTagsForResourceResponse.builder()
                .tags(target(request.resourceARN(), caller).tags)
                .build();
    }

    private TargetEntry target(String arn, Caller caller) {
        return regions.of(caller).byArn(arn).orElseThrow(() -> AutoscalingErrors.noResource(arn));
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        regions.of(caller).all().stream()
                .filter(target -> target.everTagged)
                .forEach(target -> tagged.put(target.arn(), Map.copyOf(target.tags)));
        return tagged;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        Optional<TargetEntry> target = regions.of(caller).byArn(arn);
        target.ifPresent(found -> {
            check(arn, tags, found.tags.keySet());
            found.tag(tags);
        });
        return target.isPresent();
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        Optional<TargetEntry> target = regions.of(caller).byArn(arn);
        target.ifPresent(found -> found.tags.keySet().removeAll(keys));
        return target.isPresent();
    }
}
