package dev.mooring.simulator.ecr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/**
 * What a builder for several platforms makes of one tag: an image for each platform and an index that says which is which.
 * ECR scans the images, not the index.
 *
 * @param name of the index: by tag, or by a digest that it has then whatever is in it
 */
record Build(ImageIdentifier name, Manifest index, List<Manifest> images) {
    private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

    /** @param architectures as in manifests: {@code amd64}, {@code arm64} */
    static Build of(String repository, ImageIdentifier name, List<String> architectures) {
        String seed = repository + ":" + Optional.ofNullable(name.imageTag()).orElse(name.imageDigest());
        List<Manifest> images = architectures.stream()
                .map(architecture -> image(seed + " " + architecture))
                .toList();
        List<String> entries = new ArrayList<>();
        for (int at = 0; at < images.size(); at++) {
            entries.add("""
                    {"mediaType": "%s", "digest": "%s", "size": 1024, \
                    "platform": {"architecture": "%s", "os": "linux"}}""".formatted(IMAGE, images.get(at).digest(), architectures.get(at)));
        }
        String text = """
                {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [%s]}""".formatted(String.join(", ", entries));
        return new Build(name, Manifest.read(text, null), images);
    }

    private static Manifest image(String seed) {
        return Manifest.read("""
                {"schemaVersion": 2, "mediaType": "%s", "config": {"mediaType": \
                "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": 512}, "layers": []}""".formatted(IMAGE, Manifest.digest(seed)), null);
    }

    /** Puts it there, the images scanned and without findings; returns these. */
    List<EcrImage> into(Repository repository, Instant now) {
        List<EcrImage> pushed = images.stream()
                .map(manifest -> repository.images.computeIfAbsent(
                        manifest.digest(), digest -> new EcrImage(digest, manifest.text(), manifest.mediaType(), now)))
                .toList();
        pushed.forEach(image -> image.scanned(Scans.COMPLETE, List.of(), now));
        String digest = Optional.ofNullable(name.imageDigest()).orElse(index.digest());
        EcrImage whole = repository.images.computeIfAbsent(
                digest, own -> new EcrImage(own, index.text(), index.mediaType(), now));
        Optional.ofNullable(name.imageTag()).ifPresent(whole.tags::add);
        return pushed;
    }
}
