package dev.mooring.daemon;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mooring.aws.AwsSessions;
import jakarta.validation.constraints.AssertTrue;
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
    static final String NO_REGION = "has no Region to send to: set AWS_REGION to the one that the daemon runs in, or a"
            + " region in its AWS profile, or leave cloudWatchNamespace and deploymentsLogGroup out";

    /** Figures go to the account and Region of the process itself, which no environment's specs name. */
    @JsonIgnore
    @AssertTrue(message = NO_REGION) public boolean isRegionKnown() {
        return (cloudWatchNamespace == null && deploymentsLogGroup == null)
                || AwsSessions.ownRegion().isDefined();
    }
}
