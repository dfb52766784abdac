package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;

/** The tags of clusters, services, tasks and task definitions. */
final class EcsTags implements TagStore {
    private static final int MOST_TAGS = 50;

    private final Regional<Ecs> regions;

    EcsTags(Regional<Ecs> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(TagResourceRequest.class, this::tag);
        operations.on(UntagResourceRequest.class, this::untag);
        operations.on(ListTagsForResourceRequest.class, this::list);
    }

    /** Checks and adds tags to those that an object carries, without asking whether the object exists. */
    void put(Ecs region, String arn, List<Tag> tags) {
        if (tags.isEmpty()) {
            return;
        }
        Set<String> given = new HashSet<>();
        Map<String, String> merged = new LinkedHashMap<>(region.tags.getOrDefault(arn, Map.of()));
        for (Tag tag : tags) {
            checkKey(tag.key());
            if (!given.add(tag.key())) {
                throw EcsErrors.invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            merged.put(tag.key(), tag.value() == null ? "" : tag.value());
        }
        if (merged.size() > MOST_TAGS) {
            throw EcsErrors.invalid("The maximum number of tags for a resource is " + MOST_TAGS + ".");
        }
        region.tags.put(arn, merged);
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        return regions.of(caller).tags;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        Ecs region = regions.of(caller);
        if (region.taggable(arn)) {
            put(
                    region,
                    arn,
                    tags.entrySet().stream()
                            .map(tag -> Tag.builder()
                                    .key(tag.getKey())
                                    .value(tag.getValue())
                                    .build())
                            .toList());
            return true;
        }
        return false;
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        Ecs region = regions.of(caller);
        region.tags.getOrDefault(arn, new LinkedHashMap<>()).keySet().removeAll(keys);
        return region.taggable(arn);
    }

    private static void checkKey(@Nullable String key) {
        if (key == null || key.isEmpty()) {
            throw EcsErrors.invalid("Tag key cannot be null or empty.");
        }
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw EcsErrors.invalid("Tag key cannot start with 'aws:'.");
        }
    }

    private TagResourceResponse tag(TagResourceRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        requireExisting(region, request.resourceArn());
        put(region, request.resourceArn(), request.tags());
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        requireExisting(region, request.resourceArn());
        region.tags
                .getOrDefault(request.resourceArn(), new LinkedHashMap<>())
                .keySet()
                .removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse list(ListTagsForResourceRequest request, Caller caller) {
        Ecs region = regions.of(caller);
        requireExisting(region, request.resourceArn());
        return ListTagsForResourceResponse.builder()
                .tags(region.tagsOf(request.resourceArn()))
                .build();
    }

    private static void requireExisting(Ecs region, @Nullable String arn) {
        String[] parts = arn == null ? new String[0] : arn.split(":", 6);
        if (arn == null || parts.length < 6 || !parts[2].equals("ecs")) {
            throw EcsErrors.invalid("The ARN provided is invalid.");
        }
        if (!region.taggable(arn)) {
            throw notFound(parts[5].substring(0, Math.max(0, parts[5].indexOf('/'))));
        }
    }

    private static AwsServiceException notFound(String kind) {
        return switch (kind) {
            case "cluster" -> EcsErrors.clusterNotFound();
            case "service" -> EcsErrors.serviceNotFound();
            case "task-definition" -> EcsErrors.noSuchTaskDefinition();
            case "task" -> EcsErrors.invalid("The specified task is not found.");
            default -> EcsErrors.invalid("The ARN provided is invalid.");
        };
    }
}
