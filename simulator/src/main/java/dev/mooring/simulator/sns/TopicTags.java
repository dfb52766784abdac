package dev.mooring.simulator.sns;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

/** The tags of topics, for SNS itself and for Resource Groups Tagging. Subscriptions have none. */
final class TopicTags implements TagStore {
    private static final int MOST_TAGS = 50;

    private final Regional<Topics> regions;

    TopicTags(Regional<Topics> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(TagResourceRequest.class, this::tagResource);
        operations.on(UntagResourceRequest.class, this::untagResource);
        operations.on(ListTagsForResourceRequest.class, this::listTagsForResource);
    }

    static Map<String, String> map(List<Tag> tags) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Tag tag : tags) {
            if (map.put(tag.key(), tag.value()) != null) {
                throw SnsErrors.invalid("Duplicated keys are not allowed.");
            }
        }
        return map;
    }

    /** Refuses tags that SNS would refuse beside those that a topic already has. */
    static void check(Map<String, String> live, Map<String, String> more) {
        if (more.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw SnsErrors.invalid("Tags", "Tag keys cannot begin with aws:.");
        }
        Map<String, String> merged = new TreeMap<>(live);
        merged.putAll(more);
        if (merged.size() > MOST_TAGS) {
            throw SnsErrors.tooManyTags();
        }
    }

    private TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        Topic topic = get(request.resourceArn(), caller);
        Map<String, String> tags = map(request.tags());
        check(topic.tags(), tags);
        topic.tag(tags);
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        Topic topic = get(request.resourceArn(), caller);
        request.tagKeys().forEach(topic.tags()::remove);
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request, Caller caller) {
        List<Tag> tags = get(request.resourceArn(), caller).tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    private Topic get(String arn, Caller caller) {
        return regions.of(TopicArn.home(arn, "ResourceArn", caller)).find(arn).orElseThrow(SnsErrors::noResource);
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        regions.of(caller).all().stream()
                .filter(Topic::everTagged)
                .forEach(topic -> tagged.put(topic.arn(), Map.copyOf(topic.tags())));
        return tagged;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        Optional<Topic> topic = regions.of(caller).find(arn);
        topic.ifPresent(found -> found.tag(tags));
        return topic.isPresent();
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        Optional<Topic> topic = regions.of(caller).find(arn);
        topic.ifPresent(found -> found.tags().keySet().removeAll(keys));
        return topic.isPresent();
    }
}
