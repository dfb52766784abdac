package dev.mooring.daemon;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the daemon's figures go besides {@code /metrics} of the admin port.
 *
 * @param cloudWatchNamespace none: they do not go to CloudWatch
 * @param deploymentsLogGroup where the end of each rollout is told, beside what CI tells there; none: nowhere
 */
public record TelemetryConfiguration(
        @JsonProperty("cloudWatchNamespace") @Nullable String cloudWatchNamespace,
        @JsonProperty("deploymentsLogGroup") @Nullable String deploymentsLogGroup) {
    static final TelemetryConfiguration NONE = new TelemetryConfiguration(null, null);
}
