package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetector;
import software.amazon.awssdk.services.cloudwatch.model.AnomalyDetectorStateValue;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAnomalyDetectorRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAnomalyDetectorResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAnomalyDetectorsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAnomalyDetectorsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricMathAnomalyDetector;
import software.amazon.awssdk.services.cloudwatch.model.PutAnomalyDetectorRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutAnomalyDetectorResponse;
import software.amazon.awssdk.services.cloudwatch.model.SingleMetricAnomalyDetector;

/** Anomaly detectors, kept as they are put; an alarm's band needs none of them. */
final class AnomalyDetectors {
    private static final int PAGE = 10;

    /** What a detector watches; its configuration may change. */
    private record Subject(
            @Nullable MetricKey metric,
            @Nullable String statistic,
            @Nullable MetricMathAnomalyDetector math) {}

    private final Regional<Map<Subject, AnomalyDetector>> regions = new Regional<>(caller -> new LinkedHashMap<>());

    void bind(Api.Operations operations) {
        operations.on(PutAnomalyDetectorRequest.class, this::putAnomalyDetector);
        operations.on(DescribeAnomalyDetectorsRequest.class, this::describeAnomalyDetectors);
        operations.on(DeleteAnomalyDetectorRequest.class, this::deleteAnomalyDetector);
    }

    @SuppressWarnings("deprecation") // older clients name the metric beside the detector
    private PutAnomalyDetectorResponse putAnomalyDetector(PutAnomalyDetectorRequest request, Caller caller) {
        SingleMetricAnomalyDetector single = single(
                request.singleMetricAnomalyDetector(),
                request.namespace(),
                request.metricName(),
                request.dimensions(),
                request.stat());
        Subject subject = subject(single, request.metricMathAnomalyDetector());
        AnomalyDetector.Builder detector = AnomalyDetector.builder()
                .configuration(request.configuration())
                .metricCharacteristics(request.metricCharacteristics())
                .metricMathAnomalyDetector(request.metricMathAnomalyDetector())
                .stateValue(AnomalyDetectorStateValue.PENDING_TRAINING);
        if (single != null) {
            detector.namespace(single.namespace())
                    .metricName(single.metricName())
                    .dimensions(single.dimensions())
                    .stat(single.stat())
                    .singleMetricAnomalyDetector(single);
        }
        regions.of(caller).put(subject, detector.build());
        return PutAnomalyDetectorResponse.builder().build();
    }

    private static @Nullable SingleMetricAnomalyDetector single(
            @Nullable SingleMetricAnomalyDetector given,
            @Nullable String namespace,
            @Nullable String metric,
            List<Dimension> dimensions,
            @Nullable String statistic) {
        if (given != null || namespace == null) {
            return given;
        }
        return SingleMetricAnomalyDetector.builder()
                .namespace(namespace)
                .metricName(metric)
                .dimensions(dimensions)
                .stat(statistic)
                .build();
    }

    private static Subject subject(
            @Nullable SingleMetricAnomalyDetector single, @Nullable MetricMathAnomalyDetector math) {
        if (single == null && math == null) {
            throw CloudWatchErrors.missing("SingleMetricAnomalyDetector or MetricMathAnomalyDetector");
        }
        if (single != null && math != null) {
            throw CloudWatchErrors.exclusive("SingleMetricAnomalyDetector", "MetricMathAnomalyDetector");
        }
        if (single == null) {
            return new Subject(null, null, math);
        }
        if (single.namespace() == null || single.metricName() == null || single.stat() == null) {
            throw CloudWatchErrors.missing("Namespace, MetricName and Stat");
        }
        return new Subject(
                MetricKey.of(single.namespace(), single.metricName(), single.dimensions()), single.stat(), null);
    }

    private DescribeAnomalyDetectorsResponse describeAnomalyDetectors(
            DescribeAnomalyDetectorsRequest request, Caller caller) {
        List<AnomalyDetector> found = regions.of(caller).entrySet().stream()
                .filter(each -> matches(request, each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        Page<AnomalyDetector> page = Page.of(
                found,
                request.nextToken(),
                request.maxResults() == null ? PAGE : request.maxResults(),
                Integer.MAX_VALUE,
                CloudWatchErrors::badToken);
        return DescribeAnomalyDetectorsResponse.builder()
                .anomalyDetectors(page.items())
                .nextToken(page.next())
                .build();
    }

    private static boolean matches(DescribeAnomalyDetectorsRequest request, Subject subject) {
        MetricKey metric = subject.metric();
        if (metric == null) {
            return request.namespace() == null && request.metricName() == null;
        }
        return (request.namespace() == null || request.namespace().equals(metric.namespace()))
                && (request.metricName() == null || request.metricName().equals(metric.name()))
                && (request.dimensions().isEmpty()
                        || MetricKey.of("", "", request.dimensions())
                                .dimensions()
                                .equals(metric.dimensions()));
    }

    @SuppressWarnings("deprecation") // older clients name the metric beside the detector
    private DeleteAnomalyDetectorResponse deleteAnomalyDetector(DeleteAnomalyDetectorRequest request, Caller caller) {
        Subject subject = subject(
                single(
                        request.singleMetricAnomalyDetector(),
                        request.namespace(),
                        request.metricName(),
                        request.dimensions(),
                        request.stat()),
                request.metricMathAnomalyDetector());
        if (regions.of(caller).remove(subject) == null) {
            throw CloudWatchErrors.noResource();
        }
        return DeleteAnomalyDetectorResponse.builder().build();
    }
}
