package dev.mooring.simulator.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** Which metric: another value of a dimension is another metric. */
record MetricKey(String namespace, String name, SortedMap<String, String> dimensions) {

    static MetricKey of(String namespace, String name, List<Dimension> dimensions) {
        SortedMap<String, String> byName = new TreeMap<>();
        dimensions.forEach(dimension -> byName.put(dimension.name(), dimension.value()));
        return new MetricKey(namespace, name, byName);
    }

    static MetricKey of(String namespace, String name, Map<String, String> dimensions) {
        return new MetricKey(namespace, name, new TreeMap<>(dimensions));
    }

    static MetricKey of(Metric metric) {
        return of(metric.namespace(), metric.metricName(), metric.dimensions());
    }

    Metric toMetric() {
        return Metric.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensions(dimensions.entrySet().stream()
                        .map(each -> Dimension.builder()
                                .name(each.getKey())
                                .value(each.getValue())
                                .build())
                        .toList())
                .build();
    }
}
