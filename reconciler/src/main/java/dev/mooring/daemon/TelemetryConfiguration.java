package dev.mooring.daemon;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the daemon's figures go besides {@code /metrics} of the admin port.
 *
 * @param cloudWatchNamespace none: they do not go to CloudWatch
 */
public record TelemetryConfiguration(
        @JsonProperty("cloudWatchNamespace") @Nullable String cloudWatchNamespace) {
    static final TelemetryConfiguration NONE = new TelemetryConfiguration(null);
}
