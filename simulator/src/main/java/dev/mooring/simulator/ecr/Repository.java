package dev.mooring.simulator.ecr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** One repository with its images. */
final class Repository {
    software.amazon.awssdk.services.ecr.model.Repository settings;
    final Map<String, EcrImage> images = new LinkedHashMap<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    boolean everTagged;
    /** Whether what is asked for by tag comes into being. */
    boolean stocked;

    @Nullable String policy;

    @Nullable String lifecyclePolicy;

    Repository(software.amazon.awssdk.services.ecr.model.Repository settings) {
        this.settings = settings;
    }

    String name() {
        return settings.repositoryName();
    }

    String registry() {
        return settings.registryId();
    }

    String arn() {
        return settings.repositoryArn();
    }

    boolean isImmutable() {
        return settings.imageTagMutabilityAsString().startsWith("IMMUTABLE");
    }

    boolean scansOnPush() {
        return Boolean.TRUE.equals(settings.imageScanningConfiguration().scanOnPush());
    }

    void tag(Map<String, String> more) {
        tags.putAll(more);
        everTagged |= !more.isEmpty();
    }

    /** By digest, by tag, or by both where both name the same image. */
    Optional<EcrImage> find(ImageIdentifier id) {
        return images.values().stream()
                .filter(image -> id.imageDigest() == null || id.imageDigest().equals(image.digest()))
                .filter(image -> id.imageTag() == null || image.tags.contains(id.imageTag()))
                .findFirst();
    }

    EcrImage get(ImageIdentifier id) {
        if (id.imageDigest() == null && id.imageTag() == null) {
            throw EcrErrors.invalid("Invalid parameter at 'imageId' failed to satisfy constraint: "
                    + "'an image digest or a tag must be given'");
        }
        return find(id).orElseThrow(() -> EcrErrors.noImage(id, this));
    }
}
