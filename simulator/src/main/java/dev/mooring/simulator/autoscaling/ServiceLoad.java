package dev.mooring.simulator.autoscaling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.ControlResource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code POST /_simulator/load}: how much work a service has. The tasks that run share it, so that more of them bring the
 * figures down:
 *
 * <pre>{@code
 * {"cluster": "staging", "service": "orders", "cpu": 240, "memory": 90, "requests": 5000}
 * }</pre>
 *
 * {@code cpu} and {@code memory} are percent of one task, {@code requests} a number per minute. A member that is left out
 * keeps what it was.
 */
final class ServiceLoad implements ControlResource, MetricFeed {
    private static final Set<String> FIGURES = Set.of("cpu", "memory", "requests");
    private static final Map<String, String> METRICS =
            Map.of("CPUUtilization", "cpu", "MemoryUtilization", "memory", "RequestCountPerTarget", "requests");
    private final Map<String, Map<String, Double>> loads = new HashMap<>();
    private final Capacity capacity;
    private final RequestShares shares;

    ServiceLoad(Capacity capacity, RequestShares shares) {
        this.capacity = capacity;
        this.shares = shares;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public Object post(JsonNode document) {
        String resourceId = "service/" + text(document, "cluster") + "/" + text(document, "service");
        Map<String, Double> figures = new HashMap<>();
        document.properties().forEach(member -> {
            if (FIGURES.contains(member.getKey())) {
                figures.put(member.getKey(), number(member.getKey(), member.getValue()));
            } else if (!Set.of("cluster", "service").contains(member.getKey())) {
                throw new IllegalArgumentException("unknown member '" + member.getKey()
                        + "'; known are cluster, service and " + new TreeSet<>(FIGURES));
            }
        });
        Map<String, Double> load = loads.computeIfAbsent(resourceId, id -> new HashMap<>());
        load.putAll(figures);
        return Map.of("resourceId", resourceId, "load", load);
    }

    private static String text(JsonNode document, String member) {
        if (!document.path(member).isTextual()) {
            throw new IllegalArgumentException("'" + member + "' must be a string");
        }
        return document.path(member).asText();
    }

    private static double number(String member, JsonNode value) {
        if (!value.isNumber() || value.asDouble() < 0) {
            throw new IllegalArgumentException("'" + member + "' must be a number of at least 0");
        }
        return value.asDouble();
    }

    @Override
    public OptionalDouble latest(Caller caller, String resourceId, Metric metric) {
        int running = capacity.running(caller, resourceId);
        boolean counted =
                metric.namespace().equals("AWS/ECS") && metric.statistic().equals("SampleCount");
        if (counted || metric.name().equals("RunningTaskCount")) {
            return running == 0 ? OptionalDouble.empty() : OptionalDouble.of(running);
        }
        Double load = loads.getOrDefault(resourceId, Map.of()).get(METRICS.getOrDefault(metric.name(), ""));
        if (load == null || running == 0) {
            return OptionalDouble.empty();
        }
        String group = metric.dimensions().get("TargetGroup");
        if (group == null) {
            return OptionalDouble.of(load / running);
        }
        OptionalDouble share = shares.ofEachTarget(caller, group);
        return share.isPresent() ? OptionalDouble.of(load * share.getAsDouble()) : share;
    }
}
