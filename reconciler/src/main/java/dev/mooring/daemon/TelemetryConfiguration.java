package dev.mooring.daemon;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vavr.control.Option;
import java.util.function.Supplier;
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
    static final String NO_REGION =
            "telemetry has no Region to send to: set AWS_REGION to the one that the daemon runs in, or a"
                    + " region in its AWS profile, or leave cloudWatchNamespace and deploymentsLogGroup out";

    /**
     * Why figures could not be sent. They go to the account and Region of the process itself, which no environment's specs
     * name.
     *
     * @param ownRegion that of the process, asked for only where there is something to send: the answer may take a while
     */
    public Option<String> problem(Supplier<Option<String>> ownRegion) {
        boolean sends = cloudWatchNamespace != null || deploymentsLogGroup != null;
        return Option.when(sends && ownRegion.get().isEmpty(), NO_REGION);
    }
}
