package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

/** Metrics are put and listed. */
final class MetricOperations {
    private static final int PAGE = 500;
    private static final Duration RECENT = Duration.ofHours(3);

    private final Regional<MetricStore> stores;
    private final Timeline timeline;

    MetricOperations(Regional<MetricStore> stores, Timeline timeline) {
        this.stores = stores;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(PutMetricDataRequest.class, this::putMetricData);
        operations.on(ListMetricsRequest.class, this::listMetrics);
    }

    private PutMetricDataResponse putMetricData(PutMetricDataRequest request, Caller caller) {
        DatumRules.check(request, timeline.now());
        request.metricData().forEach(datum -> put(request.namespace(), datum, caller));
        request.entityMetricData()
                .forEach(entity -> entity.metricData().forEach(datum -> put(request.namespace(), datum, caller)));
        return PutMetricDataResponse.builder().build();
    }

    private void put(String namespace, MetricDatum datum, Caller caller) {
        Instant now = timeline.now();
        stores.of(caller)
                .put(
                        MetricKey.of(namespace, datum.metricName(), datum.dimensions()),
                        datum.timestamp() == null ? now : datum.timestamp(),
                        datum.unitAsString(),
                        Objects.equals(datum.storageResolution(), 1),
                        samples(datum),
                        now);
    }

    private static Samples samples(MetricDatum datum) {
        Samples samples = new Samples();
        if (datum.value() != null) {
            samples.add(datum.value(), 1);
        }
        if (datum.statisticValues() != null) {
            samples.add(datum.statisticValues());
        }
        for (int i = 0; i < datum.values().size(); i++) {
            samples.add(
                    datum.values().get(i),
                    datum.counts().isEmpty() ? 1 : datum.counts().get(i));
        }
        return samples;
    }

    private ListMetricsResponse listMetrics(ListMetricsRequest request, Caller caller) {
        Instant recent = timeline.now().minus(RECENT);
        boolean onlyRecent = request.recentlyActive() == RecentlyActive.PT3_H;
        List<MetricKey> found = stores.of(caller)
                .all()
                .filter(each -> !onlyRecent || each.getValue().isAfter(recent))
                .map(Map.Entry::getKey)
                .filter(key -> Optional.ofNullable(request.namespace())
                        .filter(namespace -> !namespace.equals(key.namespace()))
                        .isEmpty())
                .filter(key -> Optional.ofNullable(request.metricName())
                        .filter(name -> !name.equals(key.name()))
                        .isEmpty())
                .filter(key -> request.dimensions().stream().allMatch(filter -> matches(filter, key)))
                .toList();
        Page<MetricKey> page = Page.of(found, request.nextToken(), null, PAGE, CloudWatchErrors::badToken);
        return ListMetricsResponse.builder()
                .metrics(page.items().stream().map(MetricKey::toMetric).toList())
                .nextToken(page.next())
                .build();
    }

    private static boolean matches(DimensionFilter filter, MetricKey key) {
        String value = key.dimensions().get(filter.name());
        return value != null && (filter.value() == null || filter.value().equals(value));
    }
}
