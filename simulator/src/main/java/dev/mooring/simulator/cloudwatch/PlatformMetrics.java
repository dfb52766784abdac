package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the simulated services measure of themselves every minute, and what is held at a value by hand. */
final class PlatformMetrics {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_HELD = 1000;

    private record Owned(Caller owner, MetricKey key) {}

    private record Held(String unit, double value) {}

    private final Regional<MetricStore> stores;
    private final List<MetricSource> sources = new ArrayList<>();
    private final Map<Owned, Held> held = new LinkedHashMap<>();

    PlatformMetrics(Regional<MetricStore> stores) {
        this.stores = stores;
    }

    void add(MetricSource source) {
        sources.add(source);
    }

    /** @param value empty to hold the metric no longer */
    void hold(Caller owner, MetricKey key, String unit, Optional<Double> value) {
        held.remove(new Owned(owner, key));
        if (held.size() >= MOST_HELD) {
            throw new IllegalArgumentException("no more than " + MOST_HELD + " metrics can be held");
        }
        value.ifPresent(number -> held.put(new Owned(owner, key), new Held(unit, number)));
    }

    /** Records the minute before {@code now}. */
    void measure(Instant now) {
        Instant minute = now.minus(MINUTE);
        for (MetricSource source : sources) {
            source.measure((owner, namespace, metric, dimensions, unit, value) -> {
                MetricKey key = MetricKey.of(namespace, metric, dimensions);
                if (!held.containsKey(new Owned(owner, key))) {
                    stores.of(owner).put(key, minute, unit, false, Samples.of(value), now);
                }
            });
        }
        held.forEach((owned, value) ->
                stores.of(owned.owner()).put(owned.key(), minute, value.unit(), false, Samples.of(value.value()), now));
    }
}
