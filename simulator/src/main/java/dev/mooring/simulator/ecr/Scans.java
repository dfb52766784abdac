package dev.mooring.simulator.ecr;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ScanStatus;
import software.amazon.awssdk.services.ecr.model.StartImageScanRequest;
import software.amazon.awssdk.services.ecr.model.StartImageScanResponse;

/** Scans of images, which find what the simulator was told that there is. */
final class Scans {
    static final ScanStatus COMPLETE = ScanStatus.COMPLETE;
    private static final int MOST_PER_PAGE = 1000;
    private static final int USUAL_PAGE = 100;
    private final Regional<Repositories> regions;
    private final Timeline timeline;

    Scans(Regional<Repositories> regions, Timeline timeline) {
        this.regions = regions;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(StartImageScanRequest.class, this::start);
        operations.on(DescribeImageScanFindingsRequest.class, this::findings);
    }

    private StartImageScanResponse start(StartImageScanRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        EcrImage image = repository.get(request.imageId());
        image.scanned(ScanStatus.COMPLETE, image.findings, timeline.now());
        return StartImageScanResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .imageId(request.imageId().toBuilder()
                        .imageDigest(image.digest())
                        .build())
                .imageScanStatus(status -> status.status(ScanStatus.IN_PROGRESS))
                .build();
    }

    private DescribeImageScanFindingsResponse findings(DescribeImageScanFindingsRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        EcrImage image = repository.get(request.imageId());
        ScanStatus status = image.scan;
        if (status == null) {
            throw EcrErrors.noScan(request.imageId(), repository);
        }
        Integer size = request.maxResults() == null ? Integer.valueOf(USUAL_PAGE) : request.maxResults();
        Page<ImageScanFinding> page =
                Page.of(image.findings, request.nextToken(), size, MOST_PER_PAGE, EcrErrors::badToken);
        DescribeImageScanFindingsResponse.Builder answer = DescribeImageScanFindingsResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .imageId(request.imageId().toBuilder()
                        .imageDigest(image.digest())
                        .build())
                .imageScanStatus(scan -> scan.status(status)
                        .description(status == ScanStatus.COMPLETE ? "The scan was completed successfully." : null))
                .nextToken(page.next());
        return status == ScanStatus.COMPLETE || status == ScanStatus.ACTIVE
                ? answer.imageScanFindings(found -> found.imageScanCompletedAt(image.scannedAt)
                                .vulnerabilitySourceUpdatedAt(image.scannedAt)
                                .findingSeverityCountsWithStrings(ImageOperations.counts(image.findings))
                                .findings(page.items()))
                        .build()
                : answer.build();
    }
}
