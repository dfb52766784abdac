package dev.mooring.simulator.ssm;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.TagStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.ssm.model.Tag;

/** The tags of parameters. */
final class ParameterTags implements TagStore {
    private static final int MOST_TAGS = 50;
    private final Parameters parameters;

    ParameterTags(Parameters parameters) {
        this.parameters = parameters;
    }

    void bind(Api.Operations operations) {
        operations.on(AddTagsToResourceRequest.class, this::add);
        operations.on(RemoveTagsFromResourceRequest.class, this::remove);
        operations.on(ListTagsForResourceRequest.class, this::list);
    }

    static void put(Parameter parameter, List<Tag> tags) {
        Map<String, String> more = new LinkedHashMap<>();
        tags.forEach(tag -> more.put(tag.key(), tag.value()));
        put(parameter, more);
    }

    private static void put(Parameter parameter, Map<String, String> more) {
        Set<String> keys = new HashSet<>(parameter.tags.keySet());
        keys.addAll(more.keySet());
        if (keys.size() > MOST_TAGS) {
            throw SsmErrors.tooManyTags();
        }
        parameter.tag(more);
    }

    private AddTagsToResourceResponse add(AddTagsToResourceRequest request, Caller caller) {
        put(byId(request.resourceTypeAsString(), request.resourceId(), caller), request.tags());
        return AddTagsToResourceResponse.builder().build();
    }

    private RemoveTagsFromResourceResponse remove(RemoveTagsFromResourceRequest request, Caller caller) {
        Parameter parameter = byId(request.resourceTypeAsString(), request.resourceId(), caller);
        request.tagKeys().forEach(parameter.tags::remove);
        return RemoveTagsFromResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse list(ListTagsForResourceRequest request, Caller caller) {
        List<Tag> tags = byId(request.resourceTypeAsString(), request.resourceId(), caller).tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return ListTagsForResourceResponse.builder().tagList(tags).build();
    }

    private Parameter byId(String type, String name, Caller caller) {
        if (!type.equals("Parameter")) {
            throw SsmErrors.notHere(type);
        }
        return parameters.find(caller, name).orElseThrow(() -> SsmErrors.noResource(name));
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        parameters.all(caller).stream()
                .filter(parameter -> parameter.everTagged)
                .forEach(parameter -> tagged.put(parameter.arn(), Map.copyOf(parameter.tags)));
        return tagged;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        Optional<Parameter> parameter = find(caller, arn);
        parameter.ifPresent(found -> put(found, tags));
        return parameter.isPresent();
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        Optional<Parameter> parameter = find(caller, arn);
        parameter.ifPresent(found -> found.tags.keySet().removeAll(keys));
        return parameter.isPresent();
    }

    private Optional<Parameter> find(Caller caller, String arn) {
        return parameters.find(caller, arn).filter(parameter -> parameter.arn().equals(arn));
    }
}
