package dev.mooring.simulator.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.ControlResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /_simulator/metrics}: {@code {"namespace": "AWS/ECS", "metric": "CPUUtilization", "dimensions":
 * {"ClusterName": "staging", "ServiceName": "orders"}, "value": 95}} is measured from now on, every minute, instead of what
 * the simulator would measure; {@code "value": null} ends that. Account and Region are the usual ones unless {@code account}
 * and {@code region} say others; {@code unit} is None by default.
 */
final class MetricControl implements ControlResource {
    private static final String USUAL_ACCOUNT = "123456789012";
    private static final String USUAL_REGION = "us-east-1";

    private final PlatformMetrics metrics;

    MetricControl(PlatformMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public Object post(JsonNode document) {
        Caller owner = new Caller(
                document.path("account").asText(USUAL_ACCOUNT),
                document.path("region").asText(USUAL_REGION));
        Map<String, String> dimensions = new LinkedHashMap<>();
        document.path("dimensions")
                .properties()
                .forEach(dimension ->
                        dimensions.put(dimension.getKey(), dimension.getValue().asText()));
        MetricKey key = MetricKey.of(text(document, "namespace"), text(document, "metric"), dimensions);
        JsonNode value = document.path("value");
        if (!value.isNumber() && !value.isNull()) {
            throw new IllegalArgumentException("'value' must be a number, or null to let the simulator measure again");
        }
        metrics.hold(
                owner,
                key,
                document.path("unit").asText("None"),
                value.isNull() ? Optional.empty() : Optional.of(value.asDouble()));
        return Map.of("metric", key.toMetric().toString(), "held", !value.isNull());
    }

    private static String text(JsonNode document, String member) {
        if (!document.path(member).isTextual()) {
            throw new IllegalArgumentException("'" + member + "' must be a string");
        }
        return document.path(member).asText();
    }
}
