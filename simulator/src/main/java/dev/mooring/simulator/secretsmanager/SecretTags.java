package dev.mooring.simulator.secretsmanager;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.TagStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;

/** The tags of secrets. */
final class SecretTags implements TagStore {
    private static final int MOST_TAGS = 50;
    private final Secrets secrets;

    SecretTags(Secrets secrets) {
        this.secrets = secrets;
    }

    void bind(Api.Operations operations) {
        operations.on(TagResourceRequest.class, this::tagResource);
        operations.on(UntagResourceRequest.class, this::untagResource);
    }

    static void put(Secret secret, List<Tag> tags) {
        Map<String, String> more = new LinkedHashMap<>();
        tags.forEach(tag -> more.put(tag.key(), tag.value() == null ? "" : tag.value()));
        put(secret, more);
    }

    private static void put(Secret secret, Map<String, String> more) {
        Set<String> keys = new HashSet<>(secret.tags.keySet());
        keys.addAll(more.keySet());
        if (keys.size() > MOST_TAGS) {
            throw SecretsErrors.tooManyTags();
        }
        secret.tag(more);
    }

    private TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        put(secrets.usable(caller, request.secretId()), request.tags());
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        request.tagKeys().forEach(secrets.usable(caller, request.secretId()).tags::remove);
        return UntagResourceResponse.builder().build();
    }

    @Override
    public Map<String, Map<String, String>> tagged(Caller caller) {
        Map<String, Map<String, String>> tagged = new LinkedHashMap<>();
        secrets.all(caller).stream()
                .filter(secret -> secret.everTagged)
                .forEach(secret -> tagged.put(secret.arn(), Map.copyOf(secret.tags)));
        return tagged;
    }

    @Override
    public boolean tag(Caller caller, String arn, Map<String, String> tags) {
        Optional<Secret> secret = find(caller, arn);
        secret.ifPresent(found -> put(found, tags));
        return secret.isPresent();
    }

    @Override
    public boolean untag(Caller caller, String arn, Set<String> keys) {
        Optional<Secret> secret = find(caller, arn);
        secret.ifPresent(found -> found.tags.keySet().removeAll(keys));
        return secret.isPresent();
    }

    private Optional<Secret> find(Caller caller, String arn) {
        return secrets.find(caller, arn).filter(secret -> secret.arn().equals(arn));
    }
}
