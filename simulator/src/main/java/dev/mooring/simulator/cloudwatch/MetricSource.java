package dev.mooring.simulator.cloudwatch;

import dev.mooring.simulator.Caller;
import java.util.Map;

/** A simulated service that measures itself, once a minute of the simulator's clock. Called under the simulator's lock. */
@FunctionalInterface
public interface MetricSource {
    void measure(Meter meter);

    /** Takes measurements of the minute that has just passed. */
    @FunctionalInterface
    interface Meter {
        /** @param unit as CloudWatch names it: {@code Percent}, {@code Count}, {@code Seconds} */
        void record(
                Caller owner,
                String namespace,
                String metric,
                Map<String, String> dimensions,
                String unit,
                double value);
    }
}
