package dev.mooring.services.kit.messaging;

import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a queue is worked on.
 *
 * @param concurrency how many messages at once; 10 if not given
 * @param visibility for how long a message stays ours without a heartbeat; a heartbeat comes three times in it; 30 s
 * @param receiveWait how long one call waits for messages; also how long stopping may take at least; 5 s
 * @param drain how long messages in hand may take when the service stops; less than the container's stop timeout; 20 s
 */
public record WorkerConfiguration(
        @NotEmpty String queueUrl,
        @Min(1) @Max(1000) @Nullable Integer concurrency,
        @Nullable Duration visibility,
        @Nullable Duration receiveWait,
        @Nullable Duration drain) {

    int slots() {
        return Objects.requireNonNullElse(concurrency, 10);
    }

    int visibilitySeconds() {
        return (int)
                Objects.requireNonNullElse(visibility, Duration.seconds(30)).toSeconds();
    }

    int waitSeconds() {
        return (int)
                Objects.requireNonNullElse(receiveWait, Duration.seconds(5)).toSeconds();
    }

    java.time.Duration drainTime() {
        return Objects.requireNonNullElse(drain, Duration.seconds(20)).toJavaDuration();
    }
}
