package dev.mooring.simulator.ecr;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** One image: what it is, what it is called, what a scan found. */
final class EcrImage {
    private final String digest;
    private final String manifest;
    private final @Nullable String mediaType;
    private final Instant pushedAt;
    final Set<String> tags = new LinkedHashSet<>();

    /** Null while nobody scanned it. */
    @Nullable ScanStatus scan;

    @Nullable Instant scannedAt;

    List<ImageScanFinding> findings = List.of();

    EcrImage(String digest, String manifest, @Nullable String mediaType, Instant pushedAt) {
        this.digest = digest;
        this.manifest = manifest;
        this.mediaType = mediaType;
        this.pushedAt = pushedAt;
    }

    String digest() {
        return digest;
    }

    String manifest() {
        return manifest;
    }

    @Nullable String mediaType() {
        return mediaType;
    }

    Instant pushedAt() {
        return pushedAt;
    }

    void scanned(ScanStatus status, List<ImageScanFinding> found, Instant at) {
        scan = status;
        findings = List.copyOf(found);
        scannedAt = at;
    }
}
