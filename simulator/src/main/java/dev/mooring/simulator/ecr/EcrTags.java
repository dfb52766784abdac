package dev.mooring.simulator.ecr;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.TagStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;

/** The tags of repositories. */
final class EcrTags implements TagStore {
    private static final int MOST_TAGS = 50;
    private final Regional<Repositories> regions;

    EcrTags(Regional<Repositories> regions) {
        this.regions = regions;
    }

    void bind(Api.Operations operations) {
        operations.on(TagResourceRequest.class, this::tagResource);
        operations.on(UntagResourceRequest.class, this::untagResource);
        operations.on(ListTagsForResourceRequest.class, this::listTags);
    }

    static void put(Repository repository, List<Tag> tags) {
        Map<String, String> more = new LinkedHashMap<>();
        tags.forEach(tag -> more.put(tag.key(), tag.value() == null ? "" : tag.value()));
        put(repository, more);
    }

    private static void put(Repository repository, Map<String, String> more) {
        Set<String> keys = new HashSet<>(repository.tags.keySet());
        keys.addAll(more.keySet());
        if (keys.size() > MOST_TAGS) {
            throw EcrErrors.tooManyTags();
        }
        repository.tag(more);
    }

    private TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        put(byArn(request.resourceArn(), caller), request.tags());
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        request.tagKeys().forEach(byArn(request.resourceArn(), caller).tags::remove);
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse listTags(ListTagsForResourceRequest request, Caller caller) {
        List<Tag> tags = byArn(request.resourceArn(), caller).tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    private Repository byArn(String arn, Caller caller) {
        int start = arn.indexOf(":repository/");
        if (start < 0) {
            throw EcrErrors.invalid("Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'");
        }
        return find(arn, caller)
                .orElseThrow(
                        () -> EcrErrors.noRepository(arn.substring(start + ":repository/".length()), caller.account()));
    }

    private Optional<Repository> find(String arn, Caller caller) {
        return regions.of(caller).all().stream()
                .filter(repository -> repository.arn().equals(arn))
                .findFirst();
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        regions.of(caller).all().stream()
                .filter(repository -> repository.everTagged)
                .forEach(repository -> tagged.put(repository.arn(), Map.copyOf(repository.tags)));
        return tagged;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        Optional<Repository> repository = find(arn, caller);
        repository.ifPresent(found -> put(found, tags));
        return repository.isPresent();
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        Optional<Repository> repository = find(arn, caller);
        repository.ifPresent(found -> found.tags.keySet().removeAll(keys));
        return repository.isPresent();
    }
}
