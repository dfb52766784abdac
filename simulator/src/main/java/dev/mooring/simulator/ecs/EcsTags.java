package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;

/** The tags of clusters, services, tasks and task definitions. */
final class EcsTags {
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
        String kind = parts[5].substring(0, Math.max(0, parts[5].indexOf('/')));
        switch (kind) {
            case "cluster" -> region.cluster(arn);
            case "service" -> {
                ServiceEntry service = region.services.get(arn);
                if (service == null || service.inactive()) {
                    throw EcsErrors.serviceNotFound();
                }
            }
            case "task-definition" -> {
                if (region.taskDefinitions.find(arn).isEmpty()) {
                    throw EcsErrors.noSuchTaskDefinition();
                }
            }
            case "task" -> {
                if (!region.tasks.containsKey(arn)) {
                    throw EcsErrors.invalid("The specified task is not found.");
                }
            }
            default -> throw EcsErrors.invalid("The ARN provided is invalid.");
        }
    }
}
