package dev.mooring.kinds.service.actuator;

import dev.mooring.aws.AwsSession;
import dev.mooring.manifest.Environment.Severity;
import dev.mooring.resource.Failure;
import dev.mooring.resource.ImageScan;
import dev.mooring.resource.ImageScan.Finding;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.EnhancedImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;

/**
 * Asks ECR what its scans found in images. One call tells how many findings of which severity there are; only where some are
 * too grave are they read by name. What is known to be harmless is not asked for again, by its digest.
 */
final class ImageScanActuator {
    private static final String DESCRIBE = "ecr:DescribeImages";
    private static final String FINDINGS = "ecr:DescribeImageScanFindings";
    private static final Set<String> ENDED = Set.of("COMPLETE", "ACTIVE");
    private static final Set<String> UNDER_WAY = Set.of("IN_PROGRESS", "PENDING");
    private static final int NAMED = 100;
    private final AwsSession session;
    private final Set<String> harmless = ConcurrentHashMap.newKeySet();

    /** To be kept for as long as the session. */
    ImageScanActuator(AwsSession session) {
        this.session = session;
    }

    /** What is graver than {@code limit} in the image of this digest, which {@code image} stands for on the task's machines. */
    ImageScan scan(String image, EcrImageName name, String digest, Severity limit) {
        return harmless.contains(key(digest, limit))
                ? new ImageScan.Scanned(image, Vector.empty())
                : described(image, name, digest, limit);
    }

    private ImageScan described(String image, EcrImageName name, String digest, Severity limit) {
        Either<Failure, Option<ImageDetail>> answer = session.calls()
                .find(
                        DESCRIBE,
                        () -> session.ecr()
                                .describeImages(request -> request.registryId(name.registry())
                                        .repositoryName(name.repository())
                                        .imageIds(ImageIdentifier.builder()
                                                .imageDigest(digest)
                                                .build()))
                                .imageDetails()
                                .get(0),
                        ImageNotFoundException.class);
        return answer.fold(
                failure -> new ImageScan.Unreadable(image, failure),
                found -> found.map(detail -> judged(image, name, detail, limit))
                        .getOrElse(() -> new ImageScan.Missing(image, "it names " + digest + ", which is not there")));
    }

    private ImageScan judged(String image, EcrImageName name, ImageDetail detail, Severity limit) {
        String key = key(detail.imageDigest(), limit);
        String status = detail.imageScanStatus() == null
                ? "none"
                : String.valueOf(detail.imageScanStatus().statusAsString());
        if (!ENDED.contains(status)) {
            return unfinished(image, status);
        }
        Map<String, Integer> counts = detail.imageScanFindingsSummary() == null
                ? Map.of()
                : detail.imageScanFindingsSummary().findingSeverityCountsAsStrings();
        if (counts.keySet().stream().noneMatch(severity -> graver(severity, limit))) {
            harmless.add(key);
            return new ImageScan.Scanned(image, Vector.empty());
        }
        return named(image, name, detail.imageDigest(), limit);
    }

    private static ImageScan unfinished(String image, String status) {
        if (status.equals("none")) {
            return new ImageScan.Pending(
                    image, "nobody scanned it; let its repository scan on push, or start one with StartImageScan");
        }
        return UNDER_WAY.contains(status)
                ? new ImageScan.Pending(image, "it is " + status)
                : new ImageScan.Unreadable(
                        image, new Failure.Terminal(DESCRIBE, status, "ECR has no findings of this image to show"));
    }

    private ImageScan named(String image, EcrImageName name, String digest, Severity limit) {
        return session.calls()
                .call(
                        FINDINGS,
                        () -> session.ecr()
                                .describeImageScanFindings(request -> request.registryId(name.registry())
                                        .repositoryName(name.repository())
                                        .imageId(id -> id.imageDigest(digest))
                                        .maxResults(NAMED)))
                .<ImageScan>fold(
                        failure -> new ImageScan.Unreadable(image, failure),
                        answer -> new ImageScan.Scanned(image, gravest(answer, limit)));
    }

    /** Of basic scanning, or of Amazon Inspector's. */
    private static Seq<Finding> gravest(DescribeImageScanFindingsResponse answer, Severity limit) {
        Vector<Finding> basic = Vector.ofAll(answer.imageScanFindings().findings())
                .map((ImageScanFinding finding) -> new Finding(finding.name(), finding.severityAsString()));
        Vector<Finding> enhanced = Vector.ofAll(answer.imageScanFindings().enhancedFindings())
                .map((EnhancedImageScanFinding finding) -> new Finding(finding.title(), finding.severity()));
        Vector<Finding> found = basic.appendAll(enhanced).filter(finding -> graver(finding.severity(), limit));
        return found.isEmpty()
                ? Vector.of(new Finding("findings that ECR counts and does not list", "graver than " + limit))
                : found.sortBy(finding -> -rank(finding.severity())).distinct();
    }

    private static boolean graver(String severity, Severity limit) {
        return rank(severity) > rank(limit.name());
    }

    /** Severities that nobody has put in order, such as UNDEFINED, are the least. */
    private static int rank(String severity) {
        return Vector.of(Severity.values()).map(Severity::name).indexOf(severity);
    }

    private static String key(String digest, Severity limit) {
        return limit + " " + digest;
    }
}
