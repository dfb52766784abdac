package dev.mooring.simulator.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.ControlResource;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/**
 * {@code POST /_simulator/ecr}: an image as a build pushes it, and what its scan finds. The repository is made where it is
 * not there; an image that is there keeps its digest and is scanned again.
 *
 * <pre>{@code
 * {"image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:commit-1", "architecture": "arm64 amd64",
 *  "scan": "COMPLETE", "findings": [{"name": "CVE-2026-1234", "severity": "CRITICAL", "uri": "https://…"}]}
 * }</pre>
 *
 * {@code architecture} names one platform or several of Linux, {@code amd64} without it. {@code scan} is a status of ECR's, or {@code NONE} for an image that nobody scans; without it, {@code COMPLETE}.
 */
final class EcrControl implements ControlResource {
    private static final Pattern IMAGE =
            Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com/([^:@]+):([^:@]+)");
    private final Regional<Repositories> regions;
    private final RepositoryOperations repositories;
    private final Timeline timeline;

    EcrControl(Regional<Repositories> regions, RepositoryOperations repositories, Timeline timeline) {
        this.regions = regions;
        this.repositories = repositories;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return "ecr";
    }

    @Override
    public Object post(JsonNode document) {
        Matcher name = IMAGE.matcher(document.path("image").asText());
        if (!name.matches()) {
            throw new IllegalArgumentException(
                    "'image' must be ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG, as ECR names images");
        }
        List<String> architectures =
                List.of(document.path("architecture").asText("amd64").split(" ", -1));
        List<ImageScanFinding> findings = findings(document.path("findings"));
        String scan = document.path("scan").asText("COMPLETE");
        if (!scan.equals("NONE") && ScanStatus.fromValue(scan) == ScanStatus.UNKNOWN_TO_SDK_VERSION) {
            throw new IllegalArgumentException("'scan' must be NONE or one of " + ScanStatus.knownValues());
        }
        Caller owner = new Caller(name.group(1), name.group(2));
        for (EcrImage image : image(owner, name.group(3), name.group(4), architectures)) {
            image.scan = null;
            if (!scan.equals("NONE")) {
                image.scanned(Objects.requireNonNull(ScanStatus.fromValue(scan)), findings, timeline.now());
            }
        }
        return Map.of(
                "imageDigest",
                regions.of(owner)
                        .find(name.group(3))
                        .orElseThrow()
                        .get(tagged(name.group(4)))
                        .digest());
    }

    /** The images of this tag, one for each platform, pushed if they are not there. */
    List<EcrImage> image(Caller owner, String repositoryName, String tag, List<String> architectures) {
        Repository repository = regions.of(owner).find(repositoryName).orElseGet(() -> {
            Repository fresh = repositories.plain(repositoryName, owner);
            regions.of(owner).add(fresh);
            return fresh;
        });
        repository.find(tagged(tag)).ifPresent(replaced -> replaced.tags.remove(tag));
        return Build.of(repositoryName, tagged(tag), architectures).into(repository, timeline.now());
    }

    private static ImageIdentifier tagged(String tag) {
        return ImageIdentifier.builder().imageTag(tag).build();
    }

    private static List<ImageScanFinding> findings(JsonNode nodes) {
        List<ImageScanFinding> findings = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (!node.path("name").isTextual() || !node.path("severity").isTextual()) {
                throw new IllegalArgumentException("a finding needs 'name' and 'severity'");
            }
            findings.add(ImageScanFinding.builder()
                    .name(node.path("name").asText())
                    .severity(node.path("severity").asText())
                    .uri(node.path("uri")
                            .asText("https://cve.example.com/"
                                    + node.path("name").asText()))
                    .description(node.path("description").asText(""))
                    .build());
        }
        return findings;
    }
}
